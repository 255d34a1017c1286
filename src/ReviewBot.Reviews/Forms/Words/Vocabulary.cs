using System.Text;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Takes text apart into words, and compares words and sentences with those of the forms.</summary>
internal sealed class Vocabulary
{
    private const int Cost = 10;
    private const int NearCost = 3;
    private const int InsertCost = 6;
    private const int DeleteCost = 8;
    private const int LongestWord = 32;
    private const int FarthestWord = 600;
    private const int MostLines = 64;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>How many words the vocabulary has.</summary>
    public int Count => _words.Count;

    /// <summary>The numbers of the words of a form's text, which become part of the vocabulary.</summary>
    public int[] Learn(string text)
    {
        var ids = new List<int>();
        var at = 0;
        Span<char> word = stackalloc char[LongestWord];
        while (Next(text, ref at, word, out var length, out _))
        {
            var key = word[..length].ToString();
            if (!_ids.TryGetValue(key, out var id))
            {
                id = _words.Count;
                _ids.Add(key, id);
                _words.Add(key);
            }

            ids.Add(id);
        }

        return [.. ids];
    }

    /// <summary>Words from a place on, over lines that go on the same sentence; at most so many as fit.</summary>
    public int Read(IReadOnlyList<FormUnit> units, Place from, Span<Word> into, bool oneUnit = false)
    {
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[LongestWord];
        var count = 0;
        for (var unit = from.Unit; unit < units.Count && unit <= from.Unit + MostLines && count < into.Length; unit++)
        {
            if (unit > from.Unit && (oneUnit || !units[unit].ContinuesLine || units[unit].Quote != units[from.Unit].Quote))
            {
                break;
            }

            var at = unit == from.Unit ? from.Offset : 0;
            while (count < into.Length && Next(units[unit].Text, ref at, word, out var length, out var start))
            {
                into[count++] = new Word(lookup.TryGetValue(word[..length], out var id) ? id : -1, start, new Place(unit, at));
            }
        }

        return count;
    }

    /// <summary>How much of a form's sentence stands at the beginning of the words, from 0 to 1, and how many words it takes; 0 for less than is wanted.</summary>
    public (double Likeness, int Length) Align(ReadOnlySpan<int> sentence, ReadOnlySpan<Word> words, IReadOnlyList<FormUnit> units, double atLeast)
    {
        if (BeginsWith(words, sentence))
        {
            return (1, sentence.Length);
        }

        var limit = (int)((1 - atLeast) * Cost * sentence.Length) + 1;
        var most = Math.Min(words.Length, sentence.Length + (sentence.Length / 3) + 2);
        Span<int> previous = stackalloc int[most + 1];
        Span<int> current = stackalloc int[most + 1];
        for (var j = 0; j <= most; j++)
        {
            previous[j] = j * InsertCost;
        }

        for (var i = 1; i <= sentence.Length; i++)
        {
            current[0] = i * DeleteCost;
            var least = current[0];
            for (var j = 1; j <= most; j++)
            {
                var change = previous[j - 1] + Difference(words[j - 1], sentence[i - 1], units);
                current[j] = Math.Min(change, Math.Min(previous[j] + DeleteCost, current[j - 1] + InsertCost));
                least = Math.Min(least, current[j]);
            }

            if (least > limit)
            {
                return (0, 0);
            }

            var swap = previous;
            previous = current;
            current = swap;
        }

        var best = 0;
        for (var j = 1; j <= most; j++)
        {
            if (previous[j] < previous[best] || (previous[j] == previous[best] && words[j - 1].Id == sentence[^1]))
            {
                best = j;
            }
        }

        return (1 - (previous[best] / (double)(Cost * sentence.Length)), best);
    }

    private static bool BeginsWith(ReadOnlySpan<Word> words, ReadOnlySpan<int> sentence)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (i >= words.Length || words[i].Id != sentence[i])
            {
                return false;
            }
        }

        return true;
    }

    private int Difference(Word word, int id, IReadOnlyList<FormUnit> units)
    {
        if (word.Id == id)
        {
            return 0;
        }

        var known = _words[id];
        if (known.Length < 4)
        {
            return Cost;
        }

        return Near(units[word.End.Unit].Text.AsSpan(word.Start, word.End.Offset - word.Start), known) ? NearCost : Cost;
    }

    /// <summary>Whether two words are forms of one, or one letter apart.</summary>
    public static bool Near(ReadOnlySpan<char> word, ReadOnlySpan<char> known)
    {
        if (word.Length < 4 || Math.Abs(word.Length - known.Length) > 4)
        {
            return false;
        }

        var same = 0;
        var shorter = Math.Min(word.Length, known.Length);
        while (same < shorter && char.ToLowerInvariant(word[same]) == known[same])
        {
            same++;
        }

        if (same >= 5 || (same >= 4 && shorter == 4))
        {
            return true;
        }

        var end = 0;
        while (end < shorter - same && char.ToLowerInvariant(word[^(end + 1)]) == known[^(end + 1)])
        {
            end++;
        }

        return same + end >= Math.Max(word.Length, known.Length) - 1 || (word.Length == known.Length && same + end >= word.Length - 2 && same + 2 <= word.Length && char.ToLowerInvariant(word[same]) == known[same + 1] && char.ToLowerInvariant(word[same + 1]) == known[same]);
    }

    /// <summary>Only letters and digits in lower case: what two texts have in common if they say the same.</summary>
    public static string Squeeze(ReadOnlySpan<char> text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                squeezed.Append(char.ToLowerInvariant(character));
            }
        }

        return squeezed.ToString();
    }

    /// <summary>Where a squeezed text ends that begins at a place, or null if something else stands there.</summary>
    public static Place? Skip(IReadOnlyList<FormUnit> units, Place from, string squeezed, bool acrossParagraphs = false)
    {
        var (unit, at) = (from.Unit, from.Offset);
        foreach (var expected in squeezed)
        {
            while (true)
            {
                var text = units[unit].Text;
                while (at < text.Length && !char.IsLetterOrDigit(text[at]))
                {
                    at++;
                }

                if (at < text.Length)
                {
                    break;
                }

                if (++unit >= units.Count || unit > from.Unit + MostLines || (!acrossParagraphs && !units[unit].ContinuesLine))
                {
                    return null;
                }

                at = 0;
            }

            if (char.ToLowerInvariant(units[unit].Text[at]) != expected)
            {
                return null;
            }

            at++;
        }

        return new Place(unit, at);
    }

    // The next word, if one is near. Letters and digits; an apostrophe inside a word is left out; an address is no word.
    private static bool Next(string text, ref int at, Span<char> word, out int length, out int start)
    {
        length = 0;
        start = at;
        var end = Math.Min(text.Length, at + FarthestWord);
        while (at < (length > 0 ? text.Length : end))
        {
            var character = text[at];
            if (char.IsLetterOrDigit(character))
            {
                if (length == 0)
                {
                    start = at;
                    if (character is 'h' or 'H' && IsAddress(text, at))
                    {
                        at = EndOfAddress(text, at);
                        continue;
                    }
                }

                if (length < word.Length)
                {
                    word[length++] = char.ToLowerInvariant(character);
                }
            }
            else if (length > 0 && !(character is '\'' or '\u2019' && at + 1 < text.Length && char.IsLetter(text[at + 1])))
            {
                return true;
            }

            at++;
        }

        return length > 0;
    }

    private static bool IsAddress(string text, int at) =>
        text.AsSpan(at).StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.AsSpan(at).StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static int EndOfAddress(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '"' or '>'))
        {
            at++;
        }

        return at;
    }
}
