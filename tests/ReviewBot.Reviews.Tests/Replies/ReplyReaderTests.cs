using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;

namespace ReviewBot.Reviews.Tests.Replies;

public sealed class ReplyReaderTests
{
    private static readonly ReplyAddress Names = new("thunderbird-reviewbot@example.org", ":tb-reviews");

    private static IEnumerable<TestCaseData> Commands()
    {
        (string Line, Command Command)[] table =
        [
            ("reviewbot: help", new HelpCommand()),
            ("reviewbot: ?", new HelpCommand()),
            ("reviewbot:help", new HelpCommand()),
            ("ReviewBot : HELP.", new HelpCommand()),
            ("@reviewbot help", new HelpCommand()),
            ("@reviewbot, help", new HelpCommand()),
            ("@reviewbot: help!", new HelpCommand()),
            (":tb-reviews help", new HelpCommand()),
            ("tb-reviews: help", new HelpCommand()),
            ("thunderbird-reviewbot: help", new HelpCommand()),
            ("thunderbird-reviewbot@example.org: help", new HelpCommand()),
            ("  reviewbot:   help  ", new HelpCommand()),
            ("**reviewbot: help**", new HelpCommand()),
            ("*reviewbot: help*.", new HelpCommand()),
            ("**reviewbot**: help", new HelpCommand()),
            ("**reviewbot:** help", new HelpCommand()),
            ("__@reviewbot__ help", new HelpCommand()),
            ("reviewbot: help\\", new HelpCommand()),
            ("reviewbot:\u00a0help", new HelpCommand()),
            ("reviewbot: please, help", new HelpCommand()),
            ("reviewbot: recheck please", new RecheckCommand()),
            ("reviewbot: recheck, thanks!", new RecheckCommand()),
            ("reviewbot: explain", new ExplainCommand()),
            ("reviewbot: why", new ExplainCommand()),
            ("reviewbot: assign", new AssignCommand(null)),
            ("reviewbot: assign.", new AssignCommand(null)),
            ("reviewbot: assign me", new AssignCommand(new Person.Me())),
            ("reviewbot: Assign ME!", new AssignCommand(new Person.Me())),
            ("reviewbot assign me", new AssignCommand(new Person.Me())),
            ("reviewbot, please recheck", new RecheckCommand()),
            ("- reviewbot: assign", new AssignCommand(null)),
            ("1. reviewbot: assign :carol", new AssignCommand(new Person.Nick("carol"))),
            ("`reviewbot: assign`", new AssignCommand(null)),
            ("reviewbot: `assign`", new AssignCommand(null)),
            ("\u2022 @reviewbot assign", new AssignCommand(null)),
            ("reviewbot: assign to me please", new AssignCommand(new Person.Me())),
            ("reviewbot: assign :carol", new AssignCommand(new Person.Nick("carol"))),
            ("reviewbot: assign @carol", new AssignCommand(new Person.Nick("carol"))),
            ("reviewbot: assign carol@example.org.", new AssignCommand(new Person.Login("carol@example.org"))),
            ("reviewbot: assign carol", new AssignCommand(new Person.Login("carol"))),
            ("reviewbot: assign Carol Danvers", new AssignCommand(new Person.Named("Carol Danvers"))),
            ("reviewbot: take", new AssignCommand(new Person.Me())),
            ("reviewbot: reassign", new ReassignCommand(null)),
            ("reviewbot: re-roll she knows the code too well", new ReassignCommand("she knows the code too well")),
            ("reviewbot: decline", new DeclineCommand(DeclineReason.Unsaid)),
            ("reviewbot: decline Busy", new DeclineCommand(DeclineReason.Busy)),
            ("reviewbot: pass, conflict", new DeclineCommand(DeclineReason.Conflict)),
            ("reviewbot: decline on holiday until May", new DeclineCommand(DeclineReason.Busy)),
            ("reviewbot: snooze until 2027-01-10", new RemindCommand(new Delay.Day(2027, 1, 10))),
            ("reviewbot: prefill", new PrefillCommand()),
            ("reviewbot: approve", new ApproveCommand()),
            ("reviewbot: approve!", new ApproveCommand()),
            ("reviewbot: deny no opt-out, see https://example.org/x?", new DenyCommand("no opt-out, see https://example.org/x?")),
            ("reviewbot: deny: größer als nötig 👩‍💻", new DenyCommand("größer als nötig 👩‍💻")),
            ("reviewbot: escalate legal third party", new EscalateCommand(EscalateTo.Legal, "third party")),
            ("reviewbot: escalate to Trust: category 4", new EscalateCommand(EscalateTo.Trust, "category 4")),
            ("reviewbot: escalate council, a precedent", new EscalateCommand(EscalateTo.Council, "a precedent")),
            ("reviewbot: resolved", new ResolvedCommand(null)),
            ("reviewbot: resolved they agree", new ResolvedCommand("they agree")),
            ("reviewbot: hold", new HoldCommand(null)),
            ("reviewbot: hold!", new HoldCommand(null)),
            ("@reviewbot: hold!", new HoldCommand(null)),
            ("reviewbot: hold?", new HoldCommand("?")),
            ("reviewbot: hold - the partner isn't ready", new HoldCommand("the partner isn't ready")),
            ("reviewbot: stop", new HoldCommand(null)),
            ("reviewbot: embargo hold", new HoldCommand(null)),
            ("reviewbot: embargo hold: not yet", new HoldCommand("not yet")),
            ("reviewbot: resume", new ResumeCommand()),
            ("reviewbot: embargo resume", new ResumeCommand()),
            ("reviewbot: embargo until 2027-03-01", new EmbargoUntilCommand("2027-03-01")),
            ("reviewbot: Embargo Until bug 1800123 fixed", new EmbargoUntilCommand("bug 1800123 fixed")),
            ("reviewbot: embargo until owner/hold#12 merged", new EmbargoUntilCommand("owner/hold#12 merged")),
            ("reviewbot: embargo until I say so", new EmbargoUntilCommand("I say so")),
            ("reviewbot: embargo lift", new EmbargoLiftCommand()),
            ("reviewbot: embargo explain", new EmbargoExplainCommand()),
            ("reviewbot: embargo status", new EmbargoExplainCommand()),
            ("reviewbot: remind in 5 days", new RemindCommand(new Delay.Days(5))),
            ("reviewbot: remind me in 1 day.", new RemindCommand(new Delay.Days(1))),
            ("reviewbot: remind me next week", new RemindCommand(new Delay.Days(7))),
            ("reviewbot: remind in 2 weeks", new RemindCommand(new Delay.Days(14))),
            ("reviewbot: snooze 3 days", new RemindCommand(new Delay.Days(3))),
            ("reviewbot: quiet", new QuietCommand()),
            ("reviewbot: ignore", new IgnoreCommand()),
        ];
        return table.Select(row => new TestCaseData(row.Line, row.Command).SetArgDisplayNames(row.Line));
    }

