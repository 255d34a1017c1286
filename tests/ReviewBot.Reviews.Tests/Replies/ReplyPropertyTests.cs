using CsCheck;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Replies;

public sealed class ReplyPropertyTests
{
    private static readonly ReplyAddress Names = new("thunderbird-reviewbot@example.org");

    private static readonly Gen<string> Line = OneOf(
        "reviewbot: assign", "@reviewbot approve", "reviewbot: deny no", "reviewbot hold", "reviewbot: hold", "please, reviewbot, hold this", "hold",
        "reviewbot: embargo until 2027-03-01", "reviewbot: xyzzy", "**reviewbot: quiet**", "`reviewbot: hold`", "reviewbot: app\u200brove", "\u202ereviewbot: hold",
        "", "", "", " ", "\t", "text", "We shall see.", "# Heading", "---", "===", "> quoted", ">", "- item", "1. one", "      indented", "* * *", "| a | b |", "|---|---|",
        "```", "````", "~~~", "``` csharp", "`", "``", "<b>", "</b>", "<p>", "<br>", "<!-- note -->", "<!DOCTYPE x>", "<?x", "<![CDATA[", "<a href='", "<x y=\"",
        "[a](", "[a]: https://example.org '", "](b)", "![", "\\", "*", "__", "&amp;", "(In reply to reviewbot from comment #3)", "Created attachment 13",
        "-----Original Message-----", "https://example.org/reviewbot", "\0", "\ufeff", "\ud800", "\udc00x", "😀", "\u2028", "\u0085", "\v\f");

    private static readonly Gen<string> LineEnd = OneOf("\n", "\n", "\n", "\r\n", "\r");

    private static readonly Gen<string> Text = Gen.Select(Line, LineEnd, (line, end) => line + end).Array[0, 12].Select(string.Concat);

    private static readonly Gen<string> Words = OneOf("no", "opt-out", "größer", "see https://example.org/?a=b", "(maybe)", "`x`", "*", "|", "a: b", "👩‍💻", "hold", "…").Array[1, 6]
        .Select(words => string.Join(' ', words));

    private static readonly Gen<string?> Reason = Gen.Bool.Select(Words, (said, words) => said ? words : null);

    private static readonly Gen<string> Login = OneOf("carol@example.org", "dave+reviews@example.org", "erin", "x_y.z-1", "frank%sub@example.org");

    private static readonly Gen<Command> AnyCommand = Gen.OneOf(
        OneOf<Command>(
            new HelpCommand(), new ExplainCommand(), new RecheckCommand(), new PrefillCommand(), new ApproveCommand(), new ResumeCommand(), new EmbargoLiftCommand(),
            new EmbargoExplainCommand(), new QuietCommand(), new IgnoreCommand(), new AssignCommand(null), new AssignCommand(new Person.Me()),
            new EmbargoUntilCommand("2027-03-01"), new EmbargoUntilCommand("bug 1800123 fixed, Thunderbird 152 released"), new EmbargoUntilCommand("I say so")),
        Login.Select(login => (Command)new AssignCommand(new Person.Login(login))),
        Login.Select(login => (Command)new AssignCommand(new Person.Nick(login))),
        Gen.Enum<DeclineReason>().Select(reason => (Command)new DeclineCommand(reason)),
        Gen.Int[1, RemindCommand.Longest].Select(days => (Command)new RemindCommand(new Delay.Days(days))),
        Words.Where(words => words.Any(char.IsLetter)).Select(reason => (Command)new DenyCommand(reason)),
        Gen.Select(Gen.Enum<EscalateTo>(), Words, (to, reason) => (Command)new EscalateCommand(to, reason)),
        Reason.Select(reason => (Command)new ReassignCommand(reason)),
        Reason.Select(text => (Command)new ResolvedCommand(text)),
        Reason.Select(reason => (Command)new HoldCommand(reason)));

    // What can't be taken back needs more than a line of its own; DecisionSayingTests look at it.
    private static readonly Gen<Command> Reversible = AnyCommand.Where(command => !command.Row.Final);

    private static readonly Gen<string> Noise = OneOf(
        "", "Looks good to me so far.", "* fixed question 3", "> reviewbot: approve\n", "> a\n> b\n", "```\nreviewbot: ignore\n```", "See bug 1800123 and [this](https://example.org).",
        "<b>bold</b> words", "1 < 2 and 3 > 2", "`reviewbot: deny x` is what I'd write.", "(In reply to Alice [:alice] from comment #3)\n> x\n", "| a | b |", "Zoë said: *fine*");

