#pragma warning disable
using System.Collections.Immutable;
namespace ReviewBot.Reviews.Forms {
public enum FormKind { Request, Renewal, Review, RenewalReview, Unrecognized }
public enum FormContent { Text, Empty, Pdf, Image, Binary, Link, Patch }
public sealed record FormFinding(string Topic, bool MakesIncomplete);
public sealed record FormDuration(DateOnly? Until);
public sealed record FormReading { public FormKind Kind; public FormContent Content; public bool? Complete; public ImmutableArray<FormFinding> Findings; public string? Verdict; public ImmutableArray<int> Categories; public bool? DefaultOn; public FormDuration? Duration; }
public static class FormReader { public static FormReading Read(ReadOnlySpan<byte> b) => new(); public static FormReading Read(string b) => new(); }
public static class FormText { public static string Findings(FormReading r) => ""; public static string Correction(IReadOnlyCollection<string> b, FormReading r) => ""; }
public static class FormSummary { public static string Table(FormReading r) => ""; public static string? Advice(FormReading r) => null; public static string? Duration(FormReading r) => null; }
public static class ReviewSkeleton { public static string Prefill(FormReading r) => ""; }
}
