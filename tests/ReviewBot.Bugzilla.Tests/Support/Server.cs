using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Pipeline;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;
using Request = WireMock.RequestBuilders.Request;
using Response = WireMock.ResponseBuilders.Response;

namespace ReviewBot.Bugzilla.Tests.Support;

/// <summary>A server that answers as told, a clock, and clients of it.</summary>
internal sealed class Server : IDisposable
{
    public const string Key = "K3yOfTheBot0123456789";
    public const string Login = "bot@example.org";

    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private readonly List<ServiceProvider> _services = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public InMemoryBlockStore Blocks { get; } = new();

    public LogCollector Logs { get; } = new();

    public Uri Address => new(_server.Url!);

    /// <summary>Requests in the order of arrival.</summary>
    public IReadOnlyList<IRequestMessage> Requests => [.. _server.LogEntries.Select(entry => entry.RequestMessage!)];

    /// <summary>Method and path with query of the requests, without those that find out how the server knows us.</summary>
    public IReadOnlyList<string> Work =>
    [
        .. Requests
            .Select(request => $"{request.Method} {new Uri(request.Url).PathAndQuery}")
            .Where(line => !line.Contains("/rest/version", StringComparison.Ordinal) && !line.Contains("/rest/whoami", StringComparison.Ordinal) && !line.Contains("/rest/valid_login", StringComparison.Ordinal)),
    ];

    public static Server Bmo()
    {
        var server = new Server();
        server.Answer("GET", "/rest/version", """{"version":"20260820.1"}""");
        server.Answer("GET", "/rest/whoami", $$"""{"name":"{{Login}}","groups":["canconfirm","editbugs"],"id":17,"nick":"reviewbot","mfa_status":false,"uuid":"bmo-who:ce15","real_name":"Data Review Bot"}""");
        return server;
    }

    /// <summary>Takes the key in the query only, as 5.2 does: with the header alone nobody is logged in.</summary>
    public static Server Upstream()
    {
        var server = new Server();
        server.Answer("GET", "/rest/version", """{"version":"5.2+"}""");
        server._server
            .Given(Request.Create().UsingGet().WithPath("/rest/valid_login"))
            .AtPriority(2)
            .RespondWith(Json("""{"result":false}"""));
        server._server
            .Given(Request.Create().UsingGet().WithPath("/rest/valid_login").WithParam("Bugzilla_api_key", Key).WithParam("login", Login))
            .AtPriority(1)
            .RespondWith(Json("""{"result":true}"""));
        return server;
    }

    public static IResponseBuilder Json(string body, int status = 200) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json; charset=UTF-8").WithBody(body);

    public static IResponseBuilder Html(string body, int status = 200) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "text/html; charset=UTF-8").WithBody(body);

    public static string Error(int code, string message = "") =>
        $$"""{"error":true,"code":{{code}},"message":{{System.Text.Json.JsonSerializer.Serialize(message)}},"documentation":"https://bmo.readthedocs.io/en/latest/api/"}""";

    public void Answer(string method, string path, string body, int status = 200) => Answer(method, path, Json(body, status));

    public void Answer(string method, string path, IResponseBuilder response, int priority = 10) =>
        Given(Request.Create().UsingMethod(method).WithPath(path), response, priority);

    public void Given(IRequestBuilder request, IResponseBuilder response, int priority = 5) =>
        _server.Given(request).AtPriority(priority).RespondWith(response);

    /// <summary>The first answer once, then the second for ever.</summary>
    public void AnswerFirst(string method, string path, IResponseBuilder first, IResponseBuilder then)
    {
        var scenario = method + path;
        _server.Given(Request.Create().UsingMethod(method).WithPath(path)).InScenario(scenario).WillSetStateTo("later").RespondWith(first);
        _server.Given(Request.Create().UsingMethod(method).WithPath(path)).InScenario(scenario).WhenStateIs("later").RespondWith(then);
    }

    public BugzillaClient Client(
        Func<BugzillaClientOptions, BugzillaClientOptions>? with = null,
        TimeProvider? time = null,
        BlockStore? blocks = null,
        HttpMessageHandler? wire = null)
    {
        var options = new BugzillaClientOptions
        {
            BaseUrl = Address,
            Login = Login,
            ApiKey = Key,
            RequestsPerSecond = 0,
            DryRun = false,
            Retries = 0,
        };
        return Client(() => with?.Invoke(options) ?? options, time, blocks, wire);
    }

    public BugzillaClient Client(Func<BugzillaClientOptions> options, TimeProvider? time = null, BlockStore? blocks = null, HttpMessageHandler? wire = null)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSingleton(time ?? Clock)
            .AddSingleton(blocks ?? Blocks)
            .AddBugzilla(_ => options(), wire is null ? null : _ => wire, () => 0.5)
            .BuildServiceProvider(validateScopes: true);
        _services.Add(services);
        return services.GetRequiredService<BugzillaClient>();
    }

    public void Dispose()
    {
        foreach (var services in _services)
        {
            services.Dispose();
        }

        _server.Dispose();
    }
}
