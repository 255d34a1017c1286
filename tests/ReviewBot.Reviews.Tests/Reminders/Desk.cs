using System.Collections.Immutable;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Reminders;

/// <summary>Something that we said while time passed.</summary>
internal sealed record Utterance(DateTimeOffset At, int Bug, ImmutableArray<string> Rungs, string Text, ImmutableArray<string> Reminded);

/// <summary>Bugs on a desk before which time passes, with a pass every six hours; nothing but the bugs is remembered.</summary>
internal sealed class Desk
{
    public const string Maren = "maren@example.org";
    public const string Tomas = "tomas@example.org";
    public const string Ines = "ines@example.org";
    public const string Owner = "owner@example.org";

    // Complete, and with no end that could be counted to.
    public static readonly string Form = Texts.Complete.With((Texts.Months, "Six weeks."));

    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);

    public ReviewPolicy Policy { get; set; } = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }, new Steward { Login = Tomas, Name = "Tomas" }, new Steward { Login = Ines, Name = "Ines" }]),
        Owners = [Owner],
    };

    public List<BugBuilder> Bugs { get; } = [];

    public List<Utterance> Said { get; } = [];

    public List<Notice> Notices { get; } = [];

    public List<(DateTimeOffset At, Letter Letter)> Letters { get; } = [];

    public DateTimeOffset Now { get; private set; } = Start;

    private readonly Dictionary<int, (int Rows, DateTimeOffset? Next)> looks = [];

    public DateTimeOffset Began { get; set; } = DateTimeOffset.MinValue;

    public ImmutableArray<ReminderFact> Remembered { get; set; } = [];

    /// <summary>A bug with a request put to somebody, or to nobody.</summary>
    public BugBuilder Request(string? steward, string by = BugBuilder.Requester)
    {
        var bug = new BugBuilder(Bugs.Count + 1).At(Now).Attach(Attachment(Bugs.Count + 1), Form, by).Ask(Attachment(Bugs.Count + 1), by, steward);
        Bugs.Add(bug);
        return bug;
    }

    public static long Attachment(int bug) => 100 + bug;

    public Desk Until(DateTimeOffset end, Action<DateTimeOffset>? happens = null)
    {
        while (Now < end)
        {
            Now += TimeSpan.FromHours(6);
            Bugs.ForEach(b => b.At(Now));
            happens?.Invoke(Now);
            Pass();
        }

        return this;
    }

    public Desk Days(int days, Action<DateTimeOffset>? happens = null) => Until(Now.AddDays(days), happens);

    /// <summary>Time goes by and nobody looks.</summary>
    public Desk Down(int days)
    {
        Now = Now.AddDays(days);
        Bugs.ForEach(b => b.At(Now));
        return this;
    }

    /// <summary>What is read in the forms: they are complete, and without an end, unless a test is about that.</summary>
    public Func<ReviewRequest, FormReading> Reads { get; set; } = _ => new FormReading { Kind = FormKind.Request, Complete = true };

    public void Pass()
    {
        var cases = Bugs.Select(b => See(CaseFold.Fold(b.Build(), Policy))).ToList();
        var plans = Decider.Decide(cases, Policy, World(cases), Now);
        foreach (var plan in plans)
        {
            MustHaveBeenExpected(plan, cases.Find(c => c.Bug.Id == plan.BugId)!);
            Notices.AddRange(plan.Notices.Where(n => Notices.All(o => o.Key != n.Key)));
            Letters.AddRange(plan.Letters.Select(l => (Now, l)));
            Remembered = Remembered.AddRange(plan.Steps.Where(s => !s.Letters.IsEmpty).SelectMany(s => s.Reminders));
            if (plan.IsEmpty)
            {
                continue;
            }

            var rungs = plan.Steps.SelectMany(s => s.Marks).Where(m => m.Step == Steps.Reminded).Select(m => m.State!.Split('.')[0]).ToImmutableArray();
            Said.Add(new Utterance(Now, plan.BugId, rungs, plan.Comment ?? "", [.. plan.Steps.SelectMany(s => s.Reminders).Select(r => r.Person).Distinct()]));
            Bugs[plan.BugId - 1].Apply(plan);
        }
    }

    // A bug in which nothing happens is looked at only when a plan said so.
    private void MustHaveBeenExpected(Plan plan, ReviewCase @case)
    {
        var rows = @case.Bug.Comments.Length + @case.Bug.History.Length + @case.Bug.Attachments.Length;
        if (looks.TryGetValue(plan.BugId, out var last) && last.Rows == rows && !(last.Next <= Now))
        {
            Assert.That(plan.IsEmpty, $"bug {plan.BugId} at {Now:MM-dd HH:mm}, next look {last.Next}: {string.Join("; ", plan.Steps.Select(s => s.Reason))}");
            return;
        }

        looks[plan.BugId] = (rows, plan.NextLook);
    }

    public World World(IReadOnlyCollection<ReviewCase> cases) => new()
    {
        Rotation = RotationFacts.From(
            cases.SelectMany(c => c.Requests.SelectMany(r => r.Rounds).SelectMany(r => r.Assignments.Select(a => new AssignmentFact(a.Steward, a.At, c.Bug.Id, r.AttachmentId, r.Number, !Policy.IsSelf(a.By))))),
            cases.SelectMany(c => c.Requests.SelectMany(r => r.Requestees))),
        Reminders = [.. cases.SelectMany(c => ReminderFacts.Of(c, Policy)), .. Remembered],
        Began = Began,
    };

    private ReviewCase See(ReviewCase @case) =>
        @case with { Requests = [.. @case.Requests.Select(r => r with { Reading = Reads(r), Obstacle = Obstacle.None })] };

    /// <summary>The rungs said, each with the day.</summary>
    public string Story => string.Join(" ", Said.Where(s => !s.Rungs.IsEmpty).Select(s => $"{string.Join("+", s.Rungs)}@{s.At:MM-dd}"));
}
