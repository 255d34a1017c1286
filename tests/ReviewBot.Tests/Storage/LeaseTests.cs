using CsCheck;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Storage;

/// <summary>The lease's rules, whatever clock, holder and token.</summary>
public sealed class LeaseTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 17, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["ann", "bob", "cat"];

    private static readonly Lease Nobodys = new("", 0, DateTimeOffset.UnixEpoch);

    // What instances do, each a while after the one before: by name, what, and how many milliseconds later.
    private static readonly Gen<(string Who, int What, int After)[]> Happenings =
        Gen.Select(Gen.Int[0, 2].Select(i => Names[i]), Gen.Int[0, 3], Gen.Int[0, 30_000]).Array[1, 60];

    [Test]
    public void At_no_time_may_two_write()
    {
        Happenings.Sample(happenings => Play(happenings, (lease, tokens, now) =>
            Assert.That(tokens.Count(t => lease.Allows(t.Value, now)), Is.LessThanOrEqualTo(1))));
    }

    [Test]
    public void Once_another_has_taken_it_an_earlier_token_never_counts_again()
    {
        Happenings.Sample(happenings =>
        {
            long last = 0;
            Play(happenings, (lease, tokens, now) =>
            {
                Assert.That(lease.Token, Is.GreaterThanOrEqualTo(last));
                last = lease.Token;
                Assert.That(tokens.Values.Where(t => t < last).Any(t => lease.Allows(t, now) || lease.Prolonged(t, now) is not null || lease.GivenBack(t, now) is not null), Is.False);
            });
        });
    }

    [Test]
    public void Whoever_holds_it_keeps_the_others_off_for_its_length_and_no_longer()
    {
        Gen.Select(Gen.Int[-600_000, 600_000], Gen.Long[0, 1000]).Sample((after, token) =>
        {
            var lease = new Lease("ann", token, Begin);
            var taken = lease.TakenBy("bob", Begin.AddMilliseconds(after));
            Assert.That(taken is not null, Is.EqualTo(after >= 0));
            Assert.That(taken is null || taken == new Lease("bob", token + 1, Begin.AddMilliseconds(after) + Lease.Length));
        });
    }

    [Test]
    public void Whoever_asks_for_it_again_has_it_anew_so_that_what_was_begun_with_the_former_counts_no_more() =>
        Assert.That(new Lease("ann", 1, Begin + Lease.Length).TakenBy("ann", Begin), Is.EqualTo(new Lease("ann", 2, Begin + Lease.Length)));

    [TestCase(1, 9_999, true)]
    [TestCase(1, 10_000, false, Description = "its end is the next one's beginning")]
    [TestCase(1, 10_001, false)]
    [TestCase(2, 0, false, Description = "another's token")]
    public void Only_whoever_has_it_writes_prolongs_it_and_gives_it_back(long token, int after, bool may)
    {
        var lease = new Lease("ann", 1, Begin + Lease.Length);
        var now = Begin.AddMilliseconds(after);

        Assert.That(lease.Allows(token, now), Is.EqualTo(may));
        Assert.That(lease.Prolonged(token, now), may ? Is.EqualTo(lease with { Until = now + Lease.Length }) : Is.Null);
        Assert.That(lease.GivenBack(token, now), may ? Is.EqualTo(lease with { Until = now }) : Is.Null);
    }

    [Test]
    public void Somebody_always_can_go_on_within_its_length()
    {
        Happenings.Sample(happenings =>
        {
            var (lease, now) = Play(happenings, (_, _, _) => { });
            Assert.That(lease.TakenBy("dan", now + Lease.Length), Is.Not.Null);
        });
    }

    [Test]
    public void It_is_short_enough_for_work_to_go_on_within_a_minute() => Assert.That(Lease.Length * 2, Is.LessThan(TimeSpan.FromMinutes(1)));

    private static (Lease Lease, DateTimeOffset Now) Play((string Who, int What, int After)[] happenings, Action<Lease, IReadOnlyDictionary<string, long>, DateTimeOffset> look)
    {
        var (lease, now, tokens) = (Nobodys, Begin, new Dictionary<string, long>());
        foreach (var (who, what, after) in happenings)
        {
            now = now.AddMilliseconds(after);
            var token = tokens.GetValueOrDefault(who, -1);
            switch (what)
            {
                case 0 or 1 when lease.TakenBy(who, now) is { } taken:
                    lease = taken;
                    tokens[who] = taken.Token;
                    break;
                case 2:
                    lease = lease.Prolonged(token, now) ?? lease;
                    break;
                case 3:
                    lease = lease.GivenBack(token, now) ?? lease;
                    break;
                default:
                    break;
            }

            look(lease, tokens, now);
        }

        return (lease, now);
    }
}
