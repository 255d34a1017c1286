using System.Collections.Frozen;

namespace ReviewBot.Reviews.Replies.Words;

/// <summary>What a turn of speech stands for, from a file with lines of the form <c>words = meaning</c>.</summary>
internal sealed class PhraseMap
{
    private readonly FrozenDictionary<string, string> meanings;
    private readonly WordList phrases;

    private PhraseMap(IReadOnlyCollection<(string Phrase, string Meaning)> entries)
    {
        meanings = entries.ToFrozenDictionary(entry => string.Join(' ', PlainWords.TextsOf(entry.Phrase)), entry => entry.Meaning, StringComparer.Ordinal);
        phrases = WordList.Of(entries.Select(entry => entry.Phrase));
    }

    /// <summary>All phrases with what they stand for.</summary>
    public IEnumerable<KeyValuePair<string, string>> Entries => meanings;

    /// <summary>The map in a file of this folder.</summary>
    public static PhraseMap Load(string name) => new([.. WordList.LinesOf(name).Select(line => line.Split(" = ", 2)).Select(parts => (parts[0], parts[1].Trim()))]);

    /// <summary>The longest phrase that the words begin with: what it stands for, and its length; null if there is none.</summary>
    public (string Meaning, int Length)? At(IReadOnlyList<string> words) =>
        words.Count > 0 && phrases.LengthAt(words, 0) is > 0 and var length ? (meanings[string.Join(' ', words.Take(length))], length) : null;
}