    [TestCaseSource(nameof(Commands))]
    public void A_command_on_its_own_line_is_understood(string line, Command command)
    {
        var reading = ReplyReader.Read($"Thanks for the form.\n\n{line}\n\nBye", Names);
        Assert.That(reading.Items, Has.Count.EqualTo(1));
        Assert.That(reading.Items[0], Is.InstanceOf<Said.Understood>());
        Assert.That(((Said.Understood)reading.Items[0]).Command, Is.EqualTo(command));
        Assert.That(reading.Items[0].Line, Is.EqualTo(3));
        Assert.That(reading.HoldSeen, Is.EqualTo(command is HoldCommand));
    }

    [TestCase("reviewbot: assign a, b", "reviewbot: assign :carol")]
    [TestCase("reviewbot: deny", "reviewbot: deny the opt-out doesn't exist yet")]
    [TestCase("reviewbot: deny.", "reviewbot: deny the opt-out doesn't exist yet")]
    [TestCase("reviewbot: approve?", "reviewbot: approve")]
    [TestCase("reviewbot: approve, but fix question 3", "reviewbot: approve")]
    [TestCase("reviewbot: approve on Monday", "reviewbot: approve")]
    [TestCase("reviewbot: escalate", "reviewbot: escalate legal a third party gets the data")]
    [TestCase("reviewbot: escalate legal", "reviewbot: escalate legal a third party gets the data")]
    [TestCase("reviewbot: escalate boss because", "reviewbot: escalate legal a third party gets the data")]
    [TestCase("reviewbot: remind", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: remind in 0 days", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: remind in 366 days", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: remind in -1 days", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: remind in 99999999999 days", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: remind when it rains", "reviewbot: remind in 5 days")]
    [TestCase("reviewbot: embargo", "reviewbot: embargo explain")]
    [TestCase("reviewbot: embargo lifft", "reviewbot: embargo lift")]
    [TestCase("reviewbot: embargo until", "reviewbot: embargo until 2027-03-01")]
    [TestCase("reviewbot: embargo lift tomorrow", "reviewbot: embargo lift")]
    [TestCase("reviewbot: resume on Monday", "reviewbot: resume")]
    [TestCase("reviewbot: ignore Carol", "reviewbot: ignore")]
    public void A_command_with_unusable_words_is_mine_but_malformed(string line, string suggestion)
    {
        var reading = ReplyReader.Read(line, Names);
        Assert.That(reading.Items, Has.Count.EqualTo(1));
        Assert.That(reading.Items[0], Is.InstanceOf<Said.Malformed>());
        var malformed = (Said.Malformed)reading.Items[0];
        Assert.That(malformed.Suggestion, Is.EqualTo(suggestion));
        Assert.That(malformed.Problem, Is.Not.Empty);
        Assert.That(reading.HoldSeen, Is.False);
    }

    [TestCase("reviewbot: asign me", "reviewbot: assign me")]
    [TestCase("reviewbot: asing", "reviewbot: assign")]
    [TestCase("reviewbot: assigned", "reviewbot: assign")]
    [TestCase("reviewbot: re check", "reviewbot: recheck")]
    [TestCase("reviewbot: recheckk", "reviewbot: recheck")]
    [TestCase("reviewbot: prefil", "reviewbot: prefill")]
    [TestCase("reviewbot: hepl", "reviewbot: help")]
    [TestCase("reviewbot: lgtm", "reviewbot: approve")]
    [TestCase("reviewbot: LGTM!", "reviewbot: approve")]
    [TestCase("reviewbot: r+", "reviewbot: approve")]
    [TestCase("reviewbot: data-review+", "reviewbot: approve")]
    [TestCase("reviewbot: aprove", "reviewbot: approve")]
    [TestCase("reviewbot: reject it collects addresses", "reviewbot: deny it collects addresses")]
    [TestCase("reviewbot: unassign", "reviewbot: decline", "reviewbot: reassign")]
    [TestCase("reviewbot: open", "reviewbot: embargo lift", "reviewbot: embargo explain")]
    [TestCase("reviewbot: lift", "reviewbot: embargo lift")]
    [TestCase("reviewbot: until 2027-05-01", "reviewbot: embargo until 2027-05-01")]
    [TestCase("reviewbot: legal", "reviewbot: escalate legal a third party gets the data")]
    [TestCase("reviewbot: remnid in 3 days", "reviewbot: remind in 3 days")]
    [TestCase("reviewbot:", "reviewbot: help")]
    [TestCase("@reviewbot", "reviewbot: help")]
    [TestCase("@reviewbot see comment 4")]
    [TestCase("reviewbot: xyzzy")]
    [TestCase("reviewbot: `xyzzy`")]
    [TestCase("reviewbot: [assign](https://example.org)")]
    [TestCase("reviewbot: don’t open this", "reviewbot: hold")]
    public void Words_that_are_no_command_get_the_nearest_ones(string line, params string[] didYouMean)
    {
        var reading = ReplyReader.Read(line, Names);
        Assert.That(reading.Items, Has.Count.EqualTo(1));
        Assert.That(reading.Items[0], Is.InstanceOf<Said.Unknown>());
        Assert.That(((Said.Unknown)reading.Items[0]).DidYouMean, Is.EqualTo(didYouMean));
    }

    [TestCase("Could you, reviewbot: assign me?", "reviewbot: assign")]
    [TestCase("I'd say reviewbot: recheck", "reviewbot: recheck")]
    [TestCase("# reviewbot: assign", "reviewbot: assign")]
    [TestCase("👋 reviewbot: assign", "reviewbot: assign")]
    [TestCase("    reviewbot: assign", "reviewbot: assign")]
    [TestCase("\treviewbot: assign", "reviewbot: assign")]
    [TestCase("> a quote\nreviewbot: assign", "reviewbot: assign")]
    [TestCase("(In reply to Alice from comment #1) reviewbot: assign", "reviewbot: assign")]
    [TestCase("```\nreviewbot: assign", "reviewbot: assign")]
    [TestCase("*reviewbot: assign", "reviewbot: assign")]
    [TestCase("a\u2028reviewbot: assign", "reviewbot: assign")]
    [TestCase("reviewbot\\: assign", "reviewbot: assign")]
    public void A_command_in_the_wrong_place_gets_a_hint(string text, string suggestion)
    {
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items, Has.Count.EqualTo(1));
        Assert.That(reading.Items[0], Is.InstanceOf<Said.Hint>());
        Assert.That(((Said.Hint)reading.Items[0]).Suggestion, Is.EqualTo(suggestion));
        Assert.That(reading.HoldSeen, Is.False);
    }

    [TestCase("")]
    [TestCase(null)]
    [TestCase("   \n\t\r\n")]
    [TestCase("The reviewbot assigned Carol.")]
    [TestCase("reviewbot has assigned this to me")]
    [TestCase("reviewbot2: assign")]
    [TestCase("myreviewbot: assign")]
    [TestCase("reviewbot-dev: assign")]
    [TestCase("@reviewbotassign")]
    [TestCase("Please assign this to me")]
    [TestCase("reviewbot: thanks!")]
    [TestCase("@reviewbot thank you")]
    [TestCase("Write `reviewbot: assign` to get a steward.")]
    [TestCase("> reviewbot: assign")]
    [TestCase(">reviewbot: assign")]
    [TestCase("   > > reviewbot: assign")]
    [TestCase("- > reviewbot: assign")]
    [TestCase("(In reply to reviewbot: assign from comment #3)\n> reviewbot: assign\n\nDone.")]
    [TestCase("(In reply to A (reviewbot: assign) from comment #3)\n> x\n\nDone.")]
    [TestCase("```\nreviewbot: assign\n```")]
    [TestCase("~~~~ text\nreviewbot: assign\n~~~\nreviewbot: assign\n~~~~")]
    [TestCase("`a\nreviewbot: approve\nb`", Description = "code over lines")]
    [TestCase("<div>\nreviewbot: assign\n</div>")]
    [TestCase("<details>\n\nreviewbot: assign\n\n</details>")]
    [TestCase("text <b>\nreviewbot: assign\n</b>")]
    [TestCase("<!-- \n\nreviewbot: assign\n\n-->")]
    [TestCase("<b>reviewbot: assign</b>")]
    [TestCase("<pre>\nreviewbot: assign\n</pre>")]
    [TestCase("[reviewbot: assign](https://example.org)")]
    [TestCase("[a\nreviewbot: assign\nb](https://example.org)")]
    [TestCase("![reviewbot: assign](https://example.org/a.png)")]
    [TestCase("[a](https://example.org \"\nreviewbot: assign\n\")")]
    [TestCase("<https://example.org/reviewbot:assign>")]
    [TestCase("https://example.org/reviewbot:assign")]
    [TestCase("[x]: https://example.org 'reviewbot: assign'")]
    [TestCase("[x]: https://example.org '\nreviewbot: assign\n'")]
    [TestCase("[//]: # (reviewbot: assign)")]
    [TestCase("Created attachment 13\nreviewbot: assign\n\nThe form.")]
    [TestCase("Created attachment 13\nreviewbot: assign")]
    [TestCase("Comment on attachment 13\r\nreviewbot: approve\r\n\r\nLooks fine")]
    [TestCase("Created attachment 13\n<!--\n\nno command, and the next stays visible")]
    [TestCase("<b>\nreviewbot: assign</b> and more")]
    [TestCase("reviewbot&#58; assign")]
    public void Nothing_is_said_there(string? text)
    {
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items, Is.Empty);
        Assert.That(reading.HoldSeen, Is.False);
    }

