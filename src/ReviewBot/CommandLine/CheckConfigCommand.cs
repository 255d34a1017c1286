using ReviewBot.Passes;
using ReviewBot.Settings;

namespace ReviewBot.CommandLine;

/// <summary>Checks the settings, and with <c>--online</c> whether the server agrees with them.</summary>
internal static class CheckConfigCommand
{
    public static async Task<int> RunAsync(CommonOptions options, bool online, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        foreach (var warning in settings.Warnings)
        {
            Console.WriteLine($"warning: {warning}");
        }

        Console.WriteLine($"{settings.File ?? "no settings file"}: the settings are good.");
        if (!online)
        {
            return 0;
        }

        using var loggers = Start.Logging(settings, options, service: false);
        var (bot, _) = Start.Bot(settings, options, dryRun: true, loggers);
        await using var owned = bot;
        var scope = PolicyFactory.Scope(settings);
        var server = new Server(bot.Client);
        var description = await server.DescribeAsync(scope, cancellationToken);
        var errors = new List<string>();
        Console.WriteLine($"{bot.Server}: Bugzilla {description.Version} ({description.Flavour}), logged in; {(settings.DryRun ? "DRY RUN" : "live")}");
        errors.AddRange(OnlineRules.Check(settings, description));

        var clock = await server.TimeAsync(cancellationToken);
        var skew = Clock.Skew(clock);
        if (skew.Duration() > Clock.Tolerance)
        {
            errors.Add($"the server's clock and ours differ by {skew.TotalSeconds:0} seconds: nothing is opened before they agree within a minute; check this machine's clock");
        }

        var accounts = await server.AccountsAsync(scope.People, cancellationToken);
        foreach (var (steward, i) in settings.Values.Stewards.Select((s, i) => (s, i)))
        {
            if (!accounts.TryGetValue(steward.Login, out var account) || !account.CanLogin)
            {
                errors.Add($"Stewards:{i}:Login: the server has no such account that can log in; correct it or take it off the roster");
            }
            else if (account.RequestsBlocked == true)
            {
                Console.WriteLine($"warning: Stewards:{i}: this person refuses requests on the server and is passed over");
            }
        }

        if (!description.MayDecide)
        {
            Console.WriteLine("Replies:SetVerdict: the server does not let this account set + or -; `approve` and `deny` are answered with \"please set the flag yourself\"");
        }

        foreach (var error in errors)
        {
            await Console.Error.WriteLineAsync(error);
        }

        return errors.Count > 0 ? 2 : 0;
    }
}
