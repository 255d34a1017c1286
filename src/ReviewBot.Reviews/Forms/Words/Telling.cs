namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows words that make an answer of whatever holds them: a yes, a no, something that a question asks for.</summary>
internal static class Telling
{
    private static readonly WordList YesNo = WordList.Of("yes-no");
    private static readonly WordList Denials = WordList.Of("denials");
    private static readonly WordList Cues = WordList.Of("answer-cues");

    /// <summary>Whether a text holds one.</summary>
    public static bool Is(Tokens words) =>
        YesNo.In(words).Any() || Cues.In(words).Any() || Denials.In(words).Any(d => d.Value is "before" or "both" or "after");
}