    [TestCase("Created attachment 13\n<!--\n\nreviewbot: assign")]
    [TestCase("Comment on attachment 13\nsome form\n\nreviewbot: assign")]
    [TestCase("(In reply to Alice [:alice] from comment #3)\n> reviewbot: approve\n\nreviewbot: assign")]
    [TestCase("reviewbot: assign\n---", Description = "not a heading but a line above a signature")]
    [TestCase("* fixed question 3\nreviewbot: assign")]
    [TestCase("1. fixed\n   reviewbot: assign\n2. done")]
    [TestCase("```\ncode\n```\nreviewbot: assign")]
    [TestCase("`<div>` and\nreviewbot: assign\nand `</div>`")]
    [TestCase("a <br>\nreviewbot: assign")]
    [TestCase("1 < 2\nreviewbot: assign\n3 > 2")]
    [TestCase("The <browser> element\n\nreviewbot: assign")]
    [TestCase("[ ] todo\nreviewbot: assign\n(see [1])")]
    [TestCase("a\rreviewbot: assign\rb")]
    public void What_surrounds_a_command_does_not_disturb_it(string text) =>
        Assert.That(ReplyReader.Read(text, Names).Commands, Is.EqualTo(new[] { new AssignCommand(null) }));

    [TestCase("review\u200bbot: approve")]
    [TestCase("reviewbot: app\u200brove")]
    [TestCase("reviewbot: approve\u200b")]
    [TestCase("reviewbot: approve\u202e")]
    [TestCase("\ufeffreviewbot: approve")]
    [TestCase("reviewbot: аpprove", Description = "Cyrillic a")]
    [TestCase("rеviewbot: approve", Description = "Cyrillic e")]
    [TestCase("reviewbot： approve", Description = "wide colon")]
    [TestCase("ｒｅｖｉｅｗｂｏｔ: approve")]
    [TestCase("reviewbot: 𝐚𝐩𝐩𝐫𝐨𝐯𝐞")]
    [TestCase("reviewbot: ap\u0336prove")]
    [TestCase("reviewbot: approve\U000e0041")]
    [TestCase("reviewbot: deny the\u202e reason", Description = "free text with an override")]
    public void A_command_with_hidden_or_look_alike_characters_is_not_understood(string line)
    {
        var reading = ReplyReader.Read(line, Names);
        Assert.That(reading.Items, Has.Count.EqualTo(1));
        Assert.That(reading.Items[0], Is.InstanceOf<Said.Malformed>());
        Assert.That(reading.Items[0].Text, Does.Not.Contain("\u202e").And.Not.Contain("\u200b"));
    }

