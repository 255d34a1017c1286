using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ReviewBot.Collections;
using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Benchmarks;

/// <summary>How long reading and comparing many definitions takes.</summary>
internal static class DefinitionTimes
{
    private const int Runs = 5;

    /// <summary>Prints the shortest and the longest of a few runs; 1 if any took a second.</summary>
    public static int Print(int metrics)
    {
        var file = Encoding.UTF8.GetBytes(File(metrics));
        var server = new Uri("https://bugzilla.example.org/");
        var known = new KnownReviews(server) { Bugs = Enumerable.Range(1, 500).Select(b => new ReviewedBug(b, BugStanding.Public)).ToImmutableDictionary(b => b.Bug) };
        var times = new List<(double Read, double Compared)>();
        for (var run = 0; run <= Runs; run++)
        {
            var began = Stopwatch.GetTimestamp();
            var reading = DefinitionReader.Read(file, "example/mail", "mail/metrics.yaml");
            var read = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var found = CollectionsCheck.Of([new LandedSource("example/mail", null, reading)], new ReadReviews(known, null, null), new DateOnly(2026, 11, 28)).View;
            times.Add((read, Stopwatch.GetElapsedTime(began).TotalMilliseconds - read));
            if (reading.Definitions.Length != metrics || found.Metrics.Count != metrics)
            {
                throw new InvalidOperationException("not all were read");
            }
        }

        // The first run is the compiler's.
        var warm = times[1..];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metrics} metrics in a file of {file.Length / 1024} KB: read in {warm.Min(t => t.Read):0} to {warm.Max(t => t.Read):0} ms, compared in {warm.Min(t => t.Compared):0} to {warm.Max(t => t.Compared):0} ms; the first time in {times[0].Read:0} and {times[0].Compared:0} ms"));
        return times.Exists(t => t.Read >= 1000) ? 1 : 0;
    }

    private static string File(int metrics)
    {
        var text = new StringBuilder("$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\n");
        for (var i = 0; i < metrics; i++)
        {
            text.Append(i % 50 == 0 ? string.Create(CultureInfo.InvariantCulture, $"\ncategory.c{i / 50}:\n") : "").Append(CultureInfo.InvariantCulture, $"  metric_{i}:\n    type: event\n    description: >\n      How often it happens, by kind.\n    bugs:\n      - https://bugzilla.example.org/show_bug.cgi?id={(i % 500) + 1}\n    data_reviews:\n      - https://bugzilla.example.org/show_bug.cgi?id={(i % 500) + 1}#c4\n    data_sensitivity:\n      - interaction\n    notification_emails:\n      - list@example.org\n    expires: never\n    extra_keys:\n      kind:\n        description: The kind\n        type: string\n");
        }

        return text.ToString();
    }
}
