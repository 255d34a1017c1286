using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Sandbox;
using ReviewBot.Settings;

namespace ReviewBot.Servers;

/// <summary>Registers the way to the server.</summary>
internal static class ServersSetup
{
    /// <summary>Adds the client, with the settings of each moment, and what passes read and write through.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="sandbox">The server in this process, or null for the one of the settings.</param>
    /// <param name="wire">What sends the requests, if neither the network nor the sandbox.</param>
    /// <param name="randomizer">What spreads the repetitions of reads, if it has to be the same each time.</param>
    public static IServiceCollection AddReviewBotServer(this IServiceCollection services, SandboxBugzilla? sandbox = null, HttpMessageHandler? wire = null, Func<double>? randomizer = null)
    {
        var self = sandbox?.Contract()["users"]?["bot"];
        return services
            .AddBugzilla(
                provider =>
                {
                    var s = provider.GetRequiredService<SettingsStore>().Current;
                    var launch = provider.GetRequiredService<Launch>();
                    return new BugzillaClientOptions
                    {
                        BaseUrl = launch.Server,
                        Login = (string?)self?["login"] ?? s.Values.Bugzilla.Login,
                        ApiKey = (string?)self?["key"] ?? s.ApiKey,
                        Authentication = s.Values.Bugzilla.Authentication,
                        Contact = s.Values.Bugzilla.Contact,
                        RequestsPerSecond = sandbox is null ? s.Values.Bugzilla.RequestsPerSecond : 0,
                        Concurrency = s.Values.Bugzilla.Concurrency,
                        DryRun = launch.IsDry(s),
                    };
                },
                wire is not null ? _ => wire : sandbox is null ? null : _ => sandbox.CreateHandler(),
                randomizer)
            .AddSingleton<Server>().AddSingleton<BugLoader>().AddSingleton<FreshBugs>().AddSingleton<BugWriter>();
    }
}
