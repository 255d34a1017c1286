namespace ReviewBot.Bugzilla;

/// <summary>Adds the key at the last moment and takes it away again, so that no other handler, log, trace or exception sees an address with it.</summary>
internal sealed class KeyHandler(Func<BugzillaClientOptions> options) : DelegatingHandler
{
    private const string Header = "X-BUGZILLA-API-KEY";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = options().ApiKey;
        var address = request.RequestUri!;
        switch (BugzillaCall.Of(request).Place)
        {
            case KeyPlace.Header:
                request.Headers.TryAddWithoutValidation(Header, key);
                break;
            case KeyPlace.Query:
                request.RequestUri = new Uri($"{address.AbsoluteUri}{(address.Query.Length > 0 ? '&' : '?')}Bugzilla_api_key={Uri.EscapeDataString(key!)}");
                break;
            default:
                break;
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            request.RequestUri = address;
            request.Headers.Remove(Header);
        }
    }
}