    private static IEnumerable<string> MonstrousTexts() =>
    [
        string.Concat(Enumerable.Repeat("- ", 300)) + "a", string.Concat(Enumerable.Repeat("> ", 300)) + "a", string.Concat(Enumerable.Repeat("1. ", 300)) + "a",
        new string('[', 30_000), string.Concat(Enumerable.Repeat("<a ", 300)), string.Concat(Enumerable.Range(0, 175).Select(i => new string(' ', 2 * i) + "- a\n")),
    ];

    [TestCaseSource(nameof(MonstrousTexts))]
    public void A_monstrous_text_takes_nothing_else_with_it(string line) =>
        Assert.That(ReplyReader.Read($"{line}\n\nreviewbot: assign\n\n{line}", Names).Commands, Is.EqualTo(new[] { new AssignCommand(null) }));

    [Test]
    public void Where_structure_cannot_be_told_only_a_hold_counts()
    {
        var nested = string.Concat(Enumerable.Range(0, 150).Select(i => $"> {new string(' ', 2 * i)}- a\n"));
        var reading = ReplyReader.Read($"{nested}\nreviewbot: approve\nreviewbot: hold", Names);
        Assert.That(reading.Items, Has.Count.EqualTo(2).And.All.InstanceOf<Said.Hint>());
        Assert.That(reading.HoldSeen, Is.True);
    }

