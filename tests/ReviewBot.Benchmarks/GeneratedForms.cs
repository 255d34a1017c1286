using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReviewBot.Reviews.Tests.Forms.Generated;

namespace ReviewBot.Benchmarks;

/// <summary>Measures the form reader against forms with one to three oddities, made from seeds.</summary>
internal static class GeneratedForms
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run(ImmutableArray<string> args, TextWriter output)
    {
        var first = Option(args, "--first-seed", 1);
        var seeds = Enumerable.Range(first, Option(args, "--seeds", 2000));
        if (args.IndexOf("--write") is var at and >= 0)
        {
            Write(seeds, args[at + 1]);
            return 0;
        }

        return Print([.. seeds.AsParallel().AsOrdered().Select(seed => GeneratedReading.Of(FormGenerator.Generate(seed)))], args.Contains("--differences"), output);
    }

    private static int Print(ImmutableArray<GeneratedReading> readings, bool differences, TextWriter output)
    {
        var facts = readings.SelectMany(r => r.Facts).ToList();
        output.WriteLine("field");
        foreach (var field in facts.GroupBy(f => f.Field))
        {
            Line(output, field.Key, field.Count(f => f.IsRight), field.Count());
        }

        output.WriteLine("kind of oddity: facts right, forms wholly right, complete forms refused");
        foreach (var code in readings.SelectMany(r => r.Form.Codes).Distinct().OrderBy(c => c[0]).ThenBy(c => int.Parse(c[1..], CultureInfo.InvariantCulture)))
        {
            var with = readings.Where(r => r.Form.Codes.Contains(code)).ToList();
            Line(output, code, with.Sum(r => r.Facts.Count(f => f.IsRight)), with.Sum(r => r.Facts.Length), $"  {with.Count(r => r.Facts.All(f => f.IsRight))}/{with.Count} forms, {with.Count(r => r.Refused)} refused");
        }

        output.WriteLine("all");
        Line(output, "facts", facts.Count(f => f.IsRight), facts.Count);
        Line(output, "kinds of form", readings.Count(r => r.KindIsRight), readings.Length);
        Line(output, "blanks found", readings.Sum(r => r.BlanksFound), readings.Sum(r => r.Blanks));
        Seeds(output, "complete forms refused", readings.Where(r => r.Refused));
        Seeds(output, "false +", readings.Where(r => r.FalsePlus));
        if (differences)
        {
            foreach (var reading in readings.Where(r => r.Facts.Any(f => !f.IsRight)))
            {
                output.WriteLine($"{reading.Form.Seed} {reading.Form.Truth.GetProperty("format")}");
                output.WriteLine("    " + string.Join("\n    ", reading.Facts.Where(f => !f.IsRight)));
            }
        }

        return readings.Any(r => r.Refused || r.FalsePlus) ? 1 : 0;
    }

    private static void Line(TextWriter output, string name, int right, int count, string more = "") =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {right + "/" + count,13} {(count == 0 ? 1 : right / (double)count),8:P1}{more}"));

    private static void Seeds(TextWriter output, string name, IEnumerable<GeneratedReading> readings)
    {
        var seeds = readings.Select(r => r.Form.Seed).ToList();
        output.WriteLine($"  {name}: {seeds.Count} {string.Join(' ', seeds)}");
    }

    private static void Write(IEnumerable<int> seeds, string folder)
    {
        Directory.CreateDirectory(folder);
        var forms = seeds.Select(FormGenerator.Generate).ToList();
        forms.ForEach(form => File.WriteAllText(Path.Combine(folder, $"{form.Seed}.txt"), form.Text));
        File.WriteAllLines(Path.Combine(folder, "truth.jsonl"), forms.Select(form => JsonSerializer.Serialize(form.Truth, Readable)));
    }

    private static int Option(ImmutableArray<string> args, string name, int otherwise) =>
        args.IndexOf(name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
