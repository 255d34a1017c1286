using System.Globalization;
using System.Text;

namespace ReviewBot.Storage;

/// <summary>How a kind of database finds decisions by words and filters.</summary>
internal abstract class RegisterWords
{
    // Most words of a search that are looked for.
    private const int Most = 12;

    /// <summary>Where decisions are read from by words, as <c>e</c>.</summary>
    public abstract string From { get; }

    /// <summary>The condition; its value is <c>@words</c>.</summary>
    public abstract string Matches { get; }

    /// <summary>What words find, without the decisions themselves where that is cheaper.</summary>
    public abstract string Found { get; }

    /// <summary>What the order goes by.</summary>
    public abstract string Id { get; }

    /// <summary>A search as the database understands it; null if it names nothing to look for.</summary>
    public abstract string? Expression(RegisterSearch search);

    /// <summary>The words of a search. A word of signs only is none to an index, and would find nothing.</summary>
    protected static IEnumerable<string> Words(RegisterSearch search) => (search.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.EnumerateRunes().Any(Rune.IsLetterOrDigit)).Take(Most);

    /// <summary>The category that is looked for, as text.</summary>
    protected static string? Category(RegisterSearch search) => search.Category?.ToString(CultureInfo.InvariantCulture);
}
