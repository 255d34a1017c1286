using System.Collections;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewBot.CommandLine;
using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.WakeUps;

namespace ReviewBot.Browser.Tests.Support;

/// <summary>The whole service as it starts without a server: a sandbox with its story, the bot, and the pages of both.</summary>
public sealed class House : IAsyncDisposable
{
    /// <summary>Until when a steward is said to be away: a year longer than anybody is.</summary>
    public static readonly DateOnly WronglyAwayUntil = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(380);

    private static readonly Dictionary<string, string?> Overrides = new()
    {
        ["Polling:Interval"] = "00:00:01",
        ["Stewards:1:Away:0:From"] = $"{WronglyAwayUntil.AddDays(-366):yyyy-MM-dd}",
        ["Stewards:1:Away:0:To"] = $"{WronglyAwayUntil:yyyy-MM-dd}",
    };

    private readonly SandboxServer server;
    private readonly WebApplication app;

    private House(SandboxBugzilla sandbox, IReadOnlyDictionary<string, int> story, SandboxServer server, WebApplication app) =>
        (Sandbox, Story, this.server, this.app) = (sandbox, story, server, app);

    public SandboxBugzilla Sandbox { get; }

    /// <summary>The story's bugs by what they tell.</summary>
    public IReadOnlyDictionary<string, int> Story { get; }

    /// <summary>Where the sandbox's pages are, without a slash at the end.</summary>
    public string SandboxUrl => server.Url.AbsoluteUri.TrimEnd('/');

    /// <summary>Where the service's pages are, without a slash at the end.</summary>
    public string ServiceUrl => app.Urls.First().TrimEnd('/');

    /// <summary>The first attachment of one of the story's bugs.</summary>
    public int AttachmentOf(string tells) =>
        (int)Person("bot").Get($"/rest/bug/{Story[tells]}/attachment?exclude_fields=data")["bugs"]![$"{Story[tells]}"]![0]!["id"]!;

    /// <summary>What the first attachment of one of the story's bugs says.</summary>
    public string TextOf(string tells) =>
        Encoding.UTF8.GetString(Convert.FromBase64String((string)Person("bot").Get($"/rest/bug/attachment/{AttachmentOf(tells)}")["attachments"]![$"{AttachmentOf(tells)}"]!["data"]!));

    /// <summary>Whoever plays a part in the sandbox.</summary>
    public SandboxPerson Person(string role) => Sandbox.As(SandboxBugzilla.LoginOf(role));

    /// <summary>A house in which one bug can't be written to: what an admin has to see.</summary>
    public static Task<House> OpenAsync() => OpenAsync(SandboxFlavour.Upstream, "incomplete");

    /// <summary>A house in which all is well, as it starts without settings.</summary>
    public static Task<House> OpenWellAsync() => OpenAsync(SandboxFlavour.Bmo, null);

    private static async Task<House> OpenAsync(SandboxFlavour flavour, string? broken)
    {
        var sandbox = new SandboxBugzilla(flavour, TimeProvider.System);
        var story = sandbox.SeedStory();
        if (broken is not null)
        {
            var bug = $"/rest/bug/{story[broken]}";
            sandbox.Breaks = request => request.Path == bug || request.Path == $"{bug}/comment" ? Breakdown.NothingStored : null;
        }

        var server = await SandboxServer.StartAsync(sandbox);
        LoadedSettings Read() => SettingsReader.Read(Path.Combine(TestContext.CurrentContext.TestDirectory, "appsettings.json"), Overrides, new Hashtable());
        var settings = new SettingsStore(Read(), Read, NullLogger<SettingsStore>.Instance);
        var listen = new ConfigurationManager { ["Kestrel:Endpoints:Web:Url"] = "http://127.0.0.1:0" };
        var app = ServiceHost.Build(settings, new Surroundings { Sandbox = sandbox }, TimeProvider.System, NullLoggerFactory.Instance, listen, s => s.AddReviewBotWakeUps(settings.Current));
        await app.StartAsync();
        sandbox.Service = new Uri(app.Urls.First());
        var house = new House(sandbox, story, server, app);
        await house.SettleAsync();
        return house;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task SettleAsync()
    {
        var (health, bot) = (app.Services.GetRequiredService<HealthState>(), app.Services.GetRequiredService<Bot>());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        // The second pass sees what the first has done.
        DateTimeOffset? first = null;
        while (health.Report(bot).LastGoodPass is not { } last || last == (first ??= last))
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }
}
