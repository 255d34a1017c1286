using System.Collections.Immutable;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>The comments about forms, whole, as they are posted.</summary>
public sealed class ApprovedTextTests
{
    private const string Maren = "maren@example.org";
    private const string NotTheForm = "A text that no reader takes for a form, for the reading is given.";

    private static readonly (string, FindingCode)[] GleanLeftovers =
        [.. new[] { Topics.Purpose, Topics.Need, Topics.Alternatives, Topics.CurrentInstrumentation, Topics.Analysis, Topics.Sharing }.Select(t => (t, FindingCode.Placeholder))];

    private static ReviewPolicy Policy { get; } = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }], []),
        Quiet = TimeSpan.Zero,
    };

    private static World People { get; } = new()
    {
        Rotation = RotationFacts.None,
        Accounts = ImmutableDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase)
            .Add(BugBuilder.Requester, new Account(BugBuilder.Requester, "Rhea", "rhea"))
            .Add(Maren, new Account(Maren, "Maren", "maren")),
    };

    [Test]
    public void A_complete_form() => Check("complete", Asked(), Readings.Complete);

    [Test]
    public void A_complete_form_on_bmo() => Check("complete.bmo", Asked(), Readings.Complete, policy: Policy with { Markdown = true, FoldsBugFlags = true });

    [Test]
    public void A_complete_form_with_much_to_look_at() => Check("complete-sensitive", Asked(), Readings.Sensitive);

    [Test]
    public void A_complete_form_of_a_bug_that_is_fixed() => Check("complete-fixed", Asked().Resolve("FIXED"), Readings.Complete);

    [Test]
    public void Advice_where_a_steward_is_named() => Check("advice-named", Asked(Maren), Readings.Complete with { Duration = new(DurationKind.Permanent), Advice = ["permanent-without-owner"] });

    [Test]
    public void One_open_question() => Check("incomplete-one", Asked(), Readings.Complete.Lacking((Topics.Duration, FindingCode.TemplateText)));

    [Test]
    public void Some_open_questions() => Check("incomplete", Asked(Maren), Readings.Complete.Lacking(
        (Topics.Alternatives, FindingCode.Placeholder), (Topics.Duration, FindingCode.Unanswered), (Topics.Documentation, FindingCode.MissingQuestion)));

    [Test]
    public void Some_open_questions_on_bmo() => Check("incomplete.bmo", Asked(), Readings.Complete.Lacking((Topics.Alternatives, FindingCode.Placeholder), (Topics.Duration, FindingCode.Unanswered)), policy: Policy with { Markdown = true, FoldsBugFlags = true });

    [Test]
    public void What_glean_parser_leaves_open() => Check("incomplete-glean", Asked(), Readings.Complete.Lacking(GleanLeftovers));

    [Test]
    public void A_blank_form() => Check("incomplete-blank", Asked(), Readings.Complete.Lacking([.. Topics.OfRequest.Select(t => (t, FindingCode.Unanswered))]));

    [Test]
    public void A_renewal() => Check("renewal", Asked(), Readings.Renewal);

    [Test]
    public void A_renewal_with_an_open_question() => Check("renewal-incomplete", Asked(), Readings.Renewal.Lacking((Topics.InitialReview, FindingCode.Unanswered)));

    [Test]
    public void A_text_that_is_not_recognised() => Check("unrecognised", Asked(), Readings.Unrecognized, Obstacle.NotRecognized);

    [Test]
    public void A_text_that_is_not_recognised_where_a_steward_is_named() => Check("unrecognised-named", Asked(Maren), Readings.Unrecognized, Obstacle.NotRecognized);

    [TestCase(Obstacle.Pdf)]
    [TestCase(Obstacle.Image)]
    [TestCase(Obstacle.Link)]
    [TestCase(Obstacle.Patch)]
    [TestCase(Obstacle.Empty)]
    [TestCase(Obstacle.StewardForm)]
    public void Something_that_is_no_form(Obstacle obstacle) => Check($"unusable-{obstacle.ToString().ToLowerInvariant()}", Asked(), Readings.Unrecognized, obstacle);

    [Test]
    public void A_flag_on_a_patch_beside_the_form() =>
        Check("form-elsewhere", Asked(), Readings.Unrecognized, Obstacle.Patch, elsewhere: true);

    [Test]
    public void A_correction_that_leaves_one_question_open()
    {
        var (first, bug) = Corrected((Topics.Measurements, FindingCode.Unanswered), (Topics.Duration, FindingCode.Unanswered), (Topics.Analysis, FindingCode.Unanswered), (Topics.Sharing, FindingCode.Unanswered));
        Check("correction-partly", bug, Readings.Complete.Lacking((Topics.Duration, FindingCode.Unanswered)), before: first);
    }

    [Test]
    public void A_correction_that_answers_everything()
    {
        var (first, bug) = Corrected((Topics.Measurements, FindingCode.Unanswered), (Topics.Duration, FindingCode.Unanswered));
        Check("correction-complete", bug, Readings.Complete, before: first);
    }

    [Test]
    public void A_correction_with_the_same_question_open_goes_to_a_steward()
    {
        var (first, bug) = Corrected((Topics.Duration, FindingCode.Unanswered));
        Check("correction-same", bug, Readings.Complete.Lacking((Topics.Duration, FindingCode.Unanswered)), before: first);
    }

    [Test]
    public void A_correction_without_the_flag()
    {
        var (_, bug) = Corrected((Topics.Duration, FindingCode.Unanswered));
        var @case = CaseFold.Fold(bug.Clear(14).Build(), Policy);
        @case = @case with { Requests = [.. @case.Requests.Where(r => r.Attachment.Id != 14)], UnflaggedForms = [new ReadAttachment(bug.Get(14), Readings.Complete)] };
        Approved.Match("flag-lost", Post(@case, Policy, bug.Now));
    }

    [Test]
    public void A_form_in_a_comment_is_corrected_in_a_comment()
    {
        var bug = Asked().Say(BugBuilder.Requester, "the form");
        Check("incomplete-in-comment", bug, Readings.Complete.Lacking((Topics.Duration, FindingCode.Unanswered)), comment: true);
    }

    [Test]
    public void After_five_days_a_steward_is_asked_with_what_is_open()
    {
        var reading = Readings.Complete.Lacking((Topics.Duration, FindingCode.Unanswered), (Topics.Analysis, FindingCode.Unanswered));
        var bug = Asked();
        bug.Apply(Decide(Fold(bug, reading, Obstacle.None, Policy), Policy, bug.Now)).Wait(TimeSpan.FromDays(9));
        Check("assigned-anyway", bug, reading);
    }

    [Test]
    public void A_steward_who_asked_themself() =>
        Check("own-request", new BugBuilder(reporter: Maren).Attach(13, NotTheForm, Maren).Ask(13, Maren, Maren), Readings.Complete);

    [Test]
    public void No_steward_at_all() => Check("nobody", Asked(), Readings.Complete, policy: Policy with { Roster = new Roster([], []) });

    [Test]
    public void The_review_form_prefilled() => CheckPrefill("prefill", Readings.Complete);

    [Test]
    public void The_review_form_prefilled_for_sensitive_data() => CheckPrefill("prefill-sensitive", Readings.Sensitive);

    [Test]
    public void The_review_form_prefilled_from_little() =>
        CheckPrefill("prefill-little", new FormReading { Kind = FormKind.Request, Complete = true });

    [Test]
    public void The_review_form_prefilled_for_a_renewal() => CheckPrefill("prefill-renewal", Readings.Renewal);

    private static BugBuilder Asked(string? steward = null) => new BugBuilder().Attach(13, NotTheForm).Ask(13, requestee: steward);

    // A form was asked for, and a new one takes its place.
    private static (FormReading First, BugBuilder Bug) Corrected(params (string, FindingCode)[] lacking)
    {
        var bug = Asked();
        var first = Readings.Complete.Lacking(lacking);
        bug.Apply(Decide(Fold(bug, first, Obstacle.None, Policy), Policy, bug.Now));
        return (first, bug.Wait(TimeSpan.FromHours(20)).Obsolete(13).Attach(14, NotTheForm).Ask(14));
    }

    private static void CheckPrefill(string name, FormReading reading) =>
        Check(name, Asked(Maren).Say(Maren, "reviewbot: prefill"), reading, only: s => s.Word == "prefilled");

    private static void Check(string name, BugBuilder bug, FormReading reading, Obstacle obstacle = Obstacle.None, bool elsewhere = false, FormReading? before = null, bool comment = false, ReviewPolicy? policy = null, Func<Step, bool>? only = null)
    {
        policy ??= Policy;
        var @case = Fold(bug, reading, obstacle, policy, comment);
        if (before is not null)
        {
            @case = @case with { Requests = [@case.Requests[0] with { Reading = before, Obstacle = Obstacle.None }, .. @case.Requests[1..]] };
        }

        if (elsewhere)
        {
            @case = @case with { UnflaggedForms = [new ReadAttachment(bug.Get(13) with { Id = 12 }, Readings.Complete)] };
        }

        Approved.Match(name, Post(@case, policy, bug.Now, only));
    }

    private static ReviewCase Fold(BugBuilder bug, FormReading reading, Obstacle obstacle, ReviewPolicy policy, bool comment = false)
    {
        var @case = CaseFold.Fold(bug.Build(), policy);
        return @case with { Requests = [.. @case.Requests.Select(r => r with { Reading = reading, Obstacle = obstacle, FormComment = comment ? bug.Comments[^1] : null })] };
    }

    private static Plan Decide(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now) => Decider.Decide([@case], policy, People, now).Single();

    // Whatever is posted says nothing to the bot but what it offers in code, and names nobody by address.
    private static string Post(ReviewCase @case, ReviewPolicy policy, DateTimeOffset now, Func<Step, bool>? only = null)
    {
        var plan = Decide(@case, policy, now);
        var comment = only is null ? plan.Comment! : new ReviewBot.Reviews.Wording.CommentText(policy, People, now).Compose(@case, [.. plan.Steps.Where(only)]);
        Assert.That(comment, Is.Not.Null);
        Assert.That(comment, Does.Not.Contain("@"));
        Assert.That(ReplyReader.Read(comment, policy.Address).Commands, Is.Empty);
        Assert.That(ReplyReader.Read(comment, policy.Address).HoldSeen, Is.False);
        return comment;
    }
}
