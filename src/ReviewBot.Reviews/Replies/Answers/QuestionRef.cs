namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>By what somebody names a question of a form.</summary>
internal abstract record QuestionRef
{
    private QuestionRef()
    {
    }

    /// <summary>"Question 3": its number in the form.</summary>
    public sealed record Numbered(int Number) : QuestionRef;

    /// <summary>"3)": its number in the form, or its place in our list.</summary>
    public sealed record Bare(int Number) : QuestionRef;

    /// <summary>"The second one": its place in our list, counted from 1; from -1 for the last.</summary>
    public sealed record InOrder(int Place) : QuestionRef;

    /// <summary>Its words, or a label.</summary>
    public sealed record About(string Topic) : QuestionRef;

    /// <summary>All that are open.</summary>
    public sealed record All : QuestionRef;
}
