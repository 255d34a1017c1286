using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>A request form from definitions, and how it is read again.</summary>
public sealed class RequestDraftTests
{
    private static readonly Dictionary<string, string> Rest = new()
    {
        [Topics.Purpose] = "How many accounts people have.",
        [Topics.Need] = "To know for how many accounts the list has to be made.",
        [Topics.Alternatives] = "A survey, which reaches too few people.",
        [Topics.CurrentInstrumentation] = "No.",
        [Topics.Populations] = "All channels, all countries and all locales. No filters.",
        [Topics.OptOut] = "Settings > Privacy & Security > Allow Thunderbird to send technical data.",
        [Topics.Analysis] = "A dashboard.",
        [Topics.Sharing] = "In the monthly report, which is public.",
        [Topics.ThirdParty] = "No.",
        [Topics.Measurements] = "accounts | Category 1 | 4700",
        [Topics.Duration] = "I want this data to be collected until 2028-01-01.",
    };

    private static IEnumerable<TestCaseData> Files()
    {
        var events = Landed with { Name = "mail.opened", Type = "event", ExtraKeys = ["kind", "server"], Sensitivity = [1, 2], Description = "Opened | a\nfolder." };
        yield return new TestCaseData(arg: new[] { Landed with { Owners = ["robin@example.org"] } }) { TestName = "One metric for good" };
        yield return new TestCaseData(arg: new[] { Landed with { Expires = LandedExpiry.Read("2028-03-01") }, events with { Expires = LandedExpiry.Read("2028-03-01") } }) { TestName = "Two metrics until a day" };
        yield return new TestCaseData(arg: new[] { Landed with { Expires = LandedExpiry.Read("170") } }) { TestName = "Until a version" };
        yield return new TestCaseData(arg: new[] { Landed with { Expires = LandedExpiry.Read("170") }, events with { Expires = LandedExpiry.Read("2028-03-01") } }) { TestName = "Different ends are a question" };
        yield return new TestCaseData(arg: new[] { Landed with { Expires = LandedExpiry.Read("170"), Sensitivity = [] } }) { TestName = "A missing category is a question" };
        yield return new TestCaseData(arg: new[] { Landed }) { TestName = "Nobody to answer for good is a question" };
        yield return new TestCaseData(arg: Enumerable.Range(0, 40).Select(i => Landed with { Name = $"mail.count_{i}", Expires = LandedExpiry.Read("170") }).ToArray()) { TestName = "Many metrics" };
    }

    [TestCaseSource(nameof(Files))]
    public void Only_what_it_left_open_is_open_and_once_that_is_answered_it_is_complete(Definition[] definitions)
    {
        var draft = RequestDraft.Of(definitions, null, Server);
        var read = FormReader.Read(draft.Text);
        var answered = FormReader.Read(RequestWriter.Write(draft.Answers.AddRange(draft.Open.Select(t => KeyValuePair.Create(t, Rest[t])))));

        Assert.That(read.Kind, Is.EqualTo(FormKind.Request));
        Assert.That(read.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EquivalentTo(draft.Open));
        Assert.That(answered.Complete, Is.True, string.Join("\n", answered.Findings.Select(f => $"{f.Topic}: {f.Message}")));
    }

    [TestCase("{0}) {1}")]
    [TestCase("({0}) {1}")]
    [TestCase("{0}. {1}")]
    [TestCase("{0}: {1}")]
    [TestCase("Question {0}: {1}")]
    [TestCase("See {0}) {1} TODO | N/A <b>`x`</b>")]
    public void A_description_that_speaks_like_the_form_is_no_part_of_the_form(string says)
    {
        foreach (var question in RequestWriter.Questions)
        {
            var odd = Landed with { Name = "mail.odd", Sensitivity = [2], Expires = LandedExpiry.Read("2028-03-01"), Description = string.Format(System.Globalization.CultureInfo.InvariantCulture, says, question.Number, question.Text) };
            var draft = RequestDraft.Of([odd, odd with { Name = "mail.even", Sensitivity = [1], Description = "Plain." }], null, Server);
            var answered = FormReader.Read(RequestWriter.Write(draft.Answers.AddRange(draft.Open.Select(t => KeyValuePair.Create(t, Rest[t])))));

            Assert.That(answered.Complete, Is.True, question.Text);
            Assert.That(answered.Measurements.Select(m => m.Category), Is.EqualTo(new int?[] { 2, 1 }), question.Text);
        }
    }

