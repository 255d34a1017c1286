using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>Two instances on one PostgreSQL: one writes at a time.</summary>
public sealed class TurnTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);

    private Database database = null!;
    private Ledger ann = null!;
    private Ledger bob = null!;

    [OneTimeSetUp]
    public void LookForPostgreSql() => PostgreSql.Require();

    [SetUp]
    public void Open()
    {
        database = PostgreSql.NewDatabase();
        (ann, bob) = (Ledger.Open(database, Decisions.Server), Ledger.Open(database, Decisions.Server));
        Turn.Await(ann);
        Turn.Await(bob);
    }

    [TearDown]
    public void Close()
    {
        ann.Dispose();
        bob.Dispose();
    }

    [Test]
    public async Task Who_has_no_turn_writes_nothing()
    {
        Assert.Throws<LeaseLostException>(() => ann.Set("x", "1"));
        await using (var turn = await TakeAsync(ann, "ann"))
        {
            Assert.That(turn, Is.Not.Null);
            ann.Set("x", "1");
            Assert.Throws<LeaseLostException>(() => bob.Set("x", "2"));
        }

        Assert.Throws<LeaseLostException>(() => ann.Set("x", "3"));
        await using (await TakeAsync(bob, "bob"))
        {
            bob.Set("y", "4");
        }

        Assert.That((bob.Get("x"), bob.Get("y")), Is.EqualTo(("1", "4")));
    }

    [Test]
    public async Task Who_slept_through_the_end_of_its_lease_writes_nothing_to_the_outbox()
    {
        await using var turn = await TakeAsync(ann, "ann");
        var outbox = new Outbox(ann);
        var row = outbox.Begin(7, "7: 71.1 assigned=1", "payload", Now, Now);
        EndLease();
        await using var next = await TakeAsync(bob, "bob");

        Assert.Throws<LeaseLostException>(() => outbox.Begin(8, "8: x", "payload", Now, Now));
        Assert.Throws<LeaseLostException>(() => outbox.Answered(row));
        Assert.Throws<LeaseLostException>(() => outbox.Settle(row, "confirmed", Now));
        Assert.Throws<LeaseLostException>(() => ann.InTransaction(() => Assert.Fail("nothing of it is done")));
        Assert.That(new Outbox(bob).Open().Select(w => (w.BugId, w.Answered)), Is.EqualTo(new[] { (7, false) }));
    }

    [Test]
    public async Task A_lease_cannot_be_taken_in_the_middle_of_a_write()
    {
        await using var turn = await TakeAsync(ann, "ann");
        Task<Turn?>? taking = null;

        ann.InTransaction(() =>
        {
            taking = Task.Run(() => TakeAsync(bob, "bob"));
            Assert.That(taking.Wait(TimeSpan.FromSeconds(2)), Is.False, "the lease is locked until the write is done");
            ann.Set("x", "1");
        });
        EndLease();

        await using var next = await taking!;
        Assert.That(next, Is.Not.Null);
        Assert.That(bob.Get("x"), Is.EqualTo("1"));
    }

    [Test]
    public async Task A_process_stopped_in_the_middle_of_a_write_keeps_nobody_waiting_for_long()
    {
        await using var turn = await TakeAsync(ann, "ann");
        EndLeaseAfter(TimeSpan.FromSeconds(1));
        Turn? next = null;

        Assert.Throws<LedgerException>(() => ann.InTransaction(() => next = Task.Run(() => TakeAsync(bob, "bob")).GetAwaiter().GetResult()));

        Assert.That(next, Is.Not.Null, "the database gives up on who holds a lock and says nothing");
        await next!.DisposeAsync();
    }

    [Test]
    public async Task Others_see_who_brought_a_pass_to_a_good_end()
    {
        var leases = ann.Leases!;
        await using (var turn = await TakeAsync(ann, "ann"))
        {
            Assert.That(leases.Look().Lease, Has.Property("Holder").EqualTo("ann"));
            turn!.Good = true;
        }

        await using (await TakeAsync(bob, "bob"))
        {
            // A pass that did not come to its end.
        }

        var standing = leases.Look();
        Assert.That((standing.GoodPass.Holder, standing.Lease.Holder, standing.Lease.Token), Is.EqualTo(("ann", "bob", 2L)));
        Assert.That(standing.Now - standing.GoodPass.Until, Is.LessThan(TimeSpan.FromMinutes(1)).And.GreaterThan(TimeSpan.Zero));
        Assert.That(standing.Lease.Until, Is.LessThanOrEqualTo(standing.Now));
    }

    [Test]
    public async Task The_lease_is_prolonged_while_a_turn_lasts_and_its_loss_is_noticed()
    {
        var time = new FakeTimeProvider(Now);
        await using var turn = (await Turn.TakeAsync(ann, ann.Leases!, "ann", time, CancellationToken.None))!;
        EndLeaseAfter(TimeSpan.FromSeconds(3));
        time.Advance(Lease.Length / 4);
        await Until(() => ann.Leases!.Look() is var s && s.Lease.Until - s.Now > TimeSpan.FromSeconds(5));
        Assert.That(turn.Lost.IsCancellationRequested, Is.False);

        EndLease();
        await using var next = await TakeAsync(bob, "bob");
        time.Advance(Lease.Length / 4);

        await Until(() => turn.Lost.IsCancellationRequested);
    }

    private static Task<Turn?> TakeAsync(Ledger ledger, string who) => Turn.TakeAsync(ledger, ledger.Leases!, who, TimeProvider.System, CancellationToken.None);

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; i < 200 && !so(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        Assert.That(so(), Is.True);
    }

    private void EndLease() => EndLeaseAfter(TimeSpan.FromSeconds(-1));

    // As if its time had gone by.
    private void EndLeaseAfter(TimeSpan left)
    {
        using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand("UPDATE leases SET until = clock_timestamp() + @left WHERE name = 'turn'", connection);
        command.Parameters.AddWithValue("left", left);
        command.ExecuteNonQuery();
    }
}
