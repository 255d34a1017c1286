using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.GitHub;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using Request = WireMock.RequestBuilders.Request;

namespace ReviewBot.Tests.GitHub;

/// <summary>A server that stands in for GitHub, and a reader that asks it.</summary>
internal sealed class GitHubStage : IDisposable
{
    private readonly HttpMessageHandler? wire;
    private ServiceProvider services;

    public GitHubStage(HttpMessageHandler? wire = null, Uri? baseUrl = null)
    {
        this.wire = wire;
        Server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        Options = new GitHubOptions { BaseUrl = baseUrl ?? new Uri(Server.Url! + "/api/v3") };
        services = NewProcess();
    }

    private ServiceProvider NewProcess()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddLogging(b => b.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        collection.AddGitHub(_ => () => Options, wire is null ? null : () => wire);
        collection.AddRepositories(_ => () => Options, wire is null ? null : () => wire);
        return collection.BuildServiceProvider();
    }

    /// <summary>Forgets what a process knows.</summary>
    public void Restart()
    {
        services.Dispose();
        services = NewProcess();
    }

    public WireMockServer Server { get; }

    public GitHubOptions Options { get; set; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 17, 10, 0, 0, TimeSpan.Zero));

    public LogLines Log { get; } = new();

    public GitHubReader Reader => services.GetRequiredService<GitHubReader>();

    public GitHubRepositories Repositories => services.GetRequiredService<GitHubRepositories>();

    /// <summary>The requests that reached the server, as <c>path If-None-Match</c>.</summary>
    public List<string> Asked =>
        [.. Server.LogEntries.Select(e => $"{e.RequestMessage!.Path} {(e.RequestMessage.Headers!.TryGetValue("If-None-Match", out var tag) ? tag[0] : "")}".TrimEnd())];

    public static string FileBody(string text) => new JsonObject
    {
        ["type"] = "file",
        ["encoding"] = "base64",
        ["size"] = text.Length,
        ["name"] = "request.md",
        ["path"] = "request.md",
        ["sha"] = "1",
        ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks),
    }.ToJsonString();

    public void Answer(string path, string body, int status = 200, string? etag = null, params (string Name, string Value)[] headers)
    {
        var response = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json; charset=utf-8").WithBody(body);
        if (etag is not null)
        {
            response = response.WithHeader("ETag", etag);
            Server.Given(Request.Create().WithPath("/api/v3" + path).WithHeader("If-None-Match", etag).UsingGet()).AtPriority(1)
                .RespondWith(Response.Create().WithStatusCode(304).WithHeader("ETag", etag));
        }

        foreach (var (name, value) in headers)
        {
            response = response.WithHeader(name, value);
        }

        Server.Given(Request.Create().WithPath("/api/v3" + path).UsingGet()).AtPriority(2).RespondWith(response);
    }

    public void Dispose()
    {
        services.Dispose();
        Server.Dispose();
    }
}

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public List<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
        {
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
        }
    }

    public void Dispose()
    {
    }
}
