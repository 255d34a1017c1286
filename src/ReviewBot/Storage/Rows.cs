// Rows of the tables that hold a bug's facts, as statements fill and read them.
using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

internal abstract class BugRow
{
    public int Bug { get; set; }
}

internal sealed class OpenRequestRow : BugRow
{
    public string Login { get; set; } = "";
}

internal sealed class AssignmentRow : BugRow
{
    public long Attachment { get; set; }

    public int Round { get; set; }

    public string Steward { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public bool Named { get; set; }

    public string? Product { get; set; }

    public string? Component { get; set; }

    public bool Restricted { get; set; }

    public DateTimeOffset? BusyAt { get; set; }

    public AssignmentFact ToFact() => new(Steward, At, Bug, Attachment, Round, Named, Product, Component, Restricted) { BusyAt = BusyAt };

    public static AssignmentRow Of(AssignmentFact fact) => new()
    {
        Bug = fact.BugId,
        Attachment = fact.AttachmentId,
        Round = fact.Round,
        Steward = HistoryInLedger.Login(fact.Steward),
        At = fact.At,
        Named = fact.Named,
        Product = fact.Product,
        Component = fact.Component,
        Restricted = fact.Restricted,
        BusyAt = fact.BusyAt,
    };
}

internal sealed class ReminderRow : BugRow
{
    public string Person { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string Subject { get; set; } = "";

    public string Rung { get; set; } = "";

    public ReminderFact ToFact() => new(Person, At, Subject, Rung);
}

internal sealed class WaitRow : BugRow
{
    private const char Between = '\n';

    public long Attachment { get; set; }

    public string WaitsFor { get; set; } = "";

    public string Asked { get; set; } = "";

    public DateTimeOffset Since { get; set; }

    public string? Title { get; set; }

    public bool Restricted { get; set; }

    public string SeenBy { get; set; } = "";

    public WaitFact ToFact() => new(Bug, Attachment, Enum.Parse<Awaited>(WaitsFor), Split(Asked), Since) { Title = Title, Restricted = Restricted, SeenBy = Split(SeenBy) };

    public static WaitRow Of(WaitFact fact) => new()
    {
        Bug = fact.Bug,
        Attachment = fact.Attachment,
        WaitsFor = fact.For.ToString(),
        Asked = string.Join(Between, fact.Asked),
        Since = fact.Since,
        Title = fact.Title,
        Restricted = fact.Restricted,
        SeenBy = string.Join(Between, fact.SeenBy),
    };

    private static ImmutableArray<string> Split(string logins) => [.. logins.Split(Between, StringSplitOptions.RemoveEmptyEntries)];
}
