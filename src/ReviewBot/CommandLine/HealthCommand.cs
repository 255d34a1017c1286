using System.Net.Sockets;
using System.Net.Http.Headers;
using ReviewBot.Health;
using ReviewBot.Settings;

namespace ReviewBot.CommandLine;

/// <summary>
/// Asks the service that runs with these settings how it is: for containers, whose image holds no other program that
/// could ask. Exit code: 0 well, 3 not, or nobody answers.
/// </summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Prints what the service says.</summary>
    /// <param name="options">Which settings.</param>
    /// <param name="live">Only whether the process answers, not whether passes come to their end.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public static async Task<int> RunAsync(CommonOptions options, bool live, CancellationToken cancellationToken)
    {
        var settings = Start.Settings(options);
        var page = new Uri(ServiceCommand.Reachable(settings.Values.Web.Url), live ? "health/live" : "health/ready");
        using var http = new HttpClient { Timeout = Patience };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(options.Json ? "application/json" : "text/plain"));
        try
        {
            using var answer = await http.GetAsync(page, cancellationToken);
            if (OtherThan(settings, answer) is { } other)
            {
                await Console.Error.WriteLineAsync($"Web:Url: {other} answers at {page}; does the service run with these settings?");
                return 3;
            }

            Console.WriteLine((await answer.Content.ReadAsStringAsync(cancellationToken)).TrimEnd());
            return answer.IsSuccessStatusCode ? 0 : 3;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            await Console.Error.WriteLineAsync($"Web:Url: nobody answers at {page}; does the service run with these settings?");
            return 3;
        }
    }

    // Several programs may share a machine, and two of them a setting that somebody forgot.
    private static string? OtherThan(LoadedSettings settings, HttpResponseMessage answer)
    {
        var server = answer.Headers.TryGetValues(HealthPages.WorksOn, out var values) ? values.First() : null;
        return server is null ? "another program"
            : string.Equals(server.TrimEnd('/'), settings.Values.Bugzilla.BaseUrl.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) ? null
            : $"a ReviewBot that works on {server}";
    }
}
