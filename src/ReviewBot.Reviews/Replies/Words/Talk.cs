using System.Collections.Frozen;

namespace ReviewBot.Reviews.Replies.Words;

/// <summary>The lists by which an answer to a question of a form is told from talk about it.</summary>
internal static class Talk
{
    /// <summary>What an announcement begins with.</summary>
    public static WordList Promises { get; } = WordList.Load("promises");

    /// <summary>What a sentence begins with by which somebody else is asked first.</summary>
    public static WordList Inquiries { get; } = WordList.Load("inquiries");

    /// <summary>What a request begins with that stands beside an answer.</summary>
    public static WordList Closings { get; } = WordList.Load("closings");

    /// <summary>Words of somebody who will say more later.</summary>
    public static WordList Announcements { get; } = WordList.Load("announcements");

    /// <summary>What isn't so yet where an answer isn't known.</summary>
    public static WordList Unsettled { get; } = WordList.Load("unsettled");

    /// <summary>What is announced about a form.</summary>
    public static WordList Deeds { get; } = WordList.Load("deeds");

    /// <summary>Words that say nothing about a collection of data.</summary>
    public static WordList Empty { get; } = WordList.Load("talk");

    /// <summary>What somebody says who answers nothing.</summary>
    public static WordList Idle { get; } = WordList.Load("idle");

    /// <summary>What somebody says who has done something that can't be seen here.</summary>
    public static WordList Claims { get; } = WordList.Load("claims");

    /// <summary>What somebody says who needs a person.</summary>
    public static WordList AtALoss { get; } = WordList.Load("at-a-loss");

    /// <summary>Words about code and its landing.</summary>
    public static WordList Code { get; } = WordList.Load("code-talk");

    /// <summary>Questions that only ask how it goes.</summary>
    public static WordList Nudges { get; } = WordList.Load("nudges");

    /// <summary>Two forms of a bug are two requests.</summary>
    public static WordList TwoRequests { get; } = WordList.Load("another-request");

    /// <summary>Words of those who answer a question, by its topic.</summary>
    public static FrozenDictionary<string, WordList> Answers { get; } = WordList.LinesOf("answer-words").Select(line => line.Split(" = ", 2))
        .GroupBy(parts => parts[0], parts => parts[1]).ToFrozenDictionary(g => g.Key, g => WordList.Of(g), StringComparer.Ordinal);
}
