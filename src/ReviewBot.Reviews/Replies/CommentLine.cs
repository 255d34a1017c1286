namespace ReviewBot.Reviews.Replies;

/// <summary>A line of a comment with what was found in it.</summary>
internal sealed class CommentLine(int number, string text, Zone[] zones)
{
    public int Number => number;

    public string Text => text;

    public ReadOnlySpan<Zone> Zones => zones;

    /// <summary>What it says to the bot, if anything.</summary>
    public Said? Said { get; set; }

    /// <summary>Whether it is a command by what stands beside it.</summary>
    public bool IsCompletedBeside { get; set; }

    public bool IsBlank { get; } = string.IsNullOrWhiteSpace(text);

    /// <summary>Somebody else's words, repeated.</summary>
    public bool IsQuote { get; } = text.TrimStart().StartsWith('>');

    /// <summary>Code, HTML, generated lines: not said by the author to anybody, and yet to be seen.</summary>
    public bool IsInert { get; } = !zones.AsSpan().ContainsAnyExcept(Zone.Inert);

    /// <summary>A line drawn between paragraphs, or above a signature.</summary>
    public bool IsRule { get; } = text.Trim() is { Length: > 1 } trimmed && trimmed.All(c => c is '-' or '*' or '_' or '=' or ' ');

    /// <summary>The author's own words, to everybody.</summary>
    public bool IsProse => Said is null && !IsBlank && !IsQuote && !IsInert && !IsRule;

    /// <summary>The greatest zone of a part of it; code counts as text where asked for.</summary>
    public Zone Worst(Range part, bool codeIsText = false)
    {
        var worst = Zone.Text;
        foreach (var zone in zones.AsSpan(part))
        {
            var counts = codeIsText && zone == Zone.InlineCode ? Zone.Text : zone;
            worst = counts > worst ? counts : worst;
        }

        return worst;
    }
}
