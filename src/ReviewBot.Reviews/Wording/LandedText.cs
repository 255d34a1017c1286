using System.Collections.Immutable;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Wording;

/// <summary>What is said in a bug of what landed of it.</summary>
public static class LandedText
{
    private const int Most = 10;
    private const int Longest = 400;

    /// <summary>Something landed otherwise than it was granted here: a question, and no complaint.</summary>
    public static string Ask(ReviewPolicy policy, ImmutableArray<string> what) =>
        $"In the code it is not as it was granted here:\n\n{string.Concat(what.Take(Most).Select(w => $"* {Defanged.Inline(w, Longest)}\n"))}{(what.Length > Most ? $"* and {what.Length - Most} more\n" : "")}\nIs that meant? Then a new review, or a renewal, cited in `data_reviews` settles it; otherwise the line above puts it right. I say this once{(policy.PagesUrl is { } pages ? $"; {pages}collections shows all of it" : "")}.";
}
