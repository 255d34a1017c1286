using System.Collections.Frozen;
using System.Text;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Whole lines that say nothing, from a file of them: <c>*</c> stands for a few words, <c>~</c> for a few of known ones, <c>9</c> for digits, <c>0</c> for zeros; capitals and what stands around a line make no difference.</summary>
internal sealed class PhrasePatterns
{
    private const int Longest = 120;
    private const int FewWords = 5;

    private readonly FrozenSet<string> _whole;
    private readonly (string Begin, string End, bool Known)[] _open;
    private readonly Func<string, bool>? _known;

    private PhrasePatterns(IEnumerable<string> lines, Func<string, bool>? known)
    {
        _known = known;
        var patterns = lines.Select(l => l.ToLowerInvariant()).ToList();
        _whole = patterns.Where(p => !p.Contains('*', StringComparison.Ordinal) && !p.Contains('~', StringComparison.Ordinal)).Select(p => Plain(p)).ToFrozenSet(StringComparer.Ordinal);
        _open = [.. Open(patterns, '*', false), .. Open(patterns, '~', true)];
    }

    /// <summary>The patterns of a file.</summary>
    /// <param name="name">The file's name in this room's data, without its ending.</param>
    /// <param name="known">Which words <c>~</c> stands for.</param>
    public static PhrasePatterns Of(string name, Func<string, bool>? known = null) => new(FormData.Lines(name), known);

    /// <summary>Whether a text is one of them.</summary>
    public bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return false;
        }

        var plain = Plain(text);
        return _whole.Contains(plain) || Array.Exists(_open, p => plain.Length > p.Begin.Length + p.End.Length && plain.StartsWith(p.Begin, StringComparison.Ordinal) && plain.EndsWith(p.End, StringComparison.Ordinal) && Stands(p.Known, plain[p.Begin.Length..^p.End.Length]));
    }

    private static IEnumerable<(string Begin, string End, bool Known)> Open(List<string> patterns, char mark, bool known) =>
        patterns.Where(p => p.Contains(mark)).Select(p => p.Split(mark, 2)).Select(p => (p[0].TrimStart('(', '['), p[1].TrimEnd(')', ']'), known));

    private bool Stands(bool known, string words) => IsFew(words) && (!known || Array.TrueForAll(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), w => char.IsDigit(w[0]) || _known!(w)));

    private static bool IsFew(ReadOnlySpan<char> words) => words.Count(' ') < FewWords && words.IndexOfAny(",;?!") < 0 && !words.Contains(". ", StringComparison.Ordinal);

    // Lower case, digits as "9", zeros alone as "0", one blank between words, nothing around them.
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            Add(plain, char.IsDigit(character) ? character == '0' ? '0' : '9' : char.IsWhiteSpace(character) || character is '_' or '*' ? ' ' : character is '\u2019' or '\u2018' ? '\'' : char.ToLowerInvariant(character));
        }

        var (from, to) = (0, plain.Length);
        while (from < to && !IsWord(plain[from]))
        {
            from++;
        }

        while (to > from && !IsWord(plain[to - 1]))
        {
            to--;
        }

        return plain.ToString(from, to - from);
    }

    // A figure, a zero, a blank once; a zero within a number is part of it.
    private static void Add(StringBuilder plain, char character)
    {
        var last = plain.Length > 0 ? plain[^1] : '\0';
        if (character is not ('0' or '9' or ' ') || (last != character && (character, last) is not ('0', '9')))
        {
            plain.Append(character);
        }
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '\u00a9' or '\'';
}
