using ReviewBot.GitHub;
using ReviewBot.Policies;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Given;

/// <summary>The settings of this moment, as a pass needs them.</summary>
internal sealed class PassSettingsSource(SettingsStore settings, Launch launch, TemplateSource templates, LedgerKeeper ledger)
{
    /// <summary>Reads them anew.</summary>
    public PassSettings Current()
    {
        var s = settings.Refresh();
        return new PassSettings
        {
            Policy = description => PolicyFactory.Policy(s, description, launch.Server) with { Template = templates.Current(ledger.Current) },
            Odd = description => launch.IsSandbox ? [] : OnlineRules.Check(s, description).Errors,
            Scope = PolicyFactory.Scope(s),
            Digest = PolicyFactory.Digest(s),
            MaxWritesPerPass = s.Values.Safety.MaxWritesPerPass,
            AtOnce = s.Values.Bugzilla.Concurrency,
            TripAfter = s.Values.Safety.TripAfter,
            SettleAfter = s.Values.Bugzilla.SettleAfter,
            SweepInterval = s.Values.Polling.SweepInterval,
        };
    }
}
