using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>Lets requests go one after another at the configured rate, few at a time, and none while the gate is shut. What a dry run refuses takes no turn from those that leave.</summary>
internal sealed class PaceHandler(Func<BugzillaClientOptions> options, Pace pace, Gate gate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!options().Leaves(request.Method))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using var turn = await pace.WaitAsync(cancellationToken);

        // Only now: who was before us may have been shut out.
        await gate.PassAsync(BugzillaCall.Of(request), cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
