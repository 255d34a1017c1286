using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Hosting;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.WakeUps;
using ReviewBot.Web;

namespace ReviewBot.CommandLine;

/// <summary>The service: passes on a schedule, and the pages.</summary>
internal static partial class ServiceCommand
{
    public static async Task<int> RunAsync(CommonOptions options, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        var sandbox = Start.Sandbox(settings, options);
        await using var pages = sandbox is null ? null : await SandboxServer.StartAsync(sandbox, 0, cancellationToken);
        using var logs = Logs.Begin(settings, options, service: true, pages?.Url);
        if (!CanListen(settings.Values.Web.Url))
        {
            throw new SettingsException([CannotListen(settings.Values.Web.Url)]);
        }

        var store = Start.Store(settings, options, logs.Factory);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            Log.Asked(logs.Factory.CreateLogger("ReviewBot"));
            store.Refresh();
        });
        var listen = new ConfigurationManager { ["Kestrel:Endpoints:Web:Url"] = settings.Values.Web.Url };
        await UntilThereAsync(settings.Database, logs.Factory.CreateLogger("ReviewBot"), cancellationToken);
        await using var app = ServiceHost.Build(store, new Surroundings { Sandbox = sandbox }, TimeProvider.System, logs.Factory, listen, s => s.AddReviewBotWakeUps(store.Current));
        await using var told = sandbox is null ? null : new WebhookSender(sandbox, () => sandbox.Service is { } own && store.Current.WebhookSecret is { } secret
            ? new WebhookTarget(new Uri(own, Webhook.Path), Webhook.Header, secret)
            : null);
        store.Changed = now =>
        {
            logs.Apply(now);
            if (Move(listen, now.Values.Web.Url, logs.Factory.CreateLogger("ReviewBot")))
            {
                sandbox?.Service = Reachable(now.Values.Web.Url);
            }
        };
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new SettingsException([CannotListen(settings.Values.Web.Url)]);
        }

        sandbox?.Service = Reachable(app.Urls.First());
        Tell(options, pages?.Url, app.Urls.First());
        try
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await app.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    /// <summary>Where that can be asked from this machine: "all addresses" is none that a browser could open.</summary>
    internal static Uri Reachable(string url)
    {
        var address = new UriBuilder(url);
        address.Host = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)) ? $"{IPAddress.Loopback}" : address.Host;
        return address.Uri;
    }

    // A service may start before its database server does.
    private static async Task UntilThereAsync(Database? database, ILogger logger, CancellationToken cancellationToken)
    {
        while (database is { Provider: StorageProvider.PostgreSql })
        {
            try
            {
                Ledger.OpenToRead(database)?.Dispose();
                return;
            }
            catch (LedgerException e) when (e.IsAway)
            {
                Log.WaitsForDatabase(logger, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken);
            }
        }
    }

    // The old address is given up only for one that can be had.
    private static bool Move(ConfigurationManager listen, string url, ILogger logger)
    {
        if (listen["Kestrel:Endpoints:Web:Url"] == url)
        {
            return false;
        }

        if (!CanListen(url))
        {
            Log.NotMoved(logger, CannotListen(url));
            return false;
        }

        listen["Kestrel:Endpoints:Web:Url"] = url;
        ((IConfigurationRoot)listen).Reload();
        Log.Moved(logger, url);
        return true;
    }

    private static bool CanListen(string url)
    {
        var address = new Uri(url);
        try
        {
            using var trial = new TcpListener(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port);
            trial.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string CannotListen(string url) => $"Web:Url: {url} can't be listened on; is another program on that port?";

    private static void Tell(CommonOptions options, Uri? sandbox, string own)
    {
        if (options.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Addresses(sandbox?.AbsoluteUri, own), AddressesJson.Default.Addresses));
            return;
        }

        if (sandbox is not null)
        {
            Console.WriteLine($"Sandbox Bugzilla: {sandbox}");
        }

        Console.WriteLine($"ReviewBot:        {own}/");
    }

    private static partial class Log
    {
        [LoggerMessage(4, LogLevel.Error, "Not begun yet, tried again in 5 seconds. {Problem}")]
        public static partial void WaitsForDatabase(ILogger logger, string problem);

        [LoggerMessage(1, LogLevel.Information, "The pages are at {Url} now.")]
        public static partial void Moved(ILogger logger, string url);

        [LoggerMessage(3, LogLevel.Information, "Asked to read the settings anew (SIGHUP).")]
        public static partial void Asked(ILogger logger);

        [LoggerMessage(2, LogLevel.Error, "{Error} The pages stay where they are.")]
        public static partial void NotMoved(ILogger logger, string error);
    }
}

/// <summary>Where the service can be looked at, as <c>run --json</c> prints it.</summary>
internal sealed record Addresses(string? Sandbox, string Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Addresses))]
internal sealed partial class AddressesJson : JsonSerializerContext;
