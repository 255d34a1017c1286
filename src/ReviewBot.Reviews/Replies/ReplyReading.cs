namespace ReviewBot.Reviews.Replies;

/// <summary>What a comment says to the bot.</summary>
/// <param name="Items">In the order of the lines; at most <see cref="ReplyReader.MostItems"/>.</param>
/// <param name="HoldSeen">
/// A hold is in it, properly written or not. Counts even where no command would: nothing is ever opened because somebody got the colon wrong.
/// </param>
/// <param name="Remark">What it says though nobody addressed us; null where it says anything to us.</param>
public sealed record ReplyReading(IReadOnlyList<Said> Items, bool HoldSeen, Remark? Remark = null)
{
    /// <summary>Nothing was said to the bot.</summary>
    public static ReplyReading Nothing { get; } = new([], HoldSeen: false);

    /// <summary>The commands that can be carried out, in order.</summary>
    public IEnumerable<Command> Commands => Items.OfType<Said.Understood>().Select(said => said.Command);
}

/// <summary>One line that concerns the bot.</summary>
/// <param name="Line">Counted from 1 in the text that was given.</param>
/// <param name="Text">The line for people, trimmed, at most 200 characters, without invisible ones. It remains a stranger's text.</param>
public abstract record Said(int Line, string Text)
{
    /// <summary>The line in Markdown's code marks, where it can say nothing to anybody.</summary>
    public string Quoted => $"`{Text.Replace('`', '\'')}`";

    /// <summary>Lines to paste if something else was meant, the likeliest first; often none.</summary>
    public abstract IReadOnlyList<string> Suggestions { get; }

    /// <summary>A command, addressed and complete.</summary>
    public sealed record Understood(int Line, string Text, Command Command) : Said(Line, Text)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => [];
    }

    /// <summary>A known command whose words can't be used.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="Problem">What would be accepted, as a part of a sentence: "it takes one person: …".</param>
    /// <param name="Suggestion">A line to paste.</param>
    public sealed record Malformed(int Line, string Text, string Problem, string Suggestion) : Said(Line, Text)
    {
        /// <summary>Its row, where nothing lacks but what may as well stand beside the line, in the same comment.</summary>
        internal CommandRow? Lacks { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => [Suggestion];
    }

    /// <summary>Addressed, but no command.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="DidYouMean">Lines to paste, the likeliest first; often none.</param>
    public sealed record Unknown(int Line, string Text, IReadOnlyList<string> DidYouMean) : Said(Line, Text)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => DidYouMean;
    }

    /// <summary>Reads like a command, and isn't taken as one.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="Suggestion">The line to paste if it was meant.</param>
    /// <param name="Why">What keeps it from being one.</param>
    public sealed record Hint(int Line, string Text, string Suggestion, Misplaced Why = Misplaced.WithinSentence) : Said(Line, Text)
    {
        /// <summary>What it would be, where it is known by more than <see cref="Suggestion"/>.</summary>
        internal Command? Meant { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => [Suggestion];
    }

    /// <summary>Something that is done with the flag itself and by no command.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    public sealed record ByFlag(int Line, string Text) : Said(Line, Text)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => [];
    }

    /// <summary>That a command be not done, where there is nothing to be stopped.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    public sealed record Negated(int Line, string Text) : Said(Line, Text)
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Suggestions => [];
    }
}

/// <summary>What keeps a line from being taken as the command that it reads like.</summary>
public enum Misplaced
{
    /// <summary>It stands within a sentence.</summary>
    WithinSentence,

    /// <summary>It stands in code, a heading or a quote's paragraph.</summary>
    InMarkup,

    /// <summary>It lacks our name.</summary>
    WithoutName,

    /// <summary>A decision, and not in its exact words.</summary>
    Inexact,

    /// <summary>A decision, and what stands around it may embrace, negate, condition or exemplify it.</summary>
    Embraced,

    /// <summary>A decision beside another that contradicts it.</summary>
    Contradicted,
}
