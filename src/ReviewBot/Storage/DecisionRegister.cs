using System.Globalization;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Storage;

/// <summary>A page of the register.</summary>
/// <param name="Entries">The decisions.</param>
/// <param name="Next">What <see cref="DecisionRegister.Page"/> is given to go on; null at the end.</param>
internal sealed record RegisterPage(IReadOnlyList<RegisterEntry> Entries, string? Next);

/// <summary>The public register, looked through. What it costs does not grow with the decisions that are not shown.</summary>
internal sealed class DecisionRegister(Ledger ledger)
{
    /// <summary>Up to here what is found is counted.</summary>
    public const int MostCounted = 1_000;

    private LandedWords? landed;

    private const string Columns =
        """
        SELECT e.bug, e.attachment, e.title, e.product, e.decision, e.categories, e.default_on AS DefaultOn, e.duration, e.expiry, e.steward, e.cite,
            e.asked_at AS AskedAt, e.decided_at AS DecidedAt, e.first_answer_at AS FirstAnswerAt, e.form, e.collected
        FROM
        """;

    /// <summary>What was decided about an attachment; null if nothing was, or nobody may know.</summary>
    public RegisterEntry? Of(long attachment) =>
        ledger.Query<RegisterRow>($"{Columns} register_entries e WHERE e.attachment = @attachment", new { attachment }) is [var row, ..] ? Entry(row) : null;

    /// <summary>All that is looked for; read as it is asked for, however much it is.</summary>
    public IEnumerable<RegisterEntry> All(RegisterSearch search) => Known(Rows(search, null, null));

    /// <summary>A page of what is looked for.</summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="after">Where the page before ended; null for the first one. What is no such place is the first one.</param>
    /// <param name="most">How many decisions a page has.</param>
    public RegisterPage Page(RegisterSearch search, string? after, int most)
    {
        var rows = Rows(search, Place.Read(after, search.Order), most + 1).ToList();
        return rows.Count <= most
            ? new RegisterPage(rows.ConvertAll(Entry), null)
            : new RegisterPage([.. rows.Take(most).Select(Entry)], Place.Of(rows[most - 1], search.Order).ToString());
    }

    /// <summary>
    /// All that is looked for, read as many at a time as a reader takes in a moment: however slowly it is taken, nobody who writes has to wait.
    /// </summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="after">Where to begin, as for <see cref="Page"/>.</param>
    public IEnumerable<RegisterEntry> InPages(RegisterSearch search, string? after)
    {
        const int Most = 500;
        do
        {
            var page = Page(search, after, Most);
            foreach (var entry in page.Entries)
            {
                yield return entry;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>How many decisions are found; null for more than <see cref="MostCounted"/> that answer to words or filters.</summary>
    public int? Count(RegisterSearch search)
    {
        if (search.IsAll)
        {
            return new RegisterCounts(ledger).All();
        }

        // What words and filters say needs no look at the decisions themselves.
        var found = search.EndsFrom is null && ledger.Provider.Words.Expression(search) is not null ? ledger.Provider.Words.Found : From(search);
        var count = ledger.Scalar<int>($"SELECT count(*) FROM (SELECT 1 FROM {found} LIMIT @most) AS found", Values(search, null, MostCounted + 1));
        return count > MostCounted ? null : count;
    }

    private RegisterEntry Entry(RegisterRow row)
    {
        var entry = row.ToEntry();
        return entry with { Landed = Landed.Of(entry) };
    }

    private LandedWords Landed => landed ??= new Landings(ledger).Words;

    // Nothing else may be asked while rows are read.
    private IEnumerable<RegisterEntry> Known(IEnumerable<RegisterRow> rows)
    {
        _ = Landed;
        return rows.Select(Entry);
    }

    private IEnumerable<RegisterRow> Rows(RegisterSearch search, Place? after, int? most)
    {
        var id = ledger.Provider.Words.Expression(search) is null ? "e.id" : ledger.Provider.Words.Id;
        var (order, onwards) = search.Order switch
        {
            RegisterOrder.Newest => ($"{id} DESC", $"{id} < @id"),
            RegisterOrder.Oldest => (id, $"{id} > @id"),
            RegisterOrder.Ending => ("e.expiry, e.id", "(e.expiry, e.id) > (@expiry, @id)"),
        };
        return ledger.Stream<RegisterRow>(
            $"{Columns} {From(search)}{(after is null ? "" : $" AND {onwards}")} ORDER BY {order}{(most is null ? "" : " LIMIT @most")}",
            Values(search, after, most));
    }

    private string From(RegisterSearch search)
    {
        var from = ledger.Provider.Words.Expression(search) is null ? "register_entries e WHERE 1 = 1" : $"{ledger.Provider.Words.From} WHERE {ledger.Provider.Words.Matches}";
        return from + (search.EndsFrom is null ? "" : " AND e.expiry >= @from") + (search.EndsBefore is null ? "" : " AND e.expiry < @before");
    }

    private object Values(RegisterSearch search, Place? after, int? most) =>
        new { words = ledger.Provider.Words.Expression(search), from = search.EndsFrom, before = search.EndsBefore, id = after?.Id, expiry = after?.Expiry, most };

    /// <summary>The last decision of a page, as the next one is asked for.</summary>
    private sealed record Place(long Id, DateOnly? Expiry)
    {
        private const string Format = "yyyyMMdd";

        public static Place Of(RegisterRow row, RegisterOrder order) => new(row.Id, order == RegisterOrder.Ending ? row.Expiry : null);

        public static Place? Read(string? text, RegisterOrder order)
        {
            var parts = text?.Split('-') ?? [];
            if (order != RegisterOrder.Ending)
            {
                return parts is [var only] && long.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Place(number, null) : null;
            }

            return parts is [var id, var day] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                && DateOnly.TryParseExact(day, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var expiry) ? new Place(n, expiry) : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}{(Expiry is { } day ? $"-{day.ToString(Format, CultureInfo.InvariantCulture)}" : "")}");
    }
}
