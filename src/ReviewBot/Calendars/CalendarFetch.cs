using System.Net;
using System.Text;
using Polly.Timeout;

namespace ReviewBot.Calendars;

/// <summary>A calendar as it came.</summary>
/// <param name="Text">Its text; null where it is as it was, or could not be had.</param>
/// <param name="ETag">What identifies this state of it, or null.</param>
/// <param name="Problem">Why it could not be had, or null; names neither the address nor anything of what came.</param>
internal sealed record FetchedCalendar(string? Text, string? ETag, string? Problem);

/// <summary>Gets calendars, from files and by HTTP: only reading, only so much, and not for ever. Their addresses are secrets: who knows one reads the calendar.</summary>
internal sealed class CalendarFetch(IHttpClientFactory clients)
{
    /// <summary>The client's name.</summary>
    public const string HttpName = "calendars";

    /// <summary>Most bytes that are read; years of a full calendar.</summary>
    public const int Longest = 8 * 1024 * 1024;

    /// <summary>Gets one.</summary>
    /// <param name="calendar">Its address, or the path of a file.</param>
    /// <param name="folder">Where relative paths count from.</param>
    /// <param name="etag">What identified the state that is known, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<FetchedCalendar> GetAsync(string calendar, string folder, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            return AddressOf(calendar) is { } address
                ? await GetAsync(address, etag, cancellationToken)
                : await ReadAsync(File.OpenRead(Path.GetFullPath(calendar, folder)), null, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutRejectedException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new FetchedCalendar(null, null, "no answer in time");
        }
        catch (HttpRequestException e)
        {
            return new FetchedCalendar(null, null, e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "the server's name is not known",
                HttpRequestError.SecureConnectionError => "no secure connection; check the certificate",
                _ => "the server can't be reached",
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FetchedCalendar(null, null, AddressOf(calendar) is null ? "the file can't be read; does it exist, and may the service's user read it?" : "the connection broke");
        }
    }

    /// <summary>The address that a setting names; null for a file.</summary>
    public static Uri? AddressOf(string calendar)
    {
        var text = calendar.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase) ? "https" + calendar["webcal".Length..] : calendar;
        return text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
    }

    private async Task<FetchedCalendar> GetAsync(Uri address, string? etag, CancellationToken cancellationToken)
    {
        using var http = clients.CreateClient(HttpName);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/calendar");
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.NotModified => new FetchedCalendar(null, etag, null),
            HttpStatusCode.OK => await ReadAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), answer.Headers.ETag?.ToString(), cancellationToken),
            var status => new FetchedCalendar(null, null, $"the server answered {(int)status}"),
        };
    }

    private static async Task<FetchedCalendar> ReadAsync(Stream stream, string? etag, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            using var kept = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (kept.Length + read > Longest)
                {
                    return new FetchedCalendar(null, null, $"it is longer than {Longest / 1024 / 1024} MiB");
                }

                kept.Write(buffer, 0, read);
            }

            return new FetchedCalendar(Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), etag, null);
        }
    }
}
