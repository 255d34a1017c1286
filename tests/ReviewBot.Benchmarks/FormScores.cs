using System.Globalization;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Tests.Forms;

namespace ReviewBot.Benchmarks;

/// <summary>Measures the form reader against forms whose truth is known.</summary>
internal static class FormScores
{
    /// <summary>Prints precision and recall of each field, then each difference.</summary>
    public static int Print(string folder, TextWriter output)
    {
        var facts = FormTruth.In(folder)
            .SelectMany(form => FormTruth.Compare(form.Truth, FormReader.Read(File.ReadAllBytes(Path.Combine(folder, form.File)))).Select(fact => (form.File, Fact: fact)))
            .ToList();
        output.WriteLine($"{"field",-24} {"right",11} {"precision",10} {"recall",10}");
        foreach (var field in facts.GroupBy(f => f.Fact.Field))
        {
            var hits = field.Sum(f => f.Fact.Hits);
            Line(field.Key, field.Count(f => f.Fact.IsRight), field.Count(), hits, field.Sum(f => f.Fact.False), field.Sum(f => f.Fact.Missed));
        }

        Line("all", facts.Count(f => f.Fact.IsRight), facts.Count, facts.Sum(f => f.Fact.Hits), facts.Sum(f => f.Fact.False), facts.Sum(f => f.Fact.Missed));
        output.WriteLine();
        var blanks = facts.Where(f => f.Fact is { Field: "unanswered", Doubt: false }).ToList();
        Share("facts", facts.Count(f => f.Fact.IsRight), facts.Count);
        Share("kinds of form", facts.Count(f => f.Fact is { Field: "kind", IsRight: true }), facts.Count(f => f.Fact.Field == "kind"));
        Share("blanks found", blanks.Sum(f => f.Fact.Hits), blanks.Sum(f => f.Fact.Expected.Count));
        Files("complete forms refused", facts.Where(f => f.Fact is { Field: "complete" } && f.Fact.Expected.Contains("true") && f.Fact.Read.Contains("false")));
        Files("false +", facts.Where(f => f.Fact is { Field: "verdict" } && f.Fact.Read.Contains("+") && !f.Fact.Expected.Contains("+")));
        foreach (var (file, fact) in facts.Where(f => !f.Fact.IsRight))
        {
            output.WriteLine($"{file}: {fact}");
        }

        return facts.TrueForAll(f => f.Fact.IsRight) ? 0 : 1;

        void Line(string name, int right, int count, int hits, int wrong, int missed) => output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-24} {right + "/" + count,11} {Part(hits, wrong),10:P1} {Part(hits, missed),10:P1}"));

        void Share(string name, int right, int count) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {right + "/" + count,11} {Part(right, count - right),10:P1}"));

        void Files(string name, IEnumerable<(string File, FormFact Fact)> those)
        {
            var files = those.Select(f => f.File).ToList();
            output.WriteLine($"{name}: {files.Count} {string.Join(' ', files)}".TrimEnd());
        }
    }

    private static double Part(int hits, int others) => hits + others == 0 ? 1 : hits / (double)(hits + others);
}
