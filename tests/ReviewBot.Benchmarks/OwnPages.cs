using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReviewBot.Benchmarks;

/// <summary>The pages of a service in a process of its own, asked for as a browser asks.</summary>
internal sealed class OwnPages(HttpClient http) : IDisposable
{
    /// <summary>Waits until a service serves them.</summary>
    public static async Task<OwnPages> OfAsync(Running service, string url)
    {
        var http = new HttpClient { BaseAddress = new Uri(url) };
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                if ((await http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                {
                    return new OwnPages(http);
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            if (service.HasEnded || patience.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException($"the service does not come up: {service.Error}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks for a page, and reads it to its end: milliseconds to the first byte and to the last, and how long it is.</summary>
    /// <exception cref="InvalidOperationException">It isn't there.</exception>
    public async Task<(double First, double Whole, long Bytes)> GetAsync(string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
        }

        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        long bytes = await body.ReadAsync(buffer);
        var first = watch.Elapsed.TotalMilliseconds;
        for (var read = 1; read > 0;)
        {
            read = await body.ReadAsync(buffer);
            bytes += read;
        }

        return (first, watch.Elapsed.TotalMilliseconds, bytes);
    }

    /// <summary>How many passes there were since the start, and how long they took in all, as the metrics tell.</summary>
    public async Task<(int Number, TimeSpan Time)> PassesAsync()
    {
        var lines = (await http.GetStringAsync("/metrics")).Split('\n');
        double Sum(string end) => lines.Where(l => l.StartsWith("reviewbot_pass_duration_seconds" + end, StringComparison.Ordinal)).Sum(l => double.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture));
        return ((int)Sum("_count"), TimeSpan.FromSeconds(Sum("_sum")));
    }

    public void Dispose() => http.Dispose();
}
