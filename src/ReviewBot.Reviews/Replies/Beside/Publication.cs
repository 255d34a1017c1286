using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells that something has become public: "The blog post went out an hour ago."</summary>
internal static class Publication
{
    private const int MostWords = 30;

    /// <summary>Whether a sentence says that not everybody knows, or not yet.</summary>
    public static bool IsLess(Sentence sentence) => Manners.LiftSnares.IsIn(Manners.LiftTurns.Without(sentence.Texts));

    /// <summary>Whether a sentence does, and holds no snare.</summary>
    public static bool Is(Sentence sentence) =>
        (sentence.Ends || sentence.Pieces[^1].Piece.Contains("://", StringComparison.Ordinal)) && !sentence.Opens && sentence.Texts.Count <= MostWords && !Conditions.AreIn(sentence.Text)
        && Manners.LiftTurns.IsIn(sentence.Texts) && Manners.LiftTurns.Without(sentence.Texts) is var left
        && !IsHedged(left) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(left)) && !Speech.Turns.IsIn(left) && !left.Contains("will");
}
