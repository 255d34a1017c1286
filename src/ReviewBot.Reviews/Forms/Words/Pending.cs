using System.Buffers;
using System.Collections.Frozen;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>
/// Knows a line that says in any words that there is no answer yet: all of it speaks of answering, of when, or of who will, and something in it
/// leaves the answer open. One word of anything else makes an answer of it.
/// </summary>
internal static class Pending
{
    private const int MostWords = 20;
    private const int MostOfName = 4;
    private const int MostOfSubject = 2;

    private static readonly SearchValues<char> EndOfWords = SearchValues.Create(",;.!?(");

    private static readonly WordList Words = WordList.Of("pending");

    private static readonly string[] AskForDoings = [Topics.Analysis, Topics.Sharing, Topics.Alternatives];
    private static readonly string[] AskForNoPage = [.. Topics.OfRequest.Concat(Topics.OfRenewal).Except([Topics.Documentation, Topics.InitialReview])];

    // What a kind of words counts as, and as what where the question is about such things: null makes an answer of the line.
    private static readonly FrozenDictionary<string, (string Elsewhere, string[] Topics, string? There)> Counting = new Dictionary<string, (string, string[], string?)>
    {
        ["act"] = ("deed", AskForDoings, null),
        ["consult"] = ("consult", AskForDoings, null),
        ["give"] = ("deed", [Topics.Sharing], null),
        ["toward"] = ("who", [Topics.Sharing], null),
        ["must"] = ("will", [Topics.Purpose, Topics.Need], null),
        ["settle"] = ("assign", [Topics.Purpose, Topics.Need, Topics.Analysis], null),
        ["when"] = ("when", [Topics.Reason, Topics.Need], null),
        ["doc"] = ("deed", AskForNoPage, null),
        ["work"] = ("core", [Topics.Reason, Topics.Need, Topics.CurrentInstrumentation], "small"),
        ["object"] = ("thing", [Topics.Sharing, Topics.CurrentInstrumentation, Topics.Alternatives, Topics.ThirdParty], "small"),
    }.ToFrozenDictionary();

    // "Not yet", "still not done" answer these.
    private static readonly string[] AskForState = [Topics.CurrentInstrumentation, Topics.Alternatives, Topics.ThirdParty, Topics.Reason];

    /// <summary>Whether a line is one.</summary>
    /// <param name="text">The line.</param>
    /// <param name="topic">What is asked.</param>
    public static bool Is(string text, string topic)
    {
        var words = Tokens.Of(text);
        return words.Count is > 0 and <= MostWords && !text.Contains("://", StringComparison.Ordinal) && Kinds(words, topic) is { } kinds && IsOpen(kinds, topic);
    }

    private static bool IsOpen(HashSet<string> kinds, string topic)
    {
        var deed = kinds.Overlaps(["deed", "state", "assign", "consult"]);
        var speaksOfAnswer = kinds.Contains("thing") || !AskForState.Contains(topic);
        return kinds.Contains("subject") ? (deed || kinds.Contains("ing")) && kinds.Overlaps(["will", "still", "assign", "ing"])
            : kinds.Overlaps(["core", "wait", "ing", "assign"]) || (kinds.Contains("will") && deed)
            || (speaksOfAnswer && ((kinds.Contains("still") && deed) || (kinds.Contains("no") && kinds.Overlaps(["state", "yet"]))));
    }

    // The kinds of its words, or null where one is of none.
    private static HashSet<string>? Kinds(Tokens words, string topic)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var named = 0;
        for (var at = 0; at < words.Count;)
        {
            var found = Words.At(words, at);
            var kind = found is { } known ? KindOf(known, words, IsOpen(kinds, topic), topic) : named > 0 ? "name" : at < MostOfSubject && IsName(words, 0) ? "subject" : null;
            if (kind is null)
            {
                return null;
            }

            kinds.Add(kind);
            var next = kind == "when" ? EndOfClause(words, found!.Value.Next) : found?.Next ?? at + 1;
            if (kind == "when" && HasFigure(words, at, next))
            {
                return null;
            }

            at = next;
            named = kind is "who" or "wait" or "consult" ? MostOfName : kind is "name" or "small" or "thing" ? Math.Max(0, named - 1) : 0;
        }

        return kinds;
    }

    // Whom to ask is said at the beginning, or behind what leaves the answer open; a clause of any words only there, too.
    private static string? KindOf(WordsFound found, Tokens words, bool open, string topic)
    {
        var begins = found.First == 0;
        return found.Value switch
        {
            "stop" => null,
            "ask" => open || (begins && IsName(words, found.Next)) ? "wait" : Counted("give", topic),
            "when" when !begins && !open => null,
            var kind => Counted(kind, topic),
        };
    }

    private static string? Counted(string kind, string topic) =>
        !Counting.TryGetValue(kind, out var counted) ? kind : counted.Topics.Contains(topic) ? counted.There : counted.Elsewhere;

    private static bool IsName(Tokens words, int at) => at < words.Count && char.IsUpper(words.Text[words[at].Start]);

    // "Till the end of March 2028" says when.
    private static bool HasFigure(Tokens words, int from, int to) => words.Text.AsSpan(words[from].Start..words[to - 1].End).IndexOfAnyInRange('0', '9') >= 0;

    private static int EndOfClause(Tokens words, int at)
    {
        while (at < words.Count && !words.Before(at).ContainsAny(EndOfWords))
        {
            at++;
        }

        return at;
    }
}
