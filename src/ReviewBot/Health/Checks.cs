using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReviewBot.Calendars;
using ReviewBot.Hosting;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Health;

/// <summary>What is checked: degraded is what somebody should look at, unhealthy what keeps the bot from working. None says anything of a bug.</summary>
internal static class Checks
{
    private static readonly Dictionary<string, Func<ReadyReport, HealthCheckResult>> OfReport = new()
    {
        ["passes"] = r => r.Ready ? HealthCheckResult.Healthy("the last pass came to its end") : HealthCheckResult.Unhealthy(r.Problem),
        ["key"] = r => r.Key == HealthState.Refused ? HealthCheckResult.Unhealthy(r.Key) : HealthCheckResult.Healthy(r.Key),
        ["clock"] = r => Odd(!r.ClockAgrees, r.Clock, r.Clock),
        ["settings"] = r => Odd(r.Settings != HealthState.Good, r.Settings, r.Settings),
        ["writes"] = r => Odd(r.StoppedByCap is not null, $"nothing is written: {r.StoppedByCap} writes are planned, more than Safety:MaxWritesPerPass", "as many as are planned"),
        ["capabilities"] = r => Odd(r.SwitchedOff is not null, $"{r.SwitchedOff} switched off after too many unexpected outcomes; the log says which", "as the settings say"),
        ["bugs"] = r => Odd(r.Failed + r.TriedAgain + r.GivenUp > 0, $"{r.Failed} failed in the last pass, {r.TriedAgain} wait for their next try, {r.GivenUp} were given up; the log says why", "none has failed"),
        ["openings"] = r => Odd(r.OverdueOpenings > 0, $"{r.OverdueOpenings} overdue: `reviewbot notices` says which", "none is overdue"),
    };

    /// <summary>Adds all of them.</summary>
    public static IServiceCollection AddChecks(this IServiceCollection services)
    {
        var checks = services.AddHealthChecks();
        foreach (var (name, rule) in OfReport)
        {
            checks.Add(new HealthCheckRegistration(name, provider => new ReportCheck(provider.GetRequiredService<HealthState>(), provider.GetRequiredService<Bot>(), rule), null, null));
        }

        checks.AddCheck<DatabaseCheck>("database");
        checks.AddCheck<WebhookCheck>("webhook");
        checks.AddCheck<CalendarCheck>("calendars");
        return services;
    }

    private static HealthCheckResult Odd(bool odd, string why, string well) => odd ? HealthCheckResult.Degraded(why) : HealthCheckResult.Healthy(well);

    private sealed class ReportCheck(HealthState health, Bot bot, Func<ReadyReport, HealthCheckResult> rule) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(rule(health.Report(bot)));
    }

    private sealed class DatabaseCheck(Bot bot) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                using var beside = bot.Ledger.Beside();
                return Task.FromResult(beside.Get("server") is null ? HealthCheckResult.Unhealthy("empty") : HealthCheckResult.Healthy(bot.Ledger.IsForgetful ? "in memory" : "open"));
            }
            catch (LedgerException)
            {
                return Task.FromResult(HealthCheckResult.Unhealthy("can't be used; the log says why"));
            }
        }
    }

    private sealed class WebhookCheck(Deliveries deliveries, SettingsStore settings) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var problem = deliveries.Problem(settings.Current);
            return Task.FromResult(Odd(problem is not null, problem ?? "", deliveries.Told(settings.Current)));
        }
    }

    private sealed class CalendarCheck(CalendarSource calendars) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Odd(calendars.Problems.Count > 0, string.Join("; ", calendars.Problems), "none that can't be read"));
    }
}
