namespace ReviewBot.Reviews.Collections;

/// <summary>Where an entry of <c>data_reviews</c> or <c>bugs</c> leads.</summary>
public abstract record ReviewLink
{
    private ReviewLink(string text) => Text = text;

    /// <summary>The entry as it stands there.</summary>
    public string Text { get; }

    /// <summary>The answer for this kind: whoever asks has one for each.</summary>
    public abstract T Match<T>(Func<ToBug, T> toBug, Func<ToAttachment, T> toAttachment, Func<Placeholder, T> placeholder, Func<Elsewhere, T> elsewhere);

    /// <summary>To a bug of our server.</summary>
    /// <param name="Text">The entry.</param>
    /// <param name="Bug">Its number, or its alias.</param>
    /// <param name="Comment">The comment that it names, or null.</param>
    public sealed record ToBug(string Text, BugName Bug, int? Comment = null) : ReviewLink(Text)
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<ToBug, T> toBug, Func<ToAttachment, T> toAttachment, Func<Placeholder, T> placeholder, Func<Elsewhere, T> elsewhere) => toBug(this);
    }

    /// <summary>To an attachment of our server.</summary>
    /// <param name="Text">The entry.</param>
    /// <param name="Attachment">Its number.</param>
    public sealed record ToAttachment(string Text, long Attachment) : ReviewLink(Text)
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<ToBug, T> toBug, Func<ToAttachment, T> toAttachment, Func<Placeholder, T> placeholder, Func<Elsewhere, T> elsewhere) => toAttachment(this);
    }

    /// <summary>To nothing: it only holds the place of a link, or of a part of one.</summary>
    /// <param name="Text">The entry.</param>
    /// <param name="Bug">The bug's number, if only the comment's is missing.</param>
    public sealed record Placeholder(string Text, int? Bug = null) : ReviewLink(Text)
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<ToBug, T> toBug, Func<ToAttachment, T> toAttachment, Func<Placeholder, T> placeholder, Func<Elsewhere, T> elsewhere) => placeholder(this);
    }

    /// <summary>Away from our server.</summary>
    /// <param name="Text">The entry.</param>
    /// <param name="Host">Where to; empty for words that are no address.</param>
    public sealed record Elsewhere(string Text, string Host) : ReviewLink(Text)
    {
        /// <inheritdoc/>
        public override T Match<T>(Func<ToBug, T> toBug, Func<ToAttachment, T> toAttachment, Func<Placeholder, T> placeholder, Func<Elsewhere, T> elsewhere) => elsewhere(this);
    }
}

/// <summary>What a bug is called in a link: one of both.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Alias">Its alias.</param>
public readonly record struct BugName(int? Id, string? Alias = null);
