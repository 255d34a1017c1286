using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Words beside a decision that take it back, doubt it, put it off or give it to somebody else, by whoever may decide: none decides.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class AdverseSayingTests(bool bmo)
{
    private static readonly string[] Gaps = ["\n", "\n\n", "\n\n\n"];
    private static readonly string[] Approvals = ["reviewbot: approve", "@reviewbot approve", "**reviewbot: approve**"];
    private static readonly string[] Harmless = ["", "", "Hi Rhea,\n\n", "Thanks for the form.\n\n", "Everything is answered.\n\n"];

    private static readonly (bool After, string Words)[] Sayings =
        [.. from file in Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Sayings", "Heard"), "adverse-*.txt").Order(StringComparer.Ordinal)
            from line in File.ReadLines(file)
            let parts = line.Split(" | ", 2)
            select (parts[0] == "after", parts[1])];

    [Test]
    public void Nothing_is_decided_beside_any_of_them([Values(Table.Maren, Table.Ines)] string who)
    {
        var decided = (from saying in Sayings from gap in Gaps let text = Put(saying, gap, "reviewbot: approve") where Decides(who, text) select text).ToList();

        Assert.That(decided, Is.Empty);
    }

    [Test]
    public void Nothing_is_decided_beside_two_of_them()
    {
        var random = Samples.Random();
        for (var i = 0; i < 1500; i++)
        {
            var text = Pick(Harmless) + Put(Pick(Sayings), Pick(Gaps), Pick(Approvals));
            text = Pick([0, 1, 2]) == 0 ? Put(Pick(Sayings), Pick(Gaps), text) : text;
            Assert.That(Decides(Pick([Table.Maren, Table.Ines, Table.Tomas]), text), Is.False, text);
        }

        T Pick<T>(IReadOnlyList<T> from) => from[(int)random.Next((uint)from.Count)];
    }

    [TestCase("Strike that.")]
    [TestCase("Meant for the other tab.")]
    [TestCase("I withdraw this.")]
    [TestCase("Barring objections.")]
    [TestCase("Only a test.")]
    public void Nothing_is_denied_where_the_reason_is_taken_back(string words)
    {
        Assert.That(Decides(Table.Maren, $"reviewbot: deny the opt-out is missing. {words}"), Is.False);
        Assert.That(Decides(Table.Maren, "reviewbot: deny the opt-out is missing. Please ask again when it exists."), Is.True);
    }

    private static string Put((bool After, string Words) saying, string gap, string text) => saying.After ? text + gap + saying.Words : saying.Words + gap + text;

    private bool Decides(string who, string text) =>
        Table.Decide(Table.Asked().Say(who, text), Table.Policy(bmo)).Effects.OfType<Effect.SetVerdict>().Any();
}
