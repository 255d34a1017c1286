using System.Buffers;
using System.Collections.Immutable;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Wording;

/// <summary>What is said in a bug of what landed of it.</summary>
public static class LandedText
{
    private const int Most = 10;
    private const int Longest = 400;

    // All that a line which puts something right is made of; nothing in it ends a piece of code.
    private static readonly SearchValues<char> Yaml = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-:,[] ");

    /// <summary>Something landed otherwise than it was granted here: a question, and no complaint.</summary>
    public static string Ask(ReviewPolicy policy, ImmutableArray<LandedRemark> what) =>
        $"In the code it is not as it was granted here:\n\n{string.Concat(what.Take(Most).Select(w => $"* {Defanged.Inline(w.Text, Longest)}{Fix(w)}\n"))}{(what.Length > Most ? $"* and {what.Length - Most} more\n" : "")}\nIs that meant? Then please have it reviewed anew, or renewed, and cite that in `data_reviews`. If not, please put the definition right. I say this once{(policy.PagesUrl is { } pages ? $"; {pages}collections shows all of it" : "")}.";

    private static string Fix(LandedRemark remark) => remark.Fix is { } line && !line.AsSpan().ContainsAnyExcept(Yaml) ? $" As granted, it would be `{line}`." : "";
}
