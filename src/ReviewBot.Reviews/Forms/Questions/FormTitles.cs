using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Reads what the lines above the first question say of the form, where they are none of its known headings.</summary>
internal static class FormTitles
{
    private const int MostUnits = 4;
    private const int Longest = 120;

    private static readonly WordList Words = WordList.Of("title-words");

    /// <summary>Whether they suggest a form.</summary>
    public static bool Suggest(IReadOnlyList<FormUnit> units, int first, FormKind form)
    {
        var said = Enumerable.Range(Math.Max(0, first - MostUnits), Math.Min(first, MostUnits)).Where(i => units[i].Text.Length < Longest && IsInert(units[i]) == IsInert(units[first]))
            .SelectMany(i => Words.In(Tokens.Of(units[i].Text))).Select(w => w.Value).ToHashSet(StringComparer.Ordinal);
        return form switch
        {
            FormKind.Renewal => said.Contains("renewal"),
            FormKind.RenewalReview => said.Contains("renewal") && said.Contains("review") && !said.Contains("request"),
            FormKind.Review => said.Contains("review") && !said.Contains("renewal"),
            FormKind.Request => (said.Contains("request") || said.Contains("review")) && !said.Contains("renewal"),
            FormKind.Unrecognized => false,
        };
    }

    private static bool IsInert(FormUnit unit) => unit.Quote > 0 || unit.Code;
}
