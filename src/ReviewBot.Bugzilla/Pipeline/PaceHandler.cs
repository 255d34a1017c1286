using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>Lets requests go one after another at the configured rate, few at a time, and none while the gate is shut.</summary>
internal sealed class PaceHandler(Pace pace, Gate gate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var turn = await pace.WaitAsync(cancellationToken);

        // Only now: who was before us may have been shut out.
        await gate.PassAsync(BugzillaCall.Of(request), cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
