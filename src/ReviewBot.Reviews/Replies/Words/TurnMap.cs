using System.Collections.Frozen;

namespace ReviewBot.Reviews.Replies.Words;

/// <summary>
/// What turns of speech stand for, from a file with lines of the form <c>turn = meaning</c>, or of the turn alone.
/// <c>{$name}</c> is one of the words that stand behind that name in <c>parts.txt</c>.
/// </summary>
internal sealed class TurnMap
{
    private const string AnyName = "";

    // By the words that they can begin with.
    private readonly FrozenDictionary<string, (Turn Turn, string Meaning)[]> entries;

    private TurnMap(IEnumerable<(Turn Turn, string Meaning)> entries) =>
        this.entries = entries.SelectMany(entry => entry.Turn.Beginnings.Distinct(), (entry, word) => (Word: word ?? AnyName, Entry: entry))
            .GroupBy(pair => pair.Word, pair => pair.Entry, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>The map in a file of this folder.</summary>
    public static TurnMap Load(string name)
    {
        var parts = WordList.LinesOf("parts").Select(line => line.Split(" = ", 2)).ToList();
        return new(WordList.LinesOf(name).Select(line => line.Split(" = ", 2)).Select(line => (Turn.Of(Whole(line[0])), line.Length > 1 ? line[1].Trim() : "")));

        string Whole(string written) => parts.Aggregate(written, (text, part) => text.Replace(part[0], part[1], StringComparison.Ordinal));
    }

    /// <summary>The longest turn that begins at a place: what it stands for, with the name that stands in it, and its length; null if there is none.</summary>
    public (string Meaning, int Length, string? Person)? At(IReadOnlyList<PlainWord> words, int at = 0)
    {
        (string Meaning, int Length, string? Person)? longest = null;
        if (at >= words.Count)
        {
            return null;
        }

        var known = entries.GetValueOrDefault(words[at].Text, []);
        foreach (var (turn, meaning) in words[at].Name is null ? known : known.Concat(entries.GetValueOrDefault(AnyName, [])))
        {
            foreach (var taken in turn.At(words, at).Where(taken => taken.End - at > (longest?.Length ?? 0)))
            {
                longest = (meaning.Replace("PERSON", taken.Person, StringComparison.Ordinal), taken.End - at, taken.Person);
            }
        }

        return longest;
    }

    /// <summary>The first turn anywhere in the words; null if there is none.</summary>
    public (string Meaning, int Length, string? Person)? In(IReadOnlyList<PlainWord> words) =>
        Enumerable.Range(0, words.Count).Select(at => At(words, at)).FirstOrDefault(found => found is not null);
}
