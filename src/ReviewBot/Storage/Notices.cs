using System.Globalization;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Storage;

/// <summary>What the owners were, or should have been, told.</summary>
internal sealed class Notices(Ledger ledger)
{
    private const string Number = "notices";

    /// <summary>Records a notice once; returns whether it is new. What arose before the ledger began counts as told: it may have been.</summary>
    public bool Tell(Notice notice, DateTimeOffset now, DateTimeOffset began = default)
    {
        var isNew = false;
        ledger.InTransaction(() =>
        {
            isNew = ledger.Execute(
                "INSERT INTO notices (key, bug, text, at, told_at) VALUES (@Key, @BugId, @Text, @now, @told) ON CONFLICT DO NOTHING",
                new { notice.Key, notice.BugId, notice.Text, now, told = notice.Arose < began ? now : (DateTimeOffset?)null }) > 0;
            if (isNew)
            {
                ledger.Set(Number, (Count() + 1).ToString(CultureInfo.InvariantCulture));
            }
        });
        return isNew;
    }

    /// <summary>Notices that were not mailed yet.</summary>
    public List<(string Key, string Text)> Untold() =>
        ledger.Query<Row>("SELECT key, text FROM notices WHERE told_at IS NULL ORDER BY at, key").ConvertAll(r => (r.Key, r.Text));

    /// <summary>Records that notices are mailed, or (null) that they certainly were not.</summary>
    public void Told(IEnumerable<string> keys, DateTimeOffset? at) =>
        ledger.Execute("UPDATE notices SET told_at = @at WHERE key = @key", keys.Select(key => new { key, at }));

    /// <summary>How many there are since a moment.</summary>
    public int CountSince(DateTimeOffset since) => ledger.Scalar<int>("SELECT count(*) FROM notices WHERE at >= @since", new { since });

    /// <summary>All notices, oldest first.</summary>
    public List<(DateTimeOffset At, int? Bug, string Text)> All() =>
        ledger.Query<Row>("SELECT at, bug, text FROM notices ORDER BY at, key").ConvertAll(r => (r.At, r.Bug, r.Text));

    /// <summary>How many there are. The number is kept: each pass asks for it.</summary>
    public int Count() => ledger.Get(Number) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 0;

    private sealed class Row
    {
        public string Key { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public int? Bug { get; set; }

        public string Text { get; set; } = "";
    }
}
