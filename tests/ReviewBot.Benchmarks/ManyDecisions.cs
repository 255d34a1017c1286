using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Benchmarks;

/// <summary>A register as it is after very many decisions: one every hour up to now, by many stewards, in four products, each with what people write.</summary>
internal static class ManyDecisions
{
    private const string Numbered = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @decisions) ";
    private const string Thing = "CASE i % 7 WHEN 0 THEN 'the address book' WHEN 1 THEN 'message filters' WHEN 2 THEN 'the account setup' WHEN 3 THEN 'calendar invitations' WHEN 4 THEN 'folder panes' WHEN 5 THEN 'OpenPGP keys' ELSE 'search' END";
    private const string Decided = "strftime('%Y-%m-%dT%H:%M:%fZ', @latest, printf('-%d hours', i))";

    /// <summary>The server has none of these bugs: nobody shall look for them while it is measured.</summary>
    public static void SweptJustNow(Ledger ledger, DateTimeOffset now)
    {
        ledger.Set("cursor", Ledger.Text(now));
        ledger.Set("swept", Ledger.Text(now));
    }

    /// <summary>Makes the ledger in a file, bound to a server.</summary>
    public static void Make(string file, string server, int decisions, DateTimeOffset now)
    {
        using var ledger = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={file}"), server);
        ledger.InTransaction(() => ledger.Execute(
            $"""
            INSERT INTO register_entries (id, bug, attachment, title, product, decision, categories, default_on, duration, expiry, steward, cite, asked_at, decided_at, first_answer_at, form, collected)
            {Numbered}
            SELECT (CAST(strftime('%s', {Decided}) AS INTEGER) << 31) | (9000000 - i), 2000000 - i, 9000000 - i,
                'Count how often people use ' || {Thing} || ', step ' || i,
                CASE WHEN i % 10 < 6 THEN 'Thunderbird' WHEN i % 10 < 8 THEN 'MailNews Core' WHEN i % 10 = 8 THEN 'Calendar' ELSE 'Chat Core' END,
                CASE i % 9 WHEN 0 THEN '-' ELSE '+' END,
                CASE i % 8 WHEN 0 THEN '1' WHEN 1 THEN '1 2' WHEN 2 THEN '3' WHEN 3 THEN '' ELSE '2' END,
                i % 2, '6 months', CASE i % 3 WHEN 0 THEN date({Decided}, '+6 months') END, ':steward' || (i % 25),
                '{server}show_bug.cgi?id=' || (2000000 - i) || '#c3',
                strftime('%Y-%m-%dT%H:%M:%fZ', {Decided}, printf('-%d hours', (i * 7919) % 900)), {Decided}, strftime('%Y-%m-%dT%H:%M:%fZ', {Decided}, printf('-%d hours', (i * 7919) % 900 / 2)),
                CASE i % 20 WHEN 0 THEN 'Unread' WHEN 1 THEN 'Renewal' ELSE 'Request' END,
                'How many times a week ' || {Thing} || ' is opened from the toolbar, the menu or the keyboard, as a labelled counter mail.usage.metric_' || (i % 5000) || '; no text that people write or read is part of it, and the count is reset when the profile is. ' || hex(randomblob(100))
            FROM n
            """,
            new { decisions, latest = Ledger.Text(now) }));
        SweptJustNow(ledger, now);
    }
}
