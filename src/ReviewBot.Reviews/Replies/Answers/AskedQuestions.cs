using System.Collections.Immutable;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>To whom a comment replies, as far as it can be told.</summary>
internal enum RepliesTo
{
    /// <summary>To nobody in particular, and nobody but us has asked anything.</summary>
    Nobody,

    /// <summary>To us.</summary>
    Us,

    /// <summary>Perhaps to somebody else, who has spoken since we asked.</summary>
    Perhaps,

    /// <summary>To somebody else.</summary>
    Other,
}

/// <summary>What was open when a requester wrote a comment.</summary>
/// <param name="Form">The form.</param>
/// <param name="Open">Topics that lack an answer in the form and in earlier comments, in the form's order.</param>
/// <param name="Listed">Topics that we had asked for, in the order of our list; null if we hadn't asked yet.</param>
internal sealed record AskedQuestions(FormReading Form, ImmutableArray<string> Open, ImmutableArray<string>? Listed)
{
    /// <summary>The topics that a number or place may mean: what is open, or was.</summary>
    public ImmutableArray<string> Sought { get; } = [.. Topics.Of(Form.Kind).Where(t => Open.Contains(t) || Listed is { } listed && listed.Contains(t))];

    /// <summary>The topic that a number names in this form, or null.</summary>
    public string? Numbered(int number)
    {
        if (Form.Answers.FirstOrDefault(a => a.Question == number) is { } answer)
        {
            return answer.Topic;
        }

        var topic = Topics.Of(Form.Kind).ElementAtOrDefault(number - 1);
        return topic is not null && Form.Answers.FirstOrDefault(a => a.Topic == topic)?.Question is null ? topic : null;
    }

    /// <summary>The topic at a place of our list, counted from 1, or from -1 for the last; or null.</summary>
    public string? Placed(int place) => Listed is { } listed ? listed.ElementAtOrDefault(place < 0 ? listed.Length + place : place - 1) : null;
}
