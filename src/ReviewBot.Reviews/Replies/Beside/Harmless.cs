using System.Buffers;
using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>
/// Tells of the words beside a decision whether they can change it. Only what is known to be harmless is: whatever isn't
/// understood may embrace, negate, condition or exemplify, and then the decision is asked back.
/// </summary>
internal static class Harmless
{
    private const int LongestText = 1500;
    private const int FewestAnswers = 3;
    private static readonly SearchValues<char> Snares = SearchValues.Create("?\"“”„…<>=|~^");

    /// <summary>Nothing but thanks, praise, greetings and whom they are for.</summary>
    public static bool IsCourtesy(string text) => Fits(text, Courtesy.Is);

    /// <summary>Complete sentences that say how the request is and condition nothing. Enough below a decision, where people take back what they said.</summary>
    public static bool IsStatement(string text) => Fits(text, Unconditional(sentence => !Evasions.AreIn(sentence) && (Statement.Is(sentence) || Report.IsBelow(sentence))));

    /// <summary>Complete sentences about the request and its review. Enough above a decision.</summary>
    public static bool IsAboutRequest(string text) => Fits(text, Unconditional(sentence => !Evasions.AreIn(sentence) && (Statement.Is(sentence) || Statement.IsOnTheMatter(sentence) || Report.Is(sentence))));

    /// <summary>What is said to somebody whose request was turned away: regret, how to ask again, and statements beside it.</summary>
    public static bool IsInvitation(string text) => Fits(text, Unconditional(sentence => !Evasions.LieElsewhere(sentence) && (Statement.Is(sentence) || Statement.IsOnTheMatter(sentence) || Refusal.Is(sentence))));

    /// <summary>A reason of several sentences, of which those after the first take nothing back.</summary>
    public static bool LeavesStanding(string reason) => string.Join(' ', Sentence.In(reason).Skip(1).Select(sentence => sentence.Text)) is { } rest && (rest.Length == 0 || IsInvitation(rest));

    /// <summary>A steward's numbered answers to the questions of the form, without the questions.</summary>
    public static bool AreAnswers(IReadOnlyList<string> lines) =>
        lines.Count >= FewestAnswers && lines.All(line => !line.AsSpan().ContainsAny(Snares) && WithoutNumber(line) is { } words && Speech.Answers.Begins(words) && !Speech.Hedges.IsIn(Speech.Answers.Without(Speech.Assents.Without(words))) && !HasStrings(words));

    /// <summary>Whether something in it is known to embrace, negate, condition or exemplify.</summary>
    public static bool IsHedged(string text) => SentenceWords.IsHedged(PlainWords.TextsOf(text));

    /// <summary>A name, as people put it below what they wrote.</summary>
    /// <param name="text">The line.</param>
    /// <param name="own">The names of who wrote it; null if any will do.</param>
    public static bool IsSignature(string text, IReadOnlyCollection<string>? own) => !text.AsSpan().ContainsAny(Snares) && Names.AreSigned(text, own);

    private static string[]? WithoutNumber(string line)
    {
        var bare = line.TrimStart('*', '_', '-', ' ', 'Q', 'q');
        var digits = bare.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && bare.Length > digits && bare[digits] is '.' or ')' or ':' ? PlainWords.TextsOf(bare[(digits + 1)..]) : null;
    }

    private static Func<Sentence, bool> Unconditional(Func<Sentence, bool> isHarmless) =>
        sentence => Courtesy.Is(sentence) || (!Conditions.AreIn(sentence.Text) && isHarmless(sentence));

    private static bool Fits(string text, Func<Sentence, bool> isHarmless)
    {
        if (text.Length > LongestText || (text.AsSpan().ContainsAny(Snares) && !Cheers.Smiles.Any(smile => text.Contains(smile, StringComparison.Ordinal))) || text.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        var sentences = Sentence.In(text).ToList();
        return sentences.Count > 0 && sentences.TrueForAll(sentence => isHarmless(sentence));
    }
}
