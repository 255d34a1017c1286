using ReviewBot.Passes.Memory;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Given;

/// <summary>Begins a pass: settings, what the server is, its time.</summary>
internal sealed class BeginPass(PassSettingsSource settings, KnownServer known, Server server, ServerClock clock, Cursor cursor, Trips trips, TimeProvider time)
{
    public async Task<PassContext> RunAsync(PassOptions options, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var current = await settings.CurrentAsync(withCalendars: options.Wanted.Changed, cancellationToken);
        var policy = current.Policy(await known.DescribeAsync(current, cancellationToken));
        var now = clock.Begin(await server.TimeAsync(cancellationToken));
        var changed = cursor.Settings is { } before && before != current.Digest;
        return new PassContext(options, current, policy with { Enabled = policy.Enabled & ~trips.Off(now) }, now, began)
        {
            SettingsChanged = changed,
            Sweeps = options.Wanted.All || changed || options.PlanOnly || options.DryRun || cursor.Swept is not { } last || now - last >= current.SweepInterval,
        };
    }
}