    [Test]
    public void A_quoted_line_is_one_piece_of_code() =>
        Assert.That(ReplyReader.Read("reviewbot: `x` **@all**", Names).Items.Single().Quoted, Is.EqualTo("`reviewbot: 'x' **@all**`"));

    [TestCase("Question 9 names no pref.\nIts link is dead.\n\nreviewbot: deny", "Question 9 names no pref. Its link is dead.")]
    [TestCase("Hi Rhea, thank you!\n\nreviewbot: deny.\n\nThere is no opt-out.\n\nThe table lacks the categories.\n\nPlease ask again.", "There is no opt-out. The table lacks the categories.")]
    [TestCase("reviewbot: deny, sorry\n\nWhat I miss:\n- an end date\n- an owner for the data", "What I miss: - an end date - an owner for the data")]
    [TestCase("1) Documentation: no, the page is private\n2) Control: yes\n3) Category 2\n\nreviewbot: deny", "1) Documentation: no, the page is private 2) Control: yes 3) Category 2")]
    public void The_reason_for_a_denial_may_stand_beside_it(string text, string reason) =>
        Assert.That(ReplyReader.Read(text, Names).Commands, Is.EqualTo(new[] { new DenyCommand(reason) }));

    [TestCase("Thanks!\n\nreviewbot: deny\n\n-- \nThe data stewards don't read mail.")]
    [TestCase("> There is no opt-out.\n\nreviewbot: deny")]
    [TestCase("The form is complete.\n\nreviewbot: deny")]
    [TestCase("Please come back with a new form.\n\nreviewbot: deny")]
    public void What_is_no_reason_is_none_beside_it_either(string text) =>
        Assert.That(((Said.Malformed)ReplyReader.Read(text, Names).Items.Single()).Problem, Does.Contain("reason"));

