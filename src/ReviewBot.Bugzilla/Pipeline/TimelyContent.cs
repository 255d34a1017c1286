using System.Net;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>A body that leaves in time or not at all. It is asked for when there is a connection, and before the first byte of the request goes out.</summary>
internal sealed class TimelyContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly BugzillaCall _call;

    public TimelyContent(HttpContent content, BugzillaCall call)
    {
        (_content, _call) = (content, call);
        foreach (var (name, values) in content.Headers)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var body = await _content.ReadAsByteArrayAsync(cancellationToken);
        if (_call.Departure is { IsMissed: true })
        {
            throw new NotSentException(new Failure(_call.Doing));
        }

        await stream.WriteAsync(body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }
}
