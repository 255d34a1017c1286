using System.Globalization;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Benchmarks;

/// <summary>A ledger as it is after very many decisions, put in all at once: one every hour, day and night, up to now, each with all that is kept of one.</summary>
internal static class ManyBugs
{
    private const string Numbered = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @bugs) ";
    private const string At = "strftime('%Y-%m-%dT%H:%M:%fZ', @latest, printf('-%d hours', i + {0}))";
    private const string Steward = "CASE i % 3 WHEN 0 THEN @one WHEN 1 THEN @two ELSE @three END";

    /// <summary>Makes the ledger in a file, bound to a server.</summary>
    public static void Make(string file, string server, int bugs, IReadOnlyList<string> stewards, DateTimeOffset now)
    {
        using var ledger = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={file}"), server);
        if (bugs == 0)
        {
            return;
        }

        var values = new { bugs, latest = Ledger.Text(now), one = stewards[0], two = stewards[1], three = stewards[2] };
        void Fill(string into, string columns) => ledger.Execute($"INSERT INTO {into} {Numbered}SELECT {columns} FROM n", values);
        string Ago(int days) => At.Replace("{0}", (days * 24).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        ManyDecisions.SweptJustNow(ledger, now);
        ledger.InTransaction(() =>
        {
            Fill("bugs (id, last_change_time, read_at, due_at, restricted, reading)", $"1000000 + i, {Ago(5)}, {Ago(5)}, NULL, 0, {BugFacts.Reading}");
            Fill("assignments (bug, attachment, round, steward, at, named, product, component, restricted)", $"1000000 + i, 1000000 + i, 1, {Steward}, {Ago(10)}, 0, 'Thunderbird', 'General', 0");
            Fill("reminders (bug, person, at, subject, rung)", $"1000000 + i, {Steward}, {Ago(7)}, (1000000 + i) || '.1', 'first'");
            Fill("grants (bug, login)", "1000000 + i, 'requester' || (i % 100) || '@example.org'");
            Fill(
                "register_entries (id, bug, attachment, title, product, decision, categories, default_on, duration, expiry, steward, cite, asked_at, decided_at)",
                $"(CAST(strftime('%s', {Ago(5)}) AS INTEGER) << 31) | (1000000 + i), 1000000 + i, 1000000 + i, 'Count how often people open the window number ' || i, 'Thunderbird', '+', '1 2', 1, '6 months', NULL, ':maren', '{server}show_bug.cgi?id=' || (1000000 + i) || '#c3', {Ago(10)}, {Ago(5)}");
            Fill("writes (key, bug, digest, planned_at, attempted_at, answered, settled_at, outcome)", $"(1000000 + i) || ': ' || (1000000 + i) || '.1 assigned=1', 1000000 + i, hex(randomblob(32)), {Ago(10)}, {Ago(10)}, 1, {Ago(10)}, 'confirmed'");
        });
    }
}
