using Microsoft.Extensions.Time.Testing;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>How a turn is waited for, kept, lost and given back, whatever keeps the lease.</summary>
public sealed class TurnKeepingTests
{
    private readonly Clock time = new();
    private readonly Ledger ledger = Ledger.InMemory(Decisions.Server);
    private readonly Kept leases;

    public TurnKeepingTests() => leases = new Kept(time);

    [OneTimeTearDown]
    public void Close() => ledger.Dispose();

    [SetUp]
    public void Begin()
    {
        leases.Fails = false;
        leases.Lease = new Lease("", 0, DateTimeOffset.UnixEpoch);
        leases.GivenBack.Clear();
        Turn.Await(ledger);
    }

    [Test]
    public async Task Whoever_has_the_turn_writes_and_before_and_afterwards_nobody_does()
    {
        Assert.Throws<LeaseLostException>(() => ledger.Set("x", "1"));
        await using (await TakeAsync())
        {
            ledger.Set("x", "2");
            leases.Lease = leases.Lease with { Token = 99 };
            Assert.Throws<LeaseLostException>(() => ledger.Set("x", "3"), "it is another's");
            leases.Lease = leases.Lease with { Token = 1 };
        }

        Assert.Throws<LeaseLostException>(() => ledger.Set("x", "4"));
        Assert.That(ledger.Get("x"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Whoever_comes_while_another_is_busy_waits_and_takes_it_when_it_is_free()
    {
        leases.Lease = new Lease("bob", 5, time.GetUtcNow().AddSeconds(2.5));
        var taking = TakeAsync();
        Wait(TimeSpan.FromSeconds(1), taking);
        Wait(TimeSpan.FromSeconds(1), taking);
        Assert.That(taking.IsCompleted, Is.False);

        Wait(TimeSpan.FromSeconds(1), taking);

        await using var turn = await taking;
        Assert.That((turn, leases.Lease.Holder, leases.Lease.Token), Is.EqualTo((turn, "ann", 6L)));
        Assert.That(turn, Is.Not.Null);
    }

    [Test]
    public async Task Whoever_waits_for_longer_than_a_dead_holder_could_have_it_gives_up()
    {
        leases.Lease = new Lease("bob", 5, time.GetUtcNow().AddDays(1));
        var taking = TakeAsync();
        for (var second = 0; second < 20; second++)
        {
            Wait(TimeSpan.FromSeconds(1), taking);
        }

        Assert.That(taking.IsCompleted, Is.False, "twice the length of a lease");
        Wait(TimeSpan.FromSeconds(1), taking);

        Assert.That(await taking, Is.Null);
        Assert.Throws<LeaseLostException>(() => ledger.Set("x", "1"));
    }

    [Test]
    public async Task It_is_prolonged_before_it_ends_for_as_long_as_it_lasts()
    {
        await using (var turn = await TakeAsync())
        {
            for (var quarter = 0; quarter < 12; quarter++)
            {
                Wait(turn!);
                Assert.That(leases.Lease.Until, Is.EqualTo(time.GetUtcNow() + Lease.Length));
            }

            Assert.That(turn!.Lost.IsCancellationRequested, Is.False);
            leases.Asked = 0;
        }

        time.Advance(Lease.Length);
        Assert.That(leases.Asked, Is.Zero, "and no longer");
    }

    [Test]
    public async Task That_another_has_taken_over_is_noticed()
    {
        await using var turn = await TakeAsync();
        leases.Lease = new Lease("bob", 2, time.GetUtcNow() + Lease.Length);

        Wait(turn!);

        Assert.That(turn!.Lost.IsCancellationRequested, Is.True);
        time.Advance(Lease.Length / 4);
        Assert.That(leases.Asked, Is.EqualTo(1), "and nothing is asked any more");
    }

    [Test]
    public async Task While_the_database_can_not_be_asked_it_is_ours_until_the_lease_ends()
    {
        await using var turn = await TakeAsync();
        leases.Fails = true;
        for (var quarter = 1; quarter < 4; quarter++)
        {
            Wait(turn!);
            Assert.That(turn!.Lost.IsCancellationRequested, Is.False, $"{quarter}");
        }

        Wait(turn!);

        Assert.That(turn!.Lost.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task A_database_that_is_back_in_time_lets_it_go_on_from_when_it_was_asked()
    {
        await using var turn = await TakeAsync();
        foreach (var fails in new[] { false, true, true, false, true, true, true })
        {
            leases.Fails = fails;
            Wait(turn!);
            Assert.That(turn!.Lost.IsCancellationRequested, Is.False);
        }

        Wait(turn!);
        Assert.That(turn!.Lost.IsCancellationRequested, Is.True);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task It_is_given_back_with_how_it_went_and_the_next_may_begin_at_once(bool good)
    {
        await using (var turn = await TakeAsync())
        {
            turn!.Good = good;
        }

        Assert.That(leases.GivenBack, Is.EqualTo(new[] { (1L, good) }));
        Assert.That(leases.Lease.Until, Is.EqualTo(time.GetUtcNow()));
    }

    [Test]
    public async Task Where_it_can_not_be_given_back_it_ends_by_itself()
    {
        var turn = await TakeAsync();
        leases.Fails = true;

        await turn!.DisposeAsync();

        Assert.That(leases.GivenBack, Is.Empty);
        Assert.Throws<LeaseLostException>(() => ledger.Set("x", "1"));
    }

    private Task<Turn?> TakeAsync()
    {
        leases.Asked = 0;
        return Turn.TakeAsync(ledger, leases, "ann", time, CancellationToken.None);
    }

    // Time goes by, and what waited for it has gone on to its next wait or to its end.
    private void Wait(TimeSpan by, Task<Turn?> taking) => Wait(by, () => taking.IsCompleted);

    private void Wait(Turn turn) => Wait(Lease.Length / 4, () => turn.Lost.IsCancellationRequested);

    private void Wait(TimeSpan by, Func<bool> isOver)
    {
        var before = time.Waits;
        time.Advance(by);
        Assert.That(SpinWait.SpinUntil(() => time.Waits > before || isOver(), TimeSpan.FromSeconds(30)), Is.True);
    }

    private sealed class Clock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero))
    {
        private int waits;

        public int Waits => Volatile.Read(ref waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref waits);
            return timer;
        }
    }

    private sealed class Kept(TimeProvider time) : Leases
    {
        public Lease Lease { get; set; } = new("", 0, DateTimeOffset.UnixEpoch);

        public bool Fails { get; set; }

        public int Asked { get; set; }

        public List<(long Token, bool Good)> GivenBack { get; } = [];

        public override Lease? Take(string holder) => Put(Lease.TakenBy(holder, time.GetUtcNow()));

        public override bool Prolong(long token)
        {
            Asked++;
            return Put(Reached.Prolonged(token, time.GetUtcNow())) is not null;
        }

        public override void GiveBack(long token, bool good)
        {
            Put(Reached.GivenBack(token, time.GetUtcNow()));
            GivenBack.Add((token, good));
        }

        public override Standing Look() => new(Lease, Lease, time.GetUtcNow());

        public override (Lease Lease, DateTimeOffset Now) Hold(Ledger ledger) => (Lease, time.GetUtcNow());

        private Lease Reached => Fails ? throw new LedgerException("away") : Lease;

        private Lease? Put(Lease? lease)
        {
            Lease = lease ?? Lease;
            return lease;
        }
    }
}
