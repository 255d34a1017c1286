using System.Globalization;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>The choices that a seed stands for, and the words to choose from.</summary>
internal sealed class Luck(int seed, WordLists words)
{
    // Spread, since neighbouring seeds begin alike; never secret.
    private readonly Random random = new(unchecked((int)(seed * 2654435761L)));

    public WordLists Words { get; } = words;

    public int Below(int end) => random.Next(end);

    public int Between(int first, int last) => random.Next(first, last + 1);

    public bool In(int hundred) => random.Next(100) < hundred;

    public T Of<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A wording of a list.</summary>
    public string Word(string list) => Of<string>(Words[list]);

    /// <summary>A wording of a list, and what it means.</summary>
    public (string Text, string Meaning) Pair(string list)
    {
        var line = Word(list);
        var at = line.LastIndexOf('|');
        return (line[..at], line[(at + 1)..]);
    }

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return [.. all];
    }

    public List<T> Some<T>(IEnumerable<T> items, int count) => Shuffled(items)[..count];

    /// <summary>A day that can't be taken for another one, whichever way round it is written.</summary>
    public DateOnly Day() => new(2027, Between(1, 12), Between(13, 28));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
