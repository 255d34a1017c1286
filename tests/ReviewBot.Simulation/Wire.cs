using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Simulation;

/// <summary>The network between bot and server: hands requests over, loses, delays and spoils them as planned.</summary>
internal sealed class Wire(SandboxBugzilla server, VirtualClock clock, FaultPlan faults, WriteWatch common, People people, Action<string>? tell) : HttpMessageHandler
{
    /// <summary>Who judges a request, if not the common watch.</summary>
    public static readonly HttpRequestOptionsKey<WriteWatch> Watch = new("watch");

    private const string Gateway = "<html><h1>502 Bad Gateway</h1></html>";
    private DateTimeOffset? blockedUntil;
    private Breakdown? breakdown;

    /// <summary>Requests that left since this was set to 0.</summary>
    public int Sent { get; set; }

    /// <summary>Writes that left since this was set to 0.</summary>
    public int Written { get; set; }

    /// <summary>Until when the server wants silence.</summary>
    public DateTimeOffset? BlockedUntil => blockedUntil;

    /// <summary>Everything that was sent, and when.</summary>
    public Digest All { get; } = new();

    /// <summary>The writes among it.</summary>
    public Digest Writes { get; } = new();

    /// <summary>Whether a search was answered with nothing since this was set to false.</summary>
    public bool HidSomething { get; set; }

    /// <summary>The last bug that a request was about.</summary>
    public int LastBug { get; private set; }

    /// <summary>The block went with the database: the server forgives.</summary>
    public void Unblock() => blockedUntil = null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var headers = message.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellationToken);
        var request = new SandboxRequest(message.Method.Method, message.RequestUri!.PathAndQuery, headers, body);
        Remember(request);
        clock.MustBeAlone();
        var watch = message.Options.TryGetValue(Watch, out var own) ? own : common;
        var isWrite = request.Method != "GET";
        var isSearch = request.Path == "/rest/bug" && !isWrite;
        var fault = faults.Next(isWrite, isSearch);
        Sent++;
        Written += isWrite ? 1 : 0;
        LastBug = watch.BugOf(request) ?? LastBug;
        Gap(isWrite);
        if (blockedUntil is { } until && clock.Now < until)
        {
            watch.Violation($"a request left while the server wants silence: {request.Method} {request.Path}");
        }

        tell?.Invoke($"  {request.Method} {request.PathAndQuery.Split("Bugzilla_api_key")[0]} {Encoding.UTF8.GetString(request.Body.Span)} {(fault == Fault.None ? "" : fault)}");
        watch.Leaves(request);
        faults.Count(fault);
        switch (fault)
        {
            case Fault.LostBefore:
                throw new HttpRequestException(HttpRequestError.ResponseEnded);
            case Fault.Unreachable:
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            case Fault.DeathBefore:
                throw new ProcessDeathException();
            case Fault.LandsLate:
                clock.At(clock.Now + TimeSpan.FromSeconds(61 + faults.Random.Next(500)), () => Serve(request, watch));
                throw await NothingComes(cancellationToken);
            case Fault.NeverAnswered:
                throw await NothingComes(cancellationToken);
            case Fault.BadGatewayBefore:
                return Answer(message, SandboxResponse.OfHtml(502, Gateway));
            case Fault.Html:
                return Answer(message, SandboxResponse.OfHtml(200, "<html><p>Log in to this network</p></html>"));
            case Fault.EmptyBody:
                return Answer(message, SandboxResponse.OfJson(200, ""));
            case Fault.EmptySearch:
                HidSomething = true;
                return Answer(message, SandboxResponse.OfJson(200, """{"bugs":[]}"""));
            case Fault.Maintenance:
                return Answer(message, SandboxResponse.OfHtml(503, "<html><head><title>Bugzilla is Down</title></head></html>"));
            case Fault.Blocked:
                blockedUntil = clock.Now + TimeSpan.FromHours(1);
                return Answer(message, SandboxResponse.OfHtml(429, "<h1>Too Many Requests</h1>"));
            case Fault.Slow:
                await Task.Delay(TimeSpan.FromSeconds(1 + faults.Random.Next(50)), clock, CancellationToken.None);
                break;
            case Fault.DeadlockNothing or Fault.DeadlockHalf or Fault.DeadlockAll when isWrite:
                breakdown = fault switch
                {
                    Fault.DeadlockNothing => Breakdown.NothingStored,
                    Fault.DeadlockHalf => Breakdown.HalfStored,
                    _ => Breakdown.AllStored,
                };
                break;
            case Fault.DeadlockNothing:
                return Answer(message, SandboxResponse.OfJson(200, """{"error":true,"code":100500,"message":null}"""));
            default:
                break;
        }

        var answer = Serve(request, watch);
        Gap(beforeWrite: false);
        return fault switch
        {
            Fault.LostAfter => throw new HttpRequestException(HttpRequestError.ResponseEnded),
            Fault.DeathAfter => throw new ProcessDeathException(),
            Fault.BadGatewayAfter => Answer(message, SandboxResponse.OfHtml(502, Gateway)),
            Fault.CutAnswer => Answer(message, answer with { Body = answer.Body[..(answer.Body.Length / 2)] }),
            _ => Answer(message, answer),
        };
    }

    // Until the bot has had enough. A continuation of its own thread, or two runs of a seed would differ.
    private static async Task<Exception> NothingComes(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource();
        using var enough = cancellationToken.UnsafeRegister(_ => never.TrySetCanceled(cancellationToken), null);
        await never.Task;
        return new HttpRequestException(HttpRequestError.ResponseEnded);
    }

    private SandboxResponse Serve(SandboxRequest request, WriteWatch watch)
    {
        var breaks = breakdown;
        breakdown = null;
        server.Breaks = _ => breaks;
        var answer = server.Handle(request);
        server.Breaks = null;
        watch.Served(request);
        return answer;
    }

    private void Gap(bool beforeWrite)
    {
        if (LastBug == 0 || !faults.Happens(faults.Humans * (beforeWrite ? 10 : 1)))
        {
            return;
        }

        faults.Count(Fault.HumanInGap);
        if (beforeWrite)
        {
            people.ActBeforeWriteTo(LastBug);
        }
        else
        {
            people.ActOn(LastBug);
        }
    }

    private void Remember(SandboxRequest request)
    {
        var line = $"{clock.Now:O} {request.Method} {request.PathAndQuery} {Encoding.UTF8.GetString(request.Body.Span)}";
        All.Add(line);
        if (request.Method != "GET")
        {
            Writes.Add(line);
        }
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, SandboxResponse answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(answer.Body),
        };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
