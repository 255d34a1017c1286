using System.Buffers;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Sees numbers of questions that no mark tells from words: "1  What …", "2  Why …", one after the other through a whole form.</summary>
internal static class BareNumbers
{
    private const int Fewest = 6;
    private const int MostMarks = 3;
    private const int FarthestTwin = 20;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>The same units, with such numbers taken out of their text; as they are where others bear the numbers.</summary>
    public static List<FormUnit> Taken(List<FormUnit> units)
    {
        if (units.Count(u => u.Number is not null) >= Fewest)
        {
            return units;
        }

        List<FormUnit>? taken = null;
        for (var from = 0; from < units.Count;)
        {
            var chain = ChainFrom(units, from);
            if (chain.Count < Fewest)
            {
                break;
            }

            taken ??= [.. units];
            foreach (var at in chain)
            {
                taken[at] = Numbered(units[at], Read(units[at])!.Value);
            }

            from = chain[^1] + 1;
        }

        return taken ?? units;
    }

    // From 1 on, each once; another 1 behind them begins another form.
    private static List<int> ChainFrom(List<FormUnit> units, int from)
    {
        var chain = new List<int>();
        for (var i = from; i < units.Count; i++)
        {
            if (Read(units[i]) is not { } found)
            {
                continue;
            }

            if (found.Number == 1 && chain.Count >= Fewest)
            {
                break;
            }

            if (found.Number == chain.Count + 1 && !HasTwin(units, i, found.Number))
            {
                chain.Add(i);
            }
        }

        return chain;
    }

    // "2 counters" in an answer, and "2  Why …?" soon behind it.
    private static bool HasTwin(List<FormUnit> units, int at, int number) =>
        !units[at].Text.Contains('?', StringComparison.Ordinal)
        && Enumerable.Range(at + 1, Math.Min(FarthestTwin, units.Count - at - 1)).Any(i => Read(units[i])?.Number == number && units[i].Text.Contains('?', StringComparison.Ordinal));

    // A number of one or two figures, a few signs or blanks, and a letter.
    private static (int Number, int Length)? Read(FormUnit unit)
    {
        if (unit is not { Cell: null, Number: null, Separator: false, Bullet: false })
        {
            return null;
        }

        var text = unit.Text.AsSpan();
        var first = text[..Math.Min(text.Length, MostMarks)].IndexOfAnyInRange('0', '9');
        if (first < 0 || text[..first].ContainsAny(Letters))
        {
            return null;
        }

        var figures = text[first..].IndexOfAnyExceptInRange('0', '9');
        if (figures is not (1 or 2))
        {
            return null;
        }

        var behind = text[(first + figures)..];
        var marks = 0;
        while (marks < behind.Length && marks <= MostMarks && !char.IsLetterOrDigit(behind[marks]))
        {
            marks++;
        }

        return marks is > 0 and <= MostMarks && marks < behind.Length && char.IsLetter(behind[marks]) && behind[marks - 1] is not ('-' or '\'')
            ? (int.Parse(text.Slice(first, figures), System.Globalization.CultureInfo.InvariantCulture), first + figures + marks)
            : null;
    }

    private static FormUnit Numbered(FormUnit unit, (int Number, int Length) found) => unit with
    {
        Number = found.Number,
        Text = unit.Text[found.Length..],
        Lead = Math.Max(0, unit.Lead - found.Length),
        Links = [.. unit.Links.Select(l => l with { Offset = Math.Max(0, l.Offset - found.Length) })],
    };
}
