using System.Globalization;
using System.Text;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>A text cut into words: letters and digits with the apostrophes between them, and each symbol or emoji by itself.</summary>
internal sealed class Tokens
{
    private readonly List<Token> _tokens;

    private Tokens(string text, List<Token> tokens) => (Text, _tokens) = (text, tokens);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many words it has.</summary>
    public int Count => _tokens.Count;

    /// <summary>One word.</summary>
    public Token this[int index] => _tokens[index];

    /// <summary>Cuts a text.</summary>
    public static Tokens Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                var start = at;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsMark(text[at]) || (IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]))))
                {
                    at++;
                }

                tokens.Add(new Token(start, at));
                continue;
            }

            var length = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var taken) == System.Buffers.OperationStatus.Done ? taken : 1;
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune != Rune.ReplacementChar)
            {
                tokens.Add(new Token(at, at + length));
            }

            at += length;
        }

        return new Tokens(text, tokens);
    }

    /// <summary>The letters of a word.</summary>
    public ReadOnlySpan<char> Word(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    /// <summary>What stands between a word and the one before it; before the first, what begins the text.</summary>
    public ReadOnlySpan<char> Before(int index)
    {
        var from = index == 0 ? 0 : _tokens[index - 1].End;
        return Text.AsSpan(from, (index < Count ? _tokens[index].Start : Text.Length) - from);
    }

    /// <summary>The first word that begins at a place or behind it.</summary>
    public int At(int place)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool IsApostrophe(char character) => character is '\'' or '\u2019';

    private static bool IsMark(char character) => character >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Token(int Start, int End)
{
    /// <summary>How long it is.</summary>
    public int Length => End - Start;
}
