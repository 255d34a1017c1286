using System.Reflection;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>
/// Says who we are. The key is added at the last moment and taken away again, so that no other handler, log, trace or exception sees an address with it.
/// </summary>
internal sealed class IdentityHandler(Func<BugzillaClientOptions> options) : DelegatingHandler
{
    private const string KeyHeader = "X-BUGZILLA-API-KEY";

    private static readonly string Version = typeof(IdentityHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var current = options();
        var call = BugzillaCall.Of(request);
        if (call.Place is not KeyPlace.Nowhere && current.ApiKey is not { Length: > 0 })
        {
            throw new NotLoggedInException(new Failure(call.Doing), NotLoggedInReason.NoKey);
        }

        var address = request.RequestUri!;
        request.Headers.Remove("User-Agent");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent(current.Contact));
        switch (call.Place)
        {
            case KeyPlace.Header:
                request.Headers.TryAddWithoutValidation(KeyHeader, current.ApiKey);
                break;
            case KeyPlace.Query:
                request.RequestUri = new Uri($"{address.AbsoluteUri}{(address.Query.Length > 0 ? '&' : '?')}Bugzilla_api_key={Uri.EscapeDataString(current.ApiKey!)}");
                break;
            case KeyPlace.Nowhere:
                break;
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = address;
            request.Headers.Remove(KeyHeader);
        }
    }

    // "ReviewBot/1.0 (+https://…)" or "ReviewBot/1.0 (somebody@…)".
    private static string UserAgent(string? contact)
    {
        var text = new string([.. (contact ?? "").Where(c => c is > ' ' and <= '~' and not ('(' or ')' or '\\') or ' ')]).Trim();
        return text.Length == 0
            ? $"ReviewBot/{Version}"
            : $"ReviewBot/{Version} ({(text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "+" : "")}{text})";
    }
}