    [Test]
    public void A_quote_removes_all_commands() => Always(Text, text => SaysNothing("> " + Normal(text).Replace("\n", "\n> ", StringComparison.Ordinal)));

    [Test]
    public void A_fence_removes_all_commands([Values('`', '~')] char mark) => Always(Text, text =>
    {
        var fence = new string(mark, LongestRun(text, mark) + 3);
        SaysNothing($"{fence}\n{text}\n{fence}\n");
    });

    [Test]
    public void Html_removes_all_commands([Values("div", "details", "blockquote", "pre", "span", "b", "custom-tag")] string name) => Always(Text, text =>
    {
        var inner = text.Replace($"</{name}>", "", StringComparison.Ordinal);
        SaysNothing($"<{name}>\n{inner}\n</{name}>");
        SaysNothing($"<{name} class='x'>{inner}</{name}>");
    });

    [Test]
    public void A_comment_in_html_removes_all_commands() => Always(Text, text => SaysNothing($"<!--\n{text.Replace("-->", "", StringComparison.Ordinal)}\n-->"));

    [Test]
    public void Quotes_before_and_after_change_nothing() => Always(Gen.Select(AnyCommand, Text), pair =>
    {
        var (command, text) = pair;
        var quote = "> " + Normal(text).Replace("\n", "\n> ", StringComparison.Ordinal);
        Assert.That(ReplyReader.Read($"{quote}\n\n{command.Render()}\n\n{quote}", Names).Commands, Is.EqualTo(new[] { command }), quote);
    });

    [Test]
    public void A_rendered_command_reads_back_as_itself() => Always(AnyCommand, command =>
    {
        foreach (var address in new[] { "reviewbot", "@thunderbird-reviewbot" })
        {
            var reading = ReplyReader.Read(command.Render(address), Names);
            Assert.That(reading.Items, Is.EqualTo(new[] { new Said.Understood(1, reading.Items.Single().Text, command) }));
        }
    });

    [Test]
    public void Commands_among_noise_are_found_and_nothing_else() =>
        Always(Gen.Select(Noise, Reversible.Array[0, 2], Noise).Array[0, 6], parts =>
        {
            var lines = new List<string>();
            var expected = new List<(int Line, Command Command)>();
            foreach (var (before, commands, after) in parts)
            {
                lines.AddRange(before.Split('\n'));
                foreach (var command in commands)
                {
                    lines.Add(command.Render());
                    expected.Add((lines.Count, command));
                }
                lines.AddRange(after.Split('\n'));
            }
            var reading = ReplyReader.Read(string.Join('\n', lines), Names);
            Assert.That(reading.Items.Select(item => (item.Line, ((Said.Understood)item).Command)), Is.EqualTo(expected), string.Join('\n', lines));
            Assert.That(expected.Any(e => e.Command is HoldCommand), Is.EqualTo(reading.HoldSeen), string.Join('\n', lines));
        });

    [Test]
    public void A_hold_counts_after_anything_that_leaves_it_open() => Always(
        Gen.Select(
            OneOf("text", "", "# Heading", "- item", "> quoted", "reviewbot: assign", "* * *", "<p>", "[a](", "`", "<!--", "<x y='", "[b]: c '").Array[0, 6],
            OneOf("", "```", "~~~~"),
            OneOf("reviewbot: hold", "@reviewbot hold!", "please, reviewbot, hold this")),
        parts =>
        {
            var (before, fence, hold) = parts;
            var text = $"{string.Join('\n', before)}\n{fence}\n{hold}";
            Assert.That(ReplyReader.Read(text, Names).HoldSeen, Is.True, text);
        });

    [Test]
    public void Any_string_is_read_and_its_items_are_in_order() => Always(Gen.OneOf(Text, Gen.String, Gen.String[Gen.Char["<>[]()`*_~#-+|\\!&:@'\"= \n\r\treviwbothld\u200b\ud800\udc00"], 0, 300]), text =>
    {
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items.Select(item => item.Line), Is.Ordered.And.Unique);
        Assert.That(reading.Items, Has.All.Matches<Said>(item => item!.Text.Length <= 200 && !item.Text.Contains('\n')));
    });

    private static void SaysNothing(string text)
    {
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items, Is.Empty, text);
        Assert.That(reading.HoldSeen, Is.False, text);
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n");

    private static int LongestRun(string text, char mark) => text.Split('\n').Max(line => line.Count(c => c == mark));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void Always<T>(Gen<T> gen, Action<T> holds) => gen.Always(1500, holds);
}
