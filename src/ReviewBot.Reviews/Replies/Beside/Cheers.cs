using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Smiles and the like, which say nothing.</summary>
internal static class Cheers
{
    private const int FirstSign = 0x2300;

    // Signs of doubt, of play and of "no", by which the words beside them may mean the opposite.
    private static readonly HashSet<Rune> Doubtful = [.. WordList.LinesOf("doubtful-signs").SelectMany(line => line.EnumerateRunes())];

    /// <summary>Smiles in letters.</summary>
    public static string[] Smiles { get; } = [.. WordList.LinesOf("smiles")];

    /// <summary>Whether a word is made of them.</summary>
    public static bool Are(string piece) => Smiles.Contains(piece.TrimEnd('.', ',')) || piece.Trim(',', '.', '!').EnumerateRunes().All(Is);

    /// <summary>A text without those at its end.</summary>
    public static string Without(string text)
    {
        if (Array.Find(Smiles, smile => text.EndsWith(smile, StringComparison.Ordinal) && text.Length > smile.Length) is { } found)
        {
            return text[..^found.Length].TrimEnd();
        }

        var end = text.Length;
        while (Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out var length) == System.Buffers.OperationStatus.Done && Is(rune))
        {
            end -= length;
        }

        return end > 0 ? text[..end].TrimEnd() : text;
    }

    private static bool Is(Rune rune) => !Doubtful.Contains(rune) && ((Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value >= FirstSign) || IsPartOfSign(rune));

    // What joins signs, colours them, or asks for the coloured one.
    private static bool IsPartOfSign(Rune rune) => rune.Value is 0x200d or 0xfe0f or (>= 0x1f3fb and <= 0x1f3ff);
}
