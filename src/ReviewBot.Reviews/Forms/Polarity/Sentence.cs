using System.Buffers;

namespace ReviewBot.Reviews.Forms.Polarity;

/// <summary>Where sentences and their parts end.</summary>
internal static class Sentence
{
    private static readonly SearchValues<char> PartMarks = SearchValues.Create(":()[]\u2013\u2014\u2026");

    /// <summary>Whether what stands between two words parts what is said before it from what is said behind.</summary>
    public static bool Parts(ReadOnlySpan<char> between) => Ends(between) || between.ContainsAny(PartMarks) || between.Contains(" - ", StringComparison.Ordinal);

    /// <summary>Whether a sentence ends between two words.</summary>
    public static bool Ends(ReadOnlySpan<char> between)
    {
        var at = between.IndexOfAny(".!?;\n");
        if (at < 0)
        {
            return false;
        }

        // A point inside a number or a name ends nothing.
        return between[at] is ';' or '\n' || between.Length > at + 1 || between.Length > 1;
    }
}
