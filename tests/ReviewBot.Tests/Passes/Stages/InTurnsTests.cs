using ReviewBot.Passes.Acting;

namespace ReviewBot.Tests.Passes.Stages;

/// <summary>Pieces of work whose waiting overlaps, and nothing else of them.</summary>
public sealed class InTurnsTests
{
    [TestCase(1)]
    [TestCase(3)]
    [CancelAfter(60_000)]
    public async Task No_two_pieces_ever_run_at_once_while_as_many_wait_as_may(int atOnce, CancellationToken cancelled)
    {
        var (running, worst, waiting, most) = (0, 0, 0, 0);
        var allWait = new TaskCompletionSource();
        void Run()
        {
            worst = Math.Max(worst, Interlocked.Increment(ref running));
            Thread.SpinWait(20_000);
            Interlocked.Decrement(ref running);
        }

        await InTurns.ForEachAsync(Enumerable.Range(0, 60), atOnce, async (_, _) =>
        {
            Run();
            most = Math.Max(most, ++waiting);
            if (waiting == atOnce)
            {
                allWait.TrySetResult();
            }

            await allWait.Task.WaitAsync(cancelled);
            await Elsewhere();
            waiting--;
            Run();
        }, cancelled);

        Assert.That(worst, Is.EqualTo(1));
        Assert.That(most, Is.EqualTo(atOnce));
    }

    [Test]
    public async Task Pieces_begin_in_their_order()
    {
        var begun = new List<int>();

        await InTurns.ForEachAsync(Enumerable.Range(0, 50), 4, async (piece, _) =>
        {
            begun.Add(piece);
            await Elsewhere();
        }, CancellationToken.None);

        Assert.That(begun, Is.EqualTo(Enumerable.Range(0, 50)));
    }

    [TestCase(1)]
    [TestCase(2)]
    public async Task The_first_that_throws_stops_what_has_not_begun(int atOnce)
    {
        var begun = new List<int>();

        await Assert.ThrowsAsync<TimeoutException>(() => InTurns.ForEachAsync(Enumerable.Range(0, 50), atOnce, async (piece, _) =>
        {
            begun.Add(piece);
            await Elsewhere();
            throw new TimeoutException($"{piece}");
        }, CancellationToken.None));

        Assert.That(begun, Has.Count.LessThanOrEqualTo(2 * atOnce));
    }

    // Ends on a thread of its own, as an answer of the network does.
    private static Task Elsewhere() => Task.Run(() => Thread.SpinWait(1_000));
}