    [Test]
    public void What_the_definitions_tell_is_what_is_read()
    {
        var draft = RequestDraft.Of([Landed with { Expires = LandedExpiry.Read("170"), Sensitivity = [2], Description = "How many accounts there are." }], 4712, Server);
        var read = FormReader.Read(draft.Text);

        var measured = read.Measurements.Single();
        Assert.That((measured.Category, measured.Bugs.Single()), Is.EqualTo(((int?)2, 4712)));
        Assert.That(measured.Name, Does.Contain("mail.account_count").And.Contain("How many accounts there are."));
        Assert.That((read.Duration!.Kind, read.Duration.Version), Is.EqualTo((DurationKind.UntilVersion, "170")));
        Assert.That(read.Documentation.Single(), Does.StartWith("https://dictionary.telemetry.mozilla.org/"));
    }

    [Test]
    public void A_row_tells_keys_and_labels_where_there_are_any_and_each_bug_once()
    {
        var twice = Landed with { Type = "event", Bugs = [.. Landed.Bugs, "bug 4700", "bug 4712"] };

        Assert.That(Row(twice with { ExtraKeys = ["kind", "a|b"], Labels = ["imap", "pop3"] }), Is.EqualTo("mail.account_count: event Keys: kind, a/b. Labels: imap, pop3. | Category 1 (technical data) | 4700, 4712"));
        Assert.That(Row(twice), Is.EqualTo("mail.account_count: event | Category 1 (technical data) | 4700, 4712"));
    }

    [Test]
    public void A_long_description_is_cut_and_one_that_just_fits_is_not()
    {
        Assert.That(Row(Landed with { Description = new string('d', 160) }), Does.Contain($": {new string('d', 160)} |"));
        Assert.That(Row(Landed with { Description = new string('d', 161) }), Does.Contain($": {new string('d', 160)}… |"));
    }

    [Test]
    public void Without_a_category_or_a_tracking_bug_the_measurements_stay_a_question()
    {
        Assert.That(RequestDraft.Of([Landed], null, Server).Open, Has.None.EqualTo(Topics.Measurements));
        Assert.That(RequestDraft.Of([Landed, Landed with { Sensitivity = [] }], null, Server).Open, Has.Some.EqualTo(Topics.Measurements));
        Assert.That(RequestDraft.Of([Landed, Landed with { Bugs = ["https://github.com/example/mail/issues/7"] }], null, Server).Open, Has.Some.EqualTo(Topics.Measurements));
        Assert.That(RequestDraft.Of([Landed with { Bugs = [] }], 4712, Server).Open, Has.None.EqualTo(Topics.Measurements));
    }

    [Test]
    public void A_bug_of_any_of_the_servers_tracks()
    {
        var elsewhere = Landed with { Bugs = ["https://bugzilla.mozilla.org/show_bug.cgi?id=4713"] };

        Assert.That(RequestDraft.Of([elsewhere], null, Server).Gaps, Is.Not.Empty);
        Assert.That(RequestDraft.Of([elsewhere], null, Server, new Uri("https://bugzilla.mozilla.org/")).Answers[Topics.Measurements], Does.EndWith("| 4713"));
    }

    [Test]
    public void Who_keeps_the_measurements_open_is_told()
    {
        Definition[] all = [Landed, Landed with { Name = "mail.silent", Sensitivity = [] }, Landed with { Name = "mail.untracked", Bugs = [] }];

        Assert.That(RequestDraft.Of(all, null, Server).Gaps, Is.EqualTo(new[] { "mail.silent", "mail.untracked" }));
        Assert.That(RequestDraft.Of(all, 4712, Server).Gaps, Is.EqualTo(new[] { "mail.silent" }));
        Assert.That(RequestDraft.Of([Landed], null, Server).Gaps, Is.Empty);
    }

    [Test]
    public void An_end_that_is_the_same_for_all_is_the_answer_and_who_watches_for_good_is_named_once()
    {
        var until = Landed with { Expires = LandedExpiry.Read("2028-03-01") };
        Assert.That(Duration(until, until with { Name = "mail.opened" }), Is.EqualTo("I want this data to be collected until 2028-03-01."));
        Assert.That(Duration(until, Landed), Is.Null);

        var watched = Landed with { Owners = ["robin@example.org", "sam@example.org"] };
        Assert.That(Duration(watched, watched with { Name = "mail.opened", Owners = ["Robin@example.org"] }), Is.EqualTo("I want to permanently monitor this data. (robin@example.org, sam@example.org)"));
    }

    [Test]
    public void Pings_alone_tell_nothing_and_beside_metrics_they_are_no_row()
    {
        var ping = Landed with { Kind = DefinitionKind.Ping, Name = "usage-reporting" };

        Assert.That(RequestDraft.Of([ping], null, Server).Answers, Is.Empty);
        Assert.That(RequestDraft.Of([Landed, ping], null, Server).Answers[Topics.Measurements], Does.Not.Contain("usage-reporting"));
    }

    private static string Row(Definition definition) => RequestDraft.Of([definition], null, Server).Answers[Topics.Measurements];

    private static string? Duration(params Definition[] definitions) => RequestDraft.Of(definitions, null, Server).Answers.GetValueOrDefault(Topics.Duration);
}
