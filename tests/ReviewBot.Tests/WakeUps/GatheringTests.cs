using Microsoft.Extensions.Time.Testing;
using ReviewBot.WakeUps;

namespace ReviewBot.Tests.WakeUps;

/// <summary>Bursts become one pass, and what comes while one is on its way goes into the next.</summary>
public sealed class GatheringTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<string> rung = [];

    [Test]
    public void A_burst_is_rung_for_once()
    {
        using var gathering = Begin();
        foreach (var bug in new[] { 8, 7, 8, 8, 9, 7 })
        {
            gathering.Add(bug);
            time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.That(rung, Is.Empty, "it may not have come to its end yet");
        time.Advance(Gathering.Moment);

        Assert.That(rung, Is.EqualTo(new[] { "7,8,9" }));
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(rung, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_steady_stream_keeps_nobody_waiting()
    {
        using var gathering = Begin();
        for (var i = 0; i < 40; i++)
        {
            gathering.Add(i + 1);
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.That(rung, Has.Count.EqualTo(1), "the first was not put off by those that followed");
    }

    [Test]
    public void What_comes_before_the_pass_begins_goes_into_it()
    {
        using var gathering = Begin();
        gathering.Add(1);
        time.Advance(Gathering.Moment);
        gathering.Add(2);
        gathering.Add(3);
        time.Advance(Gathering.Patience / 2);

        Assert.That(rung, Is.EqualTo(new[] { "1" }), "one pass is on its way");
        Assert.That(gathering.Take(), Is.EqualTo(new[] { 2, 3 }));
        gathering.Add(4);
        time.Advance(Gathering.Moment);
        Assert.That(rung, Is.EqualTo(new[] { "1", "4" }));
    }

    [Test]
    public void Where_another_process_runs_the_pass_it_is_rung_again_after_a_while()
    {
        using var gathering = Begin();
        gathering.Add(1);
        time.Advance(Gathering.Moment);
        gathering.Add(2);
        time.Advance(Gathering.Patience);

        Assert.That(rung, Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public void More_than_can_be_remembered_are_left_to_the_poll()
    {
        using var gathering = Begin();
        for (var i = 0; i < Gathering.Most * 3; i++)
        {
            gathering.Add(i + 1);
        }

        time.Advance(Gathering.Moment);

        Assert.That(rung.Single().Split(','), Has.Length.EqualTo(Gathering.Most));
    }

    private Gathering Begin() => new(time, bugs =>
    {
        rung.Add(string.Join(',', bugs));
        return Task.CompletedTask;
    });

    [SetUp]
    public void Forget() => rung.Clear();
}
