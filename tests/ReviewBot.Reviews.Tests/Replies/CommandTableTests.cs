using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;

namespace ReviewBot.Reviews.Tests.Replies;

public sealed class CommandTableTests
{
    private static readonly ReplyAddress Names = new();

    [Test]
    public void Each_word_of_the_table_means_one_command()
    {
        string[] words = [.. CommandTable.Rows.SelectMany(row => row.Aliases.Prepend(row.Name))];
        Assert.That(words, Is.Unique);
        Assert.That(words, Has.All.Matches<string>(word => !word!.Any(char.IsUpper)));
    }

    [TestCaseSource(typeof(CommandTable), nameof(CommandTable.Rows))]
    public void Each_example_is_understood_as_its_row(CommandRow row)
    {
        Assert.That(Understood(row.Example).Name, Is.EqualTo(row.Name));
        foreach (var alias in row.Aliases)
        {
            Assert.That(Understood(alias + row.Example[row.Name.Length..]), Is.EqualTo(Understood(row.Example)));
        }
    }

    [Test]
    public void Each_command_stands_in_a_place_of_its_own()
    {
        Assert.That(CommandTable.Rows.Select(row => row.Place), Is.Ordered.And.Unique);
        Assert.That(
            typeof(Command).Assembly.GetTypes().Where(type => type.Namespace == typeof(HelpCommand).Namespace && type.IsAssignableTo(typeof(Command))).Select(type => type.Name).Order(),
            Is.EqualTo(CommandTable.Rows.Select(row => Understood(row.Example).GetType().Name).Order()));
    }

    [TestCase("approve")]
    [TestCase("deny")]
    [TestCase("embargo lift")]
    [TestCase("embargo until")]
    [TestCase("ignore")]
    public void Nothing_final_has_another_name(string name) => Assert.That(CommandTable.Find(name)!.Aliases, Is.Empty);

    // The roles of issue 4 and 5, spelled out once more: r requester, s steward, o owner, q asked, h holder, a anybody.
    [TestCase("help", "rsoqha", "rsoqha")]
    [TestCase("explain", "rsoqha", "rsoqha")]
    [TestCase("assign", "rso", "rso")]
    [TestCase("reassign", "so", "so")]
    [TestCase("decline", "q", "q")]
    [TestCase("recheck", "rso", "rso")]
    [TestCase("prefill", "so", "so")]
    [TestCase("approve", "so", "so")]
    [TestCase("deny no", "so", "so")]
    [TestCase("escalate trust x", "so", "so")]
    [TestCase("resolved", "so", "so")]
    [TestCase("remind in 2 days", "rso", "rso")]
    [TestCase("quiet", "rso", "rso")]
    [TestCase("ignore", "so", "so")]
    [TestCase("hold", "rso", "rsoqha")]
    [TestCase("resume", "soh", "soh")]
    [TestCase("embargo until 2027-03-01", "", "rso")]
    [TestCase("embargo lift", "", "rso")]
    [TestCase("embargo explain", "", "rsoqha")]
    public void Who_may(string line, string onPublic, string onRestricted)
    {
        (char Letter, Role Role)[] people =
            [('r', Role.Requester), ('s', Role.Steward), ('o', Role.Owner), ('q', Role.Asked), ('h', Role.Holder), ('a', Role.None)];
        var command = Understood(line);
        foreach (var (letter, role) in people)
        {
            Assert.That(CommandTable.MayUse(command, role, restrictedBug: false).Allowed, Is.EqualTo(onPublic.Contains(letter)), $"{letter} on a public bug");
            Assert.That(CommandTable.MayUse(command, role, restrictedBug: true).Allowed, Is.EqualTo(onRestricted.Contains(letter)), $"{letter} on a restricted bug");
        }
    }

    [TestCase("approve")]
    [TestCase("deny no")]
    public void Nobody_decides_on_their_own_request(string line) =>
        Assert.That(CommandTable.MayUse(Understood(line), Role.Requester | Role.Steward | Role.Owner, restrictedBug: false).Refusal, Does.Contain("own request"));

    [Test]
    public void A_refusal_is_a_sentence_for_those_who_might_have_been_allowed()
    {
        var permit = CommandTable.MayUse(new ReassignCommand(null), Role.Requester, restrictedBug: false);
        Assert.That(permit, Is.EqualTo(new Permit("`reassign` is for a steward or an owner. You can name another steward in the flag itself.", WorthSaying: true)));
        Assert.That(CommandTable.MayUse(new ApproveCommand(), Role.None, restrictedBug: false).WorthSaying, Is.False);
        Assert.That(CommandTable.MayUse(new EmbargoLiftCommand(), Role.Owner, restrictedBug: false).Refusal, Is.EqualTo("This bug is already public, so there is no embargo on it."));
    }

    [Test]
    public void The_documentation_says_what_the_table_says() =>
        Assert.That(File.ReadAllText(Documentation()).ReplaceLineEndings("\n"), Does.EndWith("\n\n" + CommandDocs.Markdown()), nameof(Write_the_documentation) + " puts it right");

    [Test, Explicit("writes the file that the test above reads")]
    public void Write_the_documentation()
    {
        var head = File.ReadAllText(Documentation()).ReplaceLineEndings("\n").Split("\n| ")[0];
        File.WriteAllText(Documentation(), $"{head}\n{CommandDocs.Markdown()}");
    }

    [Test]
    public void Help_shows_what_one_may_use_and_nothing_else(
        [Values(Role.None, Role.Requester, Role.Steward, Role.Owner, Role.Asked | Role.Steward, Role.Requester | Role.Steward)] Role roles, [Values] bool restricted)
    {
        var help = HelpText.For(roles, restricted);
        foreach (var row in CommandTable.Rows)
        {
            var may = CommandTable.MayUse(Understood(row.Example), roles, restricted).Allowed;
            Assert.That(help.Contains($"- `{row.Usage}`: ", StringComparison.Ordinal), Is.EqualTo(may), row.Name);
        }
        Assert.That(help.Split('\n'), Has.Length.LessThan(30).And.All.Length.LessThan(140));
    }

    [Test]
    public void Help_quoted_or_pasted_says_nothing_to_the_bot([Values] bool restricted)
    {
        var help = HelpText.For((Role)31, restricted);
        var quoted = "(In reply to reviewbot from comment #2)\n> " + help.Replace("\n", "\n> ", StringComparison.Ordinal);
        foreach (var text in new[] { help, quoted, "    " + help.Replace("\n", "\n    ", StringComparison.Ordinal) })
        {
            var reading = ReplyReader.Read(text, Names);
            Assert.That(reading.Items, Is.Empty, text);
            Assert.That(reading.HoldSeen, Is.False, text);
        }
    }

    [TestCase("someone@automation.bugs", true)]
    [TestCase("landing-bot@bmo.tld", true)]
    [TestCase("Landing-Bot@BMO.TLD ", true)]
    [TestCase("ci@example.org", true)]
    [TestCase("x@robots.example.org", true)]
    [TestCase("carol@example.org", false)]
    [TestCase("bugs@example.org", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Programs_are_known_by_their_login(string? login, bool isBot) =>
        Assert.That(ReplyAuthor.IsBot(login, ["CI@example.org", ".robots.example.org", "@robots.example.org", ""]), Is.EqualTo(isBot));

    private static Command Understood(string line) => ReplyReader.Read($"reviewbot: {line}", Names).Commands.Single();

    private static string Documentation() => Path.Combine(Root(), "src", "ReviewBot.Reviews", "Replies", "commands.md");

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReviewBot.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
