using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Several bugs are written to at the same time, and each as if it were alone.</summary>
public sealed class OverlapTests
{
    [TestCase(SandboxFlavour.Upstream)]
    [TestCase(SandboxFlavour.Bmo)]
    public async Task Many_at_once_get_what_each_would_get_alone(SandboxFlavour flavour)
    {
        var alone = await AskedAsync(flavour, "1");
        var together = await AskedAsync(flavour, "8");

        Assert.That(together, Is.EqualTo(alone));
        Assert.That(together.Select(r => r.Comments), Has.All.EqualTo(1));
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task While_one_write_waits_others_are_sent_and_none_twice(CancellationToken cancelled)
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, more: ("Bugzilla:Concurrency", "4"));
        for (var i = 0; i < 12; i++)
        {
            stage.Request(Forms.Complete);
        }

        using var slow = new SlowWrites(3, cancelled);
        stage.Between = server =>
        {
            slow.InnerHandler = server;
            return slow;
        };
        await stage.ForgetEverythingAsync();

        var report = await stage.OnceAsync();

        Assert.That(slow.Most, Is.InRange(3, 4));
        Assert.That(report.Writes, Is.EqualTo(12));
        Assert.That(stage.Requests.Count(r => r.Method == "PUT"), Is.EqualTo(12));
    }

    private static async Task<List<(string? Steward, int Comments)>> AskedAsync(SandboxFlavour flavour, string atOnce)
    {
        await using var stage = new Stage(flavour, more: ("Bugzilla:Concurrency", atOnce));
        var requests = Enumerable.Range(0, 24).Select(_ => stage.Request(Forms.Complete)).ToList();
        await stage.OnceAsync();
        return [.. requests.Select(r => (stage.Requestee(r.Attachment), stage.Comments(r.Bug).Count))];
    }

    // The first writes are answered only when so many of them wait.
    private sealed class SlowWrites(int together, CancellationToken cancelled) : DelegatingHandler
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int waiting;

        public int Most { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Put)
            {
                Most = Math.Max(Most, Interlocked.Increment(ref waiting));
                if (Most == together)
                {
                    all.TrySetResult();
                }

                await all.Task.WaitAsync(cancelled);
                Interlocked.Decrement(ref waiting);
            }

            return response;
        }
    }
}
