using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReviewBot.CommandLine;
using ReviewBot.Health;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.WakeUps;

namespace ReviewBot.Tests.Support;

/// <summary>A page as a browser gets it.</summary>
internal sealed record Got(HttpStatusCode Status, string Text, HttpResponseMessage Answer)
{
    public string Header(string name) => string.Join(", ", Answer.Headers.TryGetValues(name, out var values) ? values : Answer.Content.Headers.TryGetValues(name, out values) ? values : []);
}

/// <summary>The service in this process, pages and all, over a stage's sandbox; passes come when tests say so.</summary>
internal sealed class Pages : IAsyncDisposable
{
    private readonly WebApplication app;
    private Task woken = Task.CompletedTask;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private Pages(Stage stage, WebApplication app)
    {
        (Stage, this.app) = (stage, app);
        http.BaseAddress = new Uri(app.Urls.First());
    }

    public Stage Stage { get; }

    /// <summary>What passes were woken for.</summary>
    public List<IReadOnlyCollection<int>> Rung { get; } = [];

    public IServiceProvider Services => app.Services;

    public Bot Bot => app.Services.GetRequiredService<Bot>();

    public static async Task<Pages> StartAsync(SandboxFlavour flavour = SandboxFlavour.Upstream, bool dryRun = false, params (string Name, string? Value)[] settings) => await StartAsync(new Stage(flavour, dryRun, more: settings), dryRun);

    /// <summary>The same beside a stage that is there already.</summary>
    public static async Task<Pages> StartAsync(Stage stage, bool dryRun = false, Ledger? ledger = null)
    {
        Pages? pages = null;
        var listen = new ConfigurationManager { ["Kestrel:Endpoints:Web:Url"] = "http://127.0.0.1:0" };
        var app = ServiceHost.Build(stage.Bot.Settings, new Surroundings { Sandbox = stage.Sandbox, DryRun = dryRun, Ledger = ledger }, stage.Time, stage.Loggers, listen, s => s.AddSingleton(_ => new Gathering(stage.Time, RingAsync)));
        await app.StartAsync();
        return pages = new Pages(stage, app);

        // As the schedule does, but at once.
        Task RingAsync(IReadOnlyCollection<int> bugs)
        {
            pages!.Rung.Add(bugs);
            pages.Bot.Wake(Wanted.Only([.. bugs, .. pages.Services.GetRequiredService<Gathering>().Take()]));
            return pages.woken = pages.Bot.PassAsync(null, CancellationToken.None);
        }
    }

    /// <summary>The same with the sandbox's story, of which the bot has seen everything.</summary>
    public static async Task<Pages> OfStoryAsync(params (string Name, string? Value)[] settings)
    {
        var pages = await StartAsync(settings: settings);
        pages.Stage.Sandbox.SeedStory();
        await pages.PassAsync();
        await pages.PassAsync();
        return pages;
    }

    /// <summary>One pass, and a minute later.</summary>
    public async Task<PassReport> PassAsync()
    {
        Stage.Wait();
        Bot.Wake(Wanted.WhatChanged);
        var report = await Bot.PassAsync(null, CancellationToken.None);
        app.Services.GetRequiredService<HealthState>().Passed(report!, new Notices(Bot.Ledger).Count());
        Stage.Wait();
        return report!;
    }

    /// <summary>Waits for the pass that was woken last.</summary>
    public Task PassedAsync() => woken;

    public int Port => new Uri(app.Urls.First()).Port;

    public Task<Got> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<Got> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            var answer = await http.SendAsync(request);
            return new Got(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await Stage.DisposeAsync();
    }
}
