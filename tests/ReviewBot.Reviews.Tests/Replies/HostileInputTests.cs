using ReviewBot.Reviews.Replies;

namespace ReviewBot.Reviews.Tests.Replies;

public sealed class HostileInputTests
{
    /// <summary>Far above what any of them takes, far below what quadratic reading would.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly ReplyAddress Names = new("thunderbird-reviewbot@example.org");

    private static IEnumerable<TestCaseData> Texts()
    {
        string[] units =
        [
            ">", "> ", "- ", "1. ", "> - ", "* ", "[", "![", "[a](", "[a](b(", "[[]", "]", "[a]", "[a]: ", "[\n", "[a]: b\n", "[a]: b '\n", "<", "<a ", "<a\n", "<a b='", "a<!--", "<!--\n", "a<?", "a<![CDATA[",
            "</a>", "<a>", "<a></a>", "<div>\n\n", "`a", "`a``b", "```\n", "~~~\n", "*a_", "*a **b ", "**x", "a*", "_ ", "&", "&#", "\\", "\t", "\n", "\r", "a\n", ">a\n", "> a\nb\n\n", "://", "http://", "(In reply to ", "(In reply to a\n",
            "--- Comment #\n", "reviewbot ", "reviewbot x ", "reviewbot:", "reviewbot: \n", "reviewbot: x\n", "reviewbot: assign\n", "@reviewbot\n", "reviewbot, ", "hold ", "hold\n", "please ", "reviewbo hold", "\u200b", "а", "\ud800", "😀", "\0", "/hold/", ".",
            "! ", "'", "__reviewbot__: ",
        ];
        foreach (var unit in units)
        {
            yield return Case(Repeat(unit), unit);
        }
        yield return Case("reviewbot: deny " + Repeat("x"), "a long reason");
        yield return Case("reviewbot: " + Repeat("x"), "a long word");
        yield return Case("reviewbot: assign " + Repeat(" please"), "much politeness");
        yield return Case("reviewbot: embargo until " + Repeat("a "), "many conditions");
        yield return Case(Repeat("[", 32_000) + Repeat("]", 32_000), "brackets within brackets");
        yield return Case(string.Concat(Enumerable.Range(0, 360).Select(i => Repeat("`", i) + "a")), "backquotes of all lengths");
        yield return Case(string.Concat(Enumerable.Range(0, 255).Select(i => new string(' ', i * 2) + "- a\n")), "lists within lists");
        yield return Case(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<x{i}>")) + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"</x{4999 - i}>")), "elements within elements");
        yield return Case(string.Concat(Enumerable.Range(0, 1_000).Select(_ => Repeat("[a](", 256) + "\n\n")), "many blocks of links");

        static TestCaseData Case(string text, string name) => new TestCaseData(text).SetArgDisplayNames(name.ReplaceLineEndings("\\n"));
        static string Repeat(string unit, int length = ReplyReader.LongestComment) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
    }

    [TestCaseSource(nameof(Texts))]
    public void Any_comment_is_read_in_bounded_time_with_a_small_stack(string text)
    {
        ReplyReading? alone = null;
        ReplyReading? followed = null;
        var thread = new Thread(
            () =>
            {
                alone = ReplyReader.Read(text, Names);
                var room = Math.Min(text.Length, ReplyReader.LongestComment - 20);
                followed = ReplyReader.Read(text[..room] + "\n\nreviewbot: hold", Names);
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        Assert.That(thread.Join(Limit), Is.True, "it takes too long");
        Assert.That(alone, Is.Not.Null);
        Assert.That(followed!.HoldSeen, Is.True);
    }
}
