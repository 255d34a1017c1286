using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>A sandbox Bugzilla, people on it, and the whole bot beside it, all on one clock that only tests move.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<string, string?> overrides;
    private readonly SettingsStore settings;
    private readonly int? atHand;
    private bool isDisposed;

    public Stage(SandboxFlavour flavour, bool dryRun = false, ILoggerFactory? loggers = null, int? atHand = null, params (string Name, string? Value)[] more)
    {
        this.atHand = atHand;
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero));
        Sandbox = new SandboxBugzilla(flavour, Time);
        overrides = new Dictionary<string, string?>
        {
            ["Stewards:0:Login"] = Login("steward1"),
            ["Stewards:1:Login"] = Login("steward2"),
            ["Stewards:2:Login"] = Login("steward3"),
            ["Owners:0:Login"] = Login("admin"),
            ["Bugzilla:Concurrency"] = "1",
            ["Safety:MaxWritesPerPass"] = "1000",
            ["Safety:DryRun"] = dryRun ? "true" : "false",
        };
        foreach (var (name, value) in more)
        {
            overrides[name] = value;
        }

        Loggers = loggers ?? NullLoggerFactory.Instance;
        settings = new SettingsStore(Read(), Read, Loggers.CreateLogger<SettingsStore>());
        Sandbox.After = (request, response) =>
        {
            lock (Requests)
            {
                Requests.Add((request.Method, request.PathAndQuery));
            }

            return AfterEach?.Invoke(request, response) ?? response;
        };
        Bot = NewBot();
    }

    public FakeTimeProvider Time { get; }

    public SandboxBugzilla Sandbox { get; }

    public ILoggerFactory Loggers { get; }

    public Bot Bot { get; private set; }

    public List<(string Method, string Path)> Requests { get; } = [];

    public Func<SandboxRequest, SandboxResponse, SandboxResponse>? AfterEach { get; set; }

    /// <summary>What stands between a bot and the server, for bots made after this was set.</summary>
    public Func<HttpMessageHandler, HttpMessageHandler>? Between { get; set; }

    public static string Login(string role) => SandboxBugzilla.LoginOf(role);

    public SandboxPerson Person(string role) => Sandbox.As(Login(role));

    public void Set(string name, string? value) => overrides[name] = value;

    /// <summary>Moves the clock, so that what comes is in another second.</summary>
    public void Wait(TimeSpan? time = null) => Time.Advance(time ?? TimeSpan.FromMinutes(1));

    /// <summary>One pass, and a minute later.</summary>
    public async Task<PassReport> OnceAsync(PassOptions? options = null)
    {
        Wait();
        Requests.Clear();
        var report = await Bot.Passes.RunAsync(options ?? new PassOptions { DryRun = settings.Current.DryRun }, CancellationToken.None);
        Wait();
        return report;
    }

    /// <summary>A new process over the same server with an empty ledger.</summary>
    public async Task ForgetEverythingAsync()
    {
        await Bot.DisposeAsync();
        Bot = NewBot();
    }

    /// <summary>A new process with the ledger given.</summary>
    public async Task RestartAsync(Ledger ledger, TimeProvider? clock = null)
    {
        await Bot.DisposeAsync();
        Bot = NewBot(ledger, clock);
    }

    /// <summary>A bug with the form attached and asked for; returns bug and attachment.</summary>
    public (int Bug, int Attachment) Request(string form, string? requestee = null, string by = "requester", string product = "Thunderbird", params string[] groups)
    {
        var person = Person(by);
        var bug = person.File(product, "Count the things", "Please.", "General", groups);
        Wait(TimeSpan.FromSeconds(2));
        var attachment = person.Attach(bug, "request.txt", form);
        Wait(TimeSpan.FromSeconds(2));
        person.Ask(attachment, requestee is null ? null : Login(requestee));
        Wait(TimeSpan.FromSeconds(2));
        return (bug, attachment);
    }

    public JsonObject? Flag(int attachment, string name = "data-review") =>
        Person("admin").Get($"/rest/bug/attachment/{attachment}?exclude_fields=data")["attachments"]![$"{attachment}"]!["flags"]!.AsArray()
            .Select(f => f!.AsObject()).FirstOrDefault(f => (string?)f["name"] == name);

    public string? Requestee(int attachment) => (string?)Flag(attachment)?["requestee"];

    public List<JsonObject> Needinfos(int bug) =>
        [.. Person("admin").Get($"/rest/bug/{bug}")["bugs"]![0]!["flags"]!.AsArray().Select(f => f!.AsObject()).Where(f => (string?)f["name"] == "needinfo")];

    /// <summary>Our comments on a bug, oldest first.</summary>
    public List<string> Comments(int bug) =>
        [.. Person("admin").Get($"/rest/bug/{bug}/comment")["bugs"]![$"{bug}"]!["comments"]!.AsArray()
            .Where(c => (string?)c!["creator"] == Login("bot")).Select(c => (string)c!["text"]!)];

    /// <summary>All of a bug that a write could change, for comparing.</summary>
    public string Picture(int bug) =>
        Person("admin").Get($"/rest/bug/{bug}?include_fields=id,last_change_time,cc,flags,groups")["bugs"]!.ToJsonString()
        + Person("admin").Get($"/rest/bug/{bug}/comment")["bugs"]!.ToJsonString()
        + Person("admin").Get($"/rest/bug/{bug}/history")["bugs"]!.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await Bot.DisposeAsync();
        Loggers.Dispose();
    }

    private Bot NewBot(Ledger? ledger = null, TimeProvider? clock = null) => Bot.Create(settings, clock ?? Time, Loggers, new Surroundings { Sandbox = Sandbox, Wire = Between?.Invoke(Sandbox.CreateHandler()), DryRun = settings.Current.DryRun, AtHand = atHand, Ledger = ledger });

    private LoadedSettings Read() => SettingsReader.Read(EmptyFile(), overrides, new Hashtable());

    private static string EmptyFile() => Path.Combine(TestContext.CurrentContext.TestDirectory, "Support", "empty.json");
}
