using ReviewBot.Reviews.Register;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>Entries of a register, and ledgers that hold them.</summary>
internal static class Decisions
{
    public const string Server = "https://bugzilla.example.org/";

    public static readonly DateTimeOffset Begin = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A decision on bug <paramref name="bug"/>, taken so many hours after <see cref="Begin"/> as its number.</summary>
    public static RegisterEntry Entry(int bug, string title = "Count how often the window is opened") => new()
    {
        Bug = bug,
        Title = title,
        Product = "Thunderbird",
        Attachment = bug * 10,
        Decision = "+",
        Categories = [2],
        DefaultOn = true,
        Duration = "6 months",
        Expiry = new DateOnly(2027, 5, 1),
        Steward = ":maren",
        Cite = $"{Server}show_bug.cgi?id={bug}#c3",
        AskedAt = Begin.AddHours(bug).AddDays(-3),
        DecidedAt = Begin.AddHours(bug),
        FirstAnswerAt = Begin.AddHours(bug).AddDays(-1),
        Form = RegisteredForm.Request,
        Collected = "clicks on the button",
    };

    /// <summary>A ledger that holds these.</summary>
    public static Ledger In(params IEnumerable<RegisterEntry> entries)
    {
        var ledger = Ledger.InMemory(Server);
        Keep(ledger, entries);
        return ledger;
    }

    /// <summary>Keeps these as read in public bugs.</summary>
    public static void Keep(Ledger ledger, params IEnumerable<RegisterEntry> entries)
    {
        foreach (var bug in entries.GroupBy(e => e.Bug))
        {
            new BugCache(ledger).Put(new CachedBug(bug.Key, Begin, Begin, null, Restricted: false), new BugFacts(bug.Key) { Register = [.. bug] });
        }
    }
}
