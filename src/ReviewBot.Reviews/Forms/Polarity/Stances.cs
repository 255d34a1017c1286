using System.Buffers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Polarity;

/// <summary>How a text stands to something that it names.</summary>
internal enum Stance
{
    /// <summary>It says so.</summary>
    Said,

    /// <summary>It says that it is not so.</summary>
    Denied,

    /// <summary>It leaves it open: a condition, a thought.</summary>
    Open,

    /// <summary>It was so once.</summary>
    Past,
}

/// <summary>
/// Tells what a text says of a thing that it names: "no longer X", "instead of X", "X was removed" deny, "not only X" and "none but X" don't,
/// and two denials of one thing take each other back. The one place in which yes and no are read from the words around.
/// </summary>
internal sealed class Stances
{
    private const int Reach = 12;
    private const int Behind = 3;
    private const int PastReach = 3;
    private const int LongestClause = 60;
    private const int LongestName = 8;
    private const int ShortestName = 2;

    private static readonly SearchValues<char> Opening = SearchValues.Create("\"\u201c\u201e\u00ab");
    private static readonly SearchValues<char> Closing = SearchValues.Create("\"\u201d\u201c\u00bb");

    private static readonly WordList Denials = WordList.Of("denials");

    private readonly Tokens _tokens;
    private readonly List<WordsFound> _marks;

    /// <summary>Prepares a text.</summary>
    public Stances(Tokens tokens)
    {
        _tokens = tokens;
        _marks = [.. Denials.In(tokens)];
    }

    /// <summary>Whether a text begins with a denial.</summary>
    public static bool IsDenial(Tokens tokens) => Denials.At(tokens, 0) is { Value: "before" or "both" };

    /// <summary>What is said of the words from one to another.</summary>
    /// <param name="first">The first of the words.</param>
    /// <param name="next">The word behind them.</param>
    /// <param name="alone">Whether a denial before a comma is none of them: "not X, Y" lists things, but no numbers.</param>
    public Stance Of(int first, int next, bool alone = false)
    {
        var before = Before(first);
        var denied = before.Denied && first - before.End <= Reach && Reaches(before.End, first, next) && !(alone && HasComma(before.End, first));
        return denied || DeniedBehind(next) ? Stance.Denied
            : before.Open ? Stance.Open
            : before.Past >= 0 && first - before.Past <= PastReach && !HasComma(before.Past, first) ? Stance.Past
            : Stance.Said;
    }

    // What the words of its clause leave standing before a word: a denial and where it ends, a condition, something past and where that ends.
    private (bool Denied, int End, bool Open, int Past) Before(int first)
    {
        var from = first;
        while (from > 0 && first - from < LongestClause && !Ends(from))
        {
            from--;
        }

        var said = (Denied: false, End: -1, Open: false, Past: -1);
        for (var i = IndexOf(from); i < _marks.Count && _marks[i].Next <= first; i++)
        {
            if (IsNamed(_marks[i], first))
            {
                continue;
            }

            said = _marks[i].Value switch
            {
                "before" or "both" => said with { Denied = !(said.Denied && _marks[i].First - said.End <= 1), End = _marks[i].Next },
                "restore" or "turn" => said with { Denied = false, Past = -1 },
                "open" => said with { Open = true },
                "past" => said with { Past = _marks[i].Next },
                _ => said,
            };
        }

        return said;
    }

    // Within a name in quotation marks that ends before the word: "Don't measure me" on the page of settings.
    private bool IsNamed(WordsFound mark, int first)
    {
        var opened = mark.First;
        while (opened > 0 && mark.First - opened < LongestName && !_tokens.Before(opened).ContainsAny(Opening))
        {
            opened--;
        }

        if (!_tokens.Before(opened).ContainsAny(Opening))
        {
            return false;
        }

        var closed = mark.Next;
        while (closed < first && !_tokens.Before(closed).ContainsAny(Closing))
        {
            closed++;
        }

        return closed - opened >= ShortestName && _tokens.Before(closed).ContainsAny(Closing);
    }

    // A denial ends at a comma or an "and", but for a list: "no X, Y or Z".
    private bool Reaches(int end, int first, int next)
    {
        for (var i = first; i >= end && i > 0; i--)
        {
            var joined = IsJoint(i - 1) && i - 1 >= end;
            if (!joined && (!_tokens.Before(i).Contains(',') || _tokens.Word(i) is "which" or "where" or "who" or "that"))
            {
                continue;
            }

            return first - i <= 1 && (joined || EndsItem(next));
        }

        return true;
    }

    private bool HasComma(int from, int to) => _tokens.Text.AsSpan(_tokens[from - 1].End, _tokens[to].Start - _tokens[from - 1].End).Contains(',');

    private bool EndsItem(int next) => next >= _tokens.Count || _tokens.Before(next).IndexOfAny(",.;)\n") >= 0 || IsJoint(next);

    private bool IsJoint(int token) => token >= 0 && _tokens.Word(token) is "and" or "or" or "nor" or "und" or "oder" or "et" or "ou" or "y" or "o" or "e" or "en";

    // "X was removed", "X, but it was dropped"
    private bool DeniedBehind(int next)
    {
        var clause = next;
        var resumed = false;
        for (var i = IndexOf(next); i < _marks.Count && _marks[i].First - clause <= Behind; i++)
        {
            for (var word = clause; word <= _marks[i].First; word++)
            {
                var parted = Ends(word) || _tokens.Before(word).Contains(',');
                if (parted && !Resumes(word))
                {
                    return false;
                }

                resumed |= parted;
            }

            if (_marks[i].Value is "after" or "both")
            {
                return !resumed || !IsBareNot(_marks[i]) || (_marks[i].Next < _tokens.Count && _tokens.Word(_marks[i].Next) is "used" or "needed" or "there" or "involved" or "part");
            }

            if (_marks[i].Value is "before" or "restore")
            {
                return false;
            }

            clause = _marks[i].Next;
        }

        return false;
    }

    private bool IsBareNot(WordsFound mark) => mark.Next - mark.First == 1 && (_tokens.Word(mark.First).EndsWith("not") || _tokens.Word(mark.First).EndsWith("n't") || _tokens.Word(mark.First).EndsWith("n\u2019t"));

    // "…; they were dropped", ", but decided against it"
    private bool Resumes(int word) => _tokens.Word(word) is "it" or "they" or "that" or "this" or "which" or "but" or "and" or "all" or "both";

    private bool Ends(int token) => Sentence.Parts(_tokens.Before(token));

    private int IndexOf(int token)
    {
        var (low, high) = (0, _marks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _marks[middle].First < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
