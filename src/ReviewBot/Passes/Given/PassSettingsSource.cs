using ReviewBot.Calendars;
using ReviewBot.GitHub;
using ReviewBot.Policies;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Given;

/// <summary>The settings of this moment, as a pass needs them.</summary>
internal sealed class PassSettingsSource(SettingsStore settings, Launch launch, TemplateSource templates, CalendarSource calendars, LedgerKeeper ledger)
{
    /// <summary>Reads them anew.</summary>
    /// <param name="withCalendars">Whether calendars that are due are read as well; a pass that somebody waits for takes them as they were.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PassSettings> CurrentAsync(bool withCalendars, CancellationToken cancellationToken)
    {
        var read = settings.Refresh();
        if (withCalendars)
        {
            await calendars.RefreshAsync(read, ledger.Current, cancellationToken);
        }

        var s = read with { Values = KeptAbsences.With(read.Values, ledger.Current) };
        return new PassSettings
        {
            Policy = description => PolicyFactory.Policy(s, description, launch.Server) with { Template = templates.Current(ledger.Current) },
            Odd = description => launch.IsSandbox ? [] : OnlineRules.Check(s, description).Errors,
            Scope = PolicyFactory.Scope(s),
            Digest = PolicyFactory.Digest(s),
            MaxWritesPerPass = s.Values.Safety.MaxWritesPerPass,
            AtHand = launch.AtHand,
            Portion = launch.Portion,
            AtOnce = s.Values.Bugzilla.Concurrency,
            TripAfter = s.Values.Safety.TripAfter,
            SettleAfter = s.Values.Bugzilla.SettleAfter,
            SweepInterval = s.Values.Polling.SweepInterval,
        };
    }
}
