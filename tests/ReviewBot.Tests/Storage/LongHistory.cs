using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Storage;

/// <summary>A ledger full of bugs that were decided long ago, each with all that is kept of one.</summary>
internal static class LongHistory
{
    private static readonly DateTimeOffset Begin = new(2016, 1, 4, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Puts so many in, with numbers above those of any sandbox, asked of these stewards in turn.</summary>
    public static void Fill(Ledger ledger, int bugs, IReadOnlyList<string> stewards) => ledger.InTransaction(() =>
    {
        var cache = new BugCache(ledger);
        for (var i = 0; i < bugs; i++)
        {
            var (bug, steward, asked) = (1_000_000 + i, stewards[i % stewards.Count], Begin.AddHours(i));
            var subject = $"{bug}.1";
            cache.Put(new CachedBug(bug, asked.AddDays(5), asked.AddDays(6), null, Restricted: false), new BugFacts(bug)
            {
                Assignments = [new AssignmentFact(steward, asked, bug, bug, 1, false, "Thunderbird", "General")],
                Reminders = [new ReminderFact(steward, asked.AddDays(3), subject, "first")],
                GrantedTo = ["robin@example.org"],
                Register = [Entry(bug, asked)],
            });
            ledger.Execute(
                "INSERT INTO writes (key, bug, digest, planned_at, attempted_at, answered, settled_at, outcome) VALUES (@key, @bug, 'x', @asked, @asked, @answered, @asked, 'confirmed')",
                new { key = $"{bug}: {subject} assigned=1", bug, asked, answered = true });
            ledger.Execute("INSERT INTO refusals (subject, steward, reason, at) VALUES (@subject, @steward, 'Blocked', @asked)", new { subject, steward, asked });
        }
    });

    private static RegisterEntry Entry(int bug, DateTimeOffset asked) => new()
    {
        Bug = bug,
        Title = "Count the things that people open",
        Product = "Thunderbird",
        Attachment = bug,
        Decision = "+",
        Categories = [2],
        Steward = ":maren",
        Cite = $"https://bugzilla.example.org/show_bug.cgi?id={bug}#c3",
        AskedAt = asked,
        DecidedAt = asked.AddDays(5),
    };
}
