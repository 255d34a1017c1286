using System.Net.Http.Headers;
using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>Reads the answer to its end and lets only successes through: everything else leaves as a <see cref="BugzillaException"/>.</summary>
internal sealed class AnswerHandler(Gate gate, Func<BugzillaClientOptions> options, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = BugzillaCall.Of(request);
        var key = options().ApiKey;
        var (response, answer) = await AskAsync(request, call, cancellationToken);
        if (BugzillaErrors.Judge(answer, call, time.GetUtcNow()) is not { } refusal)
        {
            response.Content = new ByteArrayContent(answer.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return response;
        }

        response.Dispose();
        await gate.RememberAsync(refusal, key);
        throw call.IsWrite && refusal is (ServerDownException or UnexpectedAnswerException) ? new WriteUnsettledException(refusal) : refusal;
    }

    private async Task<(HttpResponseMessage Response, Answer Answer)> AskAsync(HttpRequestMessage request, BugzillaCall call, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            call.AnsweredAt = response.Headers.Date;
            return (response, await ReadAsync(response, call, cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unanswered(call, exception);
        }
    }

    private static BugzillaException Unanswered(BugzillaCall call, Exception exception)
    {
        // The exception itself isn't kept: its text is not ours.
        var kind = (exception as HttpRequestException)?.HttpRequestError ?? (exception as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var down = new ServerDownException(new Failure(call.Doing), kind switch
        {
            HttpRequestError.NameResolutionError => "the server's name is not known",
            HttpRequestError.ConnectionError => "the server can't be reached",
            HttpRequestError.SecureConnectionError => "no secure connection; check the certificate",
            _ => "the connection broke",
        });

        // Before there was a connection nothing can have been written.
        return call.IsWrite && kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
            ? new WriteUnsettledException(down)
            : down;
    }

    private async Task<Answer> ReadAsync(HttpResponseMessage response, BugzillaCall call, CancellationToken cancellationToken)
    {
        var longest = options().LongestAnswer;
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > longest)
            {
                var tooLong = new UnexpectedAnswerException(new Failure(call.Doing, (int)response.StatusCode), "the answer is too long");
                throw call.IsWrite ? new WriteUnsettledException(tooLong) : tooLong;
            }

            body.Write(buffer, 0, read);
        }

        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.RetryAfter?.Delta,
            body.ToArray());
    }
}
