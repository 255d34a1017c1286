using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;
using static ReviewBot.Reviews.Tests.Wording.Texts;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>The comments about forms, whole, as they are posted.</summary>
public sealed class ApprovedTextTests
{
    private const string Maren = "maren@example.org";

    private static readonly ReviewPolicy Policy = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }], []),
        Quiet = TimeSpan.Zero,
    };

    private static readonly World People = new()
    {
        Rotation = RotationFacts.None,
        Accounts = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase)
            .Add(BugBuilder.Requester, new Account(BugBuilder.Requester, "Rhea", "rhea"))
            .Add(Maren, new Account(Maren, "Maren", "maren")),
    };

    private static readonly string Sensitive = Complete.With(
        (Measurement, Measurement + "\n| tags of opened messages | Category 3 | 1990002 |"),
        (Months, "* I want to permanently monitor this data. (team@example.org)"),
        (Dictionary, "https://docs.google.com/document/d/abc/edit"));

    private static readonly string NoDuration = Complete.With((Months, ""));

    [Test]
    public void A_complete_form() => Check("complete", Asked(Complete));

    [Test]
    public void A_complete_form_with_much_to_look_at() => Check("complete-sensitive", Asked(Sensitive));

    [Test]
    public void A_complete_form_of_a_bug_that_is_fixed() => Check("complete-fixed", Asked(Complete).Resolve("FIXED"));

    [Test]
    public void Advice_where_a_steward_is_named() => Check("advice-named", Asked(Complete.With((Months, "* I want to permanently monitor this data. (team@example.org)")), Maren));

    [Test]
    public void One_open_question() => Check("incomplete-one", Asked(NoDuration));

    [Test]
    public void Some_open_questions() => Check("incomplete", Asked(Complete.With((Survey, "TODO"), (Months, ""), (Question10, ""), (Dashboard, "")), Maren));

    [Test]
    public void What_glean_parser_leaves_open() => Check("incomplete-glean", Asked(Corpus("019")));

    [Test]
    public void A_blank_form() => Check("incomplete-blank", Asked(Corpus("401")));

    [Test]
    public void A_renewal() => Check("renewal", Asked(Renewal));

    [Test]
    public void A_renewal_with_an_open_question() => Check("renewal-incomplete", Asked(Renewal.With(("https://bugzilla.example.org/show_bug.cgi?id=1990001#c4", ""))));

    [Test]
    public void Many_renewals() => Check("renewal-many", Asked(Corpus("111")));

    [Test]
    public void A_text_that_is_not_recognised() => Check("unrecognised", Asked("Here are some thoughts about the snooze button, which we would like to count."));

    [Test]
    public void A_text_that_is_not_recognised_where_a_steward_is_named() => Check("unrecognised-named", Asked("Here are some thoughts about the snooze button.", Maren));

    [TestCase("pdf", "%PDF-1.7 x", "application/pdf")]
    [TestCase("image", "x", "image/png")]
    [TestCase("link", "https://docs.google.com/document/d/abc/edit", "text/x-google-doc")]
    [TestCase("patch", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "text/x-patch")]
    [TestCase("empty", " ", "text/plain")]
    [TestCase("stewardform", Review, "text/plain")]
    public void Something_that_is_no_form(string name, string text, string type) => Check($"unusable-{name}", new BugBuilder().Attach(13, text, type: type).Ask(13));

    [Test]
    public void A_flag_on_a_patch_beside_the_form() =>
        Check("form-elsewhere", new BugBuilder().Attach(12, Complete).Attach(13, "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", type: "text/x-patch").Ask(13));

    [Test]
    public void A_correction_that_leaves_one_question_open() =>
        Check("correction-partly", Corrected(Complete.With((Measurement, ""), (Months, ""), (Dashboard, ""), (Report, "")), NoDuration));

    [Test]
    public void A_correction_that_answers_everything() => Check("correction-complete", Corrected(Complete.With((Measurement, ""), (Months, "")), Complete));

    [Test]
    public void A_correction_with_the_same_question_open_goes_to_a_steward() => Check("correction-same", Corrected(NoDuration, NoDuration + "\n"));

    [TestCase("replaced", true)]
    [TestCase("replaced-without-flag", false)]
    public void A_newer_form_beside_one_that_is_not_obsolete(string name, bool ask)
    {
        var bug = Asked(NoDuration);
        bug.Apply(Decide(bug, Policy)).Attach(14, Complete);
        Check(name, ask ? bug.Ask(14) : bug);
    }

    [Test]
    public void A_correction_without_the_flag() => Check("flag-lost", Corrected(NoDuration, Complete, ask: false));

    [Test]
    public void A_form_in_a_comment_is_corrected_in_a_comment() =>
        Check("incomplete-in-comment", new BugBuilder().Attach(13, "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", type: "text/x-patch").Say(BugBuilder.Requester, NoDuration).Ask(13));

    [TestCase("answer-whole", "3) Interviews, which take too long.\n7) Until 2027-05-01.")]
    [TestCase("answer-half", "7) Until 2027-05-01.")]
    [TestCase("answer-unclear", "By hand, and as long as it takes.")]
    public void An_answer_in_a_comment(string name, string answer)
    {
        var bug = Asked(Complete.With((Survey, "TODO"), (Months, "")));
        Check(name, bug.Apply(Decide(bug, Policy)).Say(BugBuilder.Requester, answer));
    }

    [Test]
    public void After_five_days_a_steward_is_asked_with_what_is_open()
    {
        var bug = Asked(Complete.With((Months, ""), (Dashboard, "")));
        Check("assigned-anyway", bug.Apply(Decide(bug, Policy)).Wait(TimeSpan.FromDays(9)));
    }

    [Test]
    public void A_steward_who_asked_themself() =>
        Check("own-request", new BugBuilder(reporter: Maren).Attach(13, Complete, Maren).Ask(13, Maren, Maren));

    [Test]
    public void No_steward_at_all() => Check("nobody", Asked(Complete), Policy with { Roster = new Roster([], []) });

    [TestCase("prefill")]
    [TestCase("prefill-sensitive")]
    [TestCase("prefill-renewal")]
    [TestCase("prefill-old")]
    public void The_review_form_prefilled(string name)
    {
        var form = name switch
        {
            "prefill" => Complete,
            "prefill-sensitive" => Sensitive,
            "prefill-renewal" => Renewal,
            _ => Corpus("023"),
        };
        Check(name, Asked(form, Maren).Say(Maren, "reviewbot: prefill"), only: s => s.Word == "prefilled");
    }

    private static string Corpus(string number) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Forms", "Corpus"), number + "-*").Single());

    [Test]
    public void Comments_link_to_the_pages_where_people_reach_them_and_a_restricted_bug_to_the_help_alone()
    {
        var policy = Policy with { PagesUrl = "https://reviews.example.org/" };
        var bug = Asked(Complete);
        var open = bug.Build();
        var restricted = open with { Groups = ["secret"] };
        string Comment(BugSnapshot b) => Decider.Decide([CaseFold.Fold(b, policy)], policy, People, bug.Now).Single().Comment!;

        Assert.That(Comment(open).Split('\n')[^3..^1], Is.EqualTo(new[] { "How all of this goes: https://reviews.example.org/help", "" }));
        Assert.That(Comment(open), Does.Contain($"What I see in this bug, and why: https://reviews.example.org/bugs/{open.Id}\n"));
        Assert.That(Comment(restricted), Does.Contain("https://reviews.example.org/help").And.Not.Contain("/bugs/"));
    }

    private static BugBuilder Asked(string form, string? steward = null) => new BugBuilder().Attach(13, form).Ask(13, requestee: steward);

    // A form was asked for, and a new one takes its place.
    private static BugBuilder Corrected(string first, string second, bool ask = true)
    {
        var bug = Asked(first);
        bug.Apply(Decide(bug, Policy)).Wait(TimeSpan.FromHours(20)).Obsolete(13).Attach(14, second);
        return ask ? bug.Ask(14) : bug;
    }

    private static Plan Decide(BugBuilder bug, ReviewPolicy policy) => Decider.Decide([CaseFold.Fold(bug.Build(), policy)], policy, People, bug.Now).Single();

    // Whatever is posted says nothing to the bot but what it offers in code, and names nobody by address.
    private static void Check(string name, BugBuilder bug, ReviewPolicy? policy = null, Func<Step, bool>? only = null) => Servers.Each(policy ?? Policy, (server, kind) =>
    {
        var plan = Decide(bug, server);
        var comment = only is null ? plan.Comment : new CommentText(server, People, bug.Now).Compose(CaseFold.Fold(bug.Build(), server), [.. plan.Steps.Where(only)]);
        Assert.That(comment, Is.Not.Null, string.Join("; ", plan.Reasons));
        Assert.That(comment, Does.Not.Contain("@"));
        Assert.That(ReplyReader.Read(comment, server.Address).Commands, Is.Empty);
        Assert.That(ReplyReader.Read(comment, server.Address).HoldSeen, Is.False);
        Approved.Match($"{name}.{kind}", comment!);
    });
}