    [Test]
    public void A_denial_that_may_be_none_is_asked_back_without_repeating_what_stands_around_it() =>
        Assert.That(((Said.Hint)ReplyReader.Read("The opt-out is missing, I guess.\n\nQuestion 9 is empty.\n\nreviewbot: deny", Names).Items.Single()).Suggestion, Is.EqualTo("reviewbot: deny REASON"));

    [Test]
    public void A_long_reason_is_shown_by_its_beginning()
    {
        var shown = ReplyReader.Read($"Question 9 is empty. {string.Concat(Enumerable.Repeat("The opt-out is missing. ", 40))}\n\nreviewbot: deny", Names).Commands.Single().Render();
        Assert.That(shown, Does.StartWith("reviewbot: deny Question 9 is empty.").And.EndsWith("…"));
        Assert.That(shown, Has.Length.LessThan(230));
    }

    [Test]
    public void Several_commands_in_a_comment_come_in_order()
    {
        const string text = """
            Thanks, all fixed.

            reviewbot: recheck
            @reviewbot assign :carol
            > reviewbot: approve

            reviewbot: asign
            reviewbot: deny
            """;
        var reading = ReplyReader.Read(text, Names);
        Assert.That(reading.Items.Select(said => (said.Line, said.GetType().Name)), Is.EqualTo(new[]
        {
            (3, "Understood"), (4, "Understood"), (7, "Unknown"), (8, "Malformed"),
        }));
    }

    [Test]
    public void Items_and_echoes_are_bounded()
    {
        var reading = ReplyReader.Read(string.Concat(Enumerable.Repeat("reviewbot: recheck\n", 500)) + "reviewbot: hold", Names);
        Assert.That(reading.Items, Has.Count.EqualTo(ReplyReader.MostItems));
        Assert.That(reading.HoldSeen, Is.True);
        var shown = ReplyReader.Read("reviewbot: deny " + string.Concat(Enumerable.Repeat("😀", 5000)), Names).Items.Single().Text;
        Assert.That(shown, Has.Length.LessThanOrEqualTo(200));
        Assert.That(shown.EnumerateRunes().Any(rune => rune.Value == 0xfffd), Is.False);
    }

    [Test]
    public void What_is_longer_than_a_comment_can_be_is_not_read() =>
        Assert.That(ReplyReader.Read(new string('\n', ReplyReader.LongestComment) + "reviewbot: hold", Names), Is.EqualTo(ReplyReading.Nothing));
}
