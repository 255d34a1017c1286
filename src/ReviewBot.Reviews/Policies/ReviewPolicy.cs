using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Policies;

/// <summary>Everything from the settings and from the server's description that deciding rests on; no clock, no I/O.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Our own login.</summary>
    public required string Self { get; init; }

    /// <summary>Name under which people address us in comments.</summary>
    public string Name { get; init; } = "reviewbot";

    /// <summary>All that we answer to.</summary>
    public ReplyAddress Address { get; init; } = new();

    /// <summary>Whether the bot sets a decision on a steward's explicit command, and the server lets it.</summary>
    public bool MaySetVerdict { get; init; } = true;

    /// <summary>Login of whom an escalation goes to, by its word (<c>trust</c>, <c>legal</c>, <c>council</c>).</summary>
    public ImmutableDictionary<string, string> EscalationContacts { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether comments are rendered as Markdown (BMO).</summary>
    public bool Markdown { get; init; }

    /// <summary>Whether bug flags can be set together with an attachment's flags (BMO's <c>bug_flags</c>).</summary>
    public bool FoldsBugFlags { get; init; }

    /// <summary>The flag type that asks for a review.</summary>
    public string FlagName { get; init; } = "data-review";

    /// <summary>The bug flag that asks a person, or null where the server has none.</summary>
    public string? NeedinfoFlag { get; init; } = "needinfo";

    /// <summary>The id of that flag's type by product: names need not be unique.</summary>
    public ImmutableDictionary<string, long> NeedinfoTypes { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Base address of the server, with a slash at the end; for links in comments.</summary>
    public string BaseUrl { get; init; } = "https://bugzilla.example.org/";

    /// <summary>Base address of our pages as people reach them, with a slash at the end; null where comments can't link to them.</summary>
    public string? PagesUrl { get; init; }

    /// <summary>The blank form as it is published now; null for the one that is built in.</summary>
    public FormTemplate? Template { get; init; }

    /// <summary>Releases of the desktop's Thunderbird, so that a version has a day.</summary>
    public ReleaseCalendar Releases { get; init; } = ReleaseCalendar.Default;

    /// <summary>Releases of Thunderbird for Android, which counts by itself.</summary>
    public ReleaseCalendar ReleasesOnAndroid { get; init; } = ReleaseCalendar.DefaultAndroid;

    /// <summary>The releases that a bug's versions belong to: Android's if its product or component says so.</summary>
    public ReleaseCalendar ReleasesOf(BugSnapshot bug) =>
        $"{bug.Product} {bug.Component}".Contains("Android", StringComparison.OrdinalIgnoreCase) ? ReleasesOnAndroid : Releases;

    /// <summary>Products that we look after.</summary>
    public ImmutableArray<string> Products { get; init; } = ["Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    /// <summary>Components that we look after; empty for all.</summary>
    public ImmutableArray<string> Components { get; init; } = [];

    /// <summary>Who reviews.</summary>
    public required Roster Roster { get; init; }

    /// <summary>Logins of who runs the process.</summary>
    public ImmutableArray<string> Owners { get; init; } = [];

    /// <summary>Whether an assignment comes with a comment; without, only what a person has to know is said.</summary>
    public bool CommentsOnAssignment { get; init; } = true;

    /// <summary>Whether what landed otherwise than it was granted is said in the bug.</summary>
    public bool CommentsOnLanded { get; init; }

    /// <summary>When and what is opened.</summary>
    public EmbargoPolicy Embargo { get; init; } = new();

    /// <summary>What may be written at all.</summary>
    public Capabilities Enabled { get; init; } = Capabilities.All;

    /// <summary>No write on a bug that a human changed within this time.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Older requests are left alone until a human touches their bug.</summary>
    public DateTimeOffset? IgnoreRequestsBefore { get; init; }

    /// <summary>Working days without a corrected form after which a steward is asked all the same.</summary>
    public int AssignAnywayAfterWorkingDays { get; init; } = 5;

    /// <summary>Working days of those whose own zone is not known: requesters.</summary>
    public BusinessCalendar Calendar { get; init; } = BusinessCalendar.Default;

    /// <summary>When who is reminded.</summary>
    public ReminderPolicy Reminders { get; init; } = new();

    /// <summary>Logins of those who get reminders by mail instead of in the bug.</summary>
    public ImmutableHashSet<string> RemindedByMail { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether people are put on CC of a restricted bug so that they can be asked; that shows them the bug.</summary>
    public bool CcOnRestrictedBugs { get; init; }

    /// <summary>The working days of a person: a steward's own, else those of <see cref="Calendar"/>.</summary>
    public BusinessCalendar CalendarOf(string login) => Roster.Find(login) is { } steward
        ? steward.WorkingDays with { Quiet = Calendar.Quiet }
        : Calendar;

    /// <summary>Whether <paramref name="login"/> is ours.</summary>
    public bool IsSelf(string login) => string.Equals(login, Self, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an account is a robot: ours, or one with the endings that BMO's robots bear
    /// (bugbot's <c>is_bot_email</c>: <c>.bugs</c>, <c>.tld</c>).
    /// </summary>
    public bool IsBot(string login) =>
        IsSelf(login) || login.EndsWith(".bugs", StringComparison.OrdinalIgnoreCase) || login.EndsWith(".tld", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a flag is a question of ours that waits for its answer.</summary>
    public bool IsOurQuestion(Flag flag) => IsQuestion(flag) && IsSelf(flag.Setter);

    /// <summary>Whether a flag is anybody's question that waits for its answer.</summary>
    public bool IsQuestion(Flag flag) => flag.Status == FlagStatus.Requested && string.Equals(flag.Name, NeedinfoFlag, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the bug is one of ours at all; any other is never written to.</summary>
    public bool Covers(string product, string component) =>
        Products.Contains(product, StringComparer.OrdinalIgnoreCase)
        && (Components.IsEmpty || Components.Contains(component, StringComparer.OrdinalIgnoreCase));
}
