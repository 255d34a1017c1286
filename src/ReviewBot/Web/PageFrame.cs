using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Settings;

namespace ReviewBot.Web;

/// <summary>What each page says of itself: which server, whether anything is written, how old it all is.</summary>
internal sealed class PageFrame(Bot bot, HealthState health, TimeProvider time)
{
    private readonly ReadyReport ready = health.Report(bot);

    /// <summary>The server's address.</summary>
    public string Server => ready.Server;

    /// <summary>Whether the server is one to play with, in this process.</summary>
    public bool IsSandbox => bot.Settings.Current.IsSandbox;

    /// <summary>Whose bugs somebody may mean here: the server's, and those of the one that the sandbox plays.</summary>
    public IReadOnlyList<Uri> Servers => IsSandbox ? [new Uri(Server), Launch.Public] : [new Uri(Server)];

    /// <summary>The server, for people.</summary>
    public string ServerName => IsSandbox ? "the sandbox" : bot.Server.Host;

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun => ready.DryRun;

    /// <summary>When the bot last looked at everything that it should; null if it has not yet.</summary>
    public DateTimeOffset? AsOf => ready.LastGoodPass;

    /// <summary>What is wrong, or null.</summary>
    public string? Problem => AsOf is null ? null : ready.Problem;

    /// <summary>The time at which the page is made.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();
}
