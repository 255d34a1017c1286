using ReviewBot.Reviews.Forms.Bytes;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>The lines of a text as its reading counts them.</summary>
public static class FormLines
{
    /// <summary>Of an attachment; none of what is no text.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= FormBytes.Largest && FormBytes.Decode(bytes).Text is { } text ? Of(text) : [];

    /// <summary>Of a text.</summary>
    public static IReadOnlyList<string> Of(string text) => VisibleText.Of(text).ReplaceLineEndings("\n").Split('\n');
}
