using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Markup;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>BMO's rate limits: going over one shuts the address out for an hour, and each further request renews the hour.</summary>
internal sealed class Gate(SandboxFlavour flavour)
{
    private const int Mismatches = 5;
    private const int AnonymousReads = 75;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Shut = TimeSpan.FromHours(1);

    private readonly Queue<DateTimeOffset> _mismatches = new();
    private readonly Queue<DateTimeOffset> _reads = new();
    private DateTimeOffset? _shutUntil;

    public SandboxResponse? Refuses(DateTimeOffset now)
    {
        if (_shutUntil is not { } until || now >= until)
        {
            return null;
        }

        _shutUntil = now + Shut;
        return SandboxResponse.OfHtml(429, Outages.TooManyRequests);
    }

    /// <exception cref="BugzillaException">The limit is passed.</exception>
    public void CountMismatch(DateTimeOffset now)
    {
        if (flavour == SandboxFlavour.Bmo && IsOver(_mismatches, Mismatches, now))
        {
            throw Exceeded(now);
        }
    }

    /// <summary>Counts what an anonymous caller reads of bugs.</summary>
    public SandboxResponse? CountAnonymous(string method, string resource, DateTimeOffset now) =>
        flavour == SandboxFlavour.Bmo
        && method == "GET"
        && resource.StartsWith("/bug/", StringComparison.Ordinal)
        && !resource.EndsWith("/history", StringComparison.Ordinal)
        && IsOver(_reads, AnonymousReads, now)
            ? SandboxResponse.OfJson(400, new JsonObject { ["error"] = true, ["code"] = BugzillaException.Unnumbered, ["message"] = Exceeded(now).Message }.ToJsonString())
            : null;

    private BugzillaException Exceeded(DateTimeOffset now)
    {
        _shutUntil = now + Shut;
        return BugzillaException.User("You have exceeded the rate limit.");
    }

    private static bool IsOver(Queue<DateTimeOffset> seen, int limit, DateTimeOffset now)
    {
        while (seen.TryPeek(out var first) && now - first >= Window)
        {
            seen.Dequeue();
        }

        seen.Enqueue(now);
        return seen.Count > limit;
    }
}
