using System.Collections.Immutable;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>What a comment of the requester's says to a question of the form.</summary>
/// <param name="Topic">One of <see cref="Forms.Topics"/>.</param>
/// <param name="Text">The answer; hostile, and never to be shown as it is.</param>
internal sealed record TopicAnswer(string Topic, string Text);

/// <summary>What a comment of the requester's is to the questions of a form.</summary>
/// <param name="Answers">The answers in it, by their questions.</param>
/// <param name="IsUnclear">It says something to the matter, and what it answers can't be told.</param>
internal sealed record CommentAnswers(ImmutableArray<TopicAnswer> Answers, bool IsUnclear)
{
    /// <summary>Thanks, announcements, commands, other matters.</summary>
    public static CommentAnswers Talk { get; } = new([], IsUnclear: false);

    /// <summary>A person has to see what it answers.</summary>
    public static CommentAnswers Unclear { get; } = new([], IsUnclear: true);
}
