using System.Data.Common;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>The lease in the ledger's own database, reached by connections of their own: it is prolonged while a pass uses the ledger.</summary>
internal sealed class StoredLeases(Database database) : Leases
{
    private const string Turn = "turn";
    private const string GoodPass = "good pass";
    private const string Select = "SELECT holder, token, until FROM leases WHERE name = @name";

    /// <inheritdoc/>
    public override Lease? Take(string holder) => Change((lease, now) => lease.TakenBy(holder, now));

    /// <inheritdoc/>
    public override bool Prolong(long token) => Change((lease, now) => lease.Prolonged(token, now)) is not null;

    /// <inheritdoc/>
    public override void GiveBack(long token, bool good) => InTransaction(db =>
    {
        if (Change(db, (lease, now) => lease.GivenBack(token, now)) is { } given && good)
        {
            Put(db, GoodPass, given);
        }

        return 0;
    });

    /// <inheritdoc/>
    public override Standing Look() => InTransaction(db => new Standing(Read(db, Turn, ""), Read(db, GoodPass, ""), Now(db)));

    /// <inheritdoc/>
    public override (Lease Lease, DateTimeOffset Now) Hold(Ledger ledger) => ledger.Query<Row>($"{Select} FOR SHARE", new { name = Turn }) is [var row]
        ? (row.ToLease(), ledger.Scalar<DateTimeOffset>("SELECT clock_timestamp()"))
        : throw new LeaseLostException();

    private static Lease Read(DbConnection db, string name, string locked) => db.Query<Row>($"{Select}{locked}", new { name }).Single().ToLease();

    private static DateTimeOffset Now(DbConnection db) => db.Scalar<DateTimeOffset>("SELECT clock_timestamp()");

    private static void Put(DbConnection db, string name, Lease lease) =>
        db.Execute("UPDATE leases SET holder = @Holder, token = @Token, until = @Until WHERE name = @name", new { name, lease.Holder, lease.Token, lease.Until });

    // The clock is read only once nobody else can change the row.
    private static Lease? Change(DbConnection db, Func<Lease, DateTimeOffset, Lease?> rule)
    {
        var lease = rule(Read(db, Turn, " FOR UPDATE"), Now(db));
        if (lease is not null)
        {
            Put(db, Turn, lease);
        }

        return lease;
    }

    private Lease? Change(Func<Lease, DateTimeOffset, Lease?> rule) => InTransaction(db => Change(db, rule));

    private T InTransaction<T>(Func<DbConnection, T> work)
    {
        using var db = LedgerProvider.Of(database.Provider).Connect(database.ConnectionString);
        try
        {
            db.Open();
            using var transaction = db.BeginTransaction();
            var done = work(db);
            transaction.Commit();
            return done;
        }
        catch (DbException e)
        {
            throw LedgerException.From(database.Name, e);
        }
    }

    private sealed class Row
    {
        public string Holder { get; set; } = "";

        public long Token { get; set; }

        public DateTimeOffset Until { get; set; }

        public Lease ToLease() => new(Holder, Token, Until);
    }
}
