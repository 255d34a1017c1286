namespace ReviewBot.Reviews.Replies;

/// <summary>What a comment says to the bot.</summary>
/// <param name="Items">In the order of the lines; at most <see cref="ReplyReader.MostItems"/>.</param>
/// <param name="HoldSeen">
/// A hold is in it, properly written or not. Counts even where no command would: nothing is ever opened because somebody got the colon wrong.
/// </param>
public sealed record ReplyReading(IReadOnlyList<Said> Items, bool HoldSeen)
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

    /// <summary>A command, addressed and complete.</summary>
    public sealed record Understood(int Line, string Text, Command Command) : Said(Line, Text);

    /// <summary>A known command whose words can't be used.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="Problem">What would be accepted, as a part of a sentence: "it takes one person: …".</param>
    /// <param name="Suggestion">A line to paste.</param>
    public sealed record Malformed(int Line, string Text, string Problem, string Suggestion) : Said(Line, Text);

    /// <summary>Addressed, but no command.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="DidYouMean">Lines to paste, the likeliest first; often none.</param>
    public sealed record Unknown(int Line, string Text, IReadOnlyList<string> DidYouMean) : Said(Line, Text);

    /// <summary>Looks like a command in a place where none is taken: within a sentence, in code, without the colon.</summary>
    /// <param name="Line">As in <see cref="Said"/>.</param>
    /// <param name="Text">As in <see cref="Said"/>.</param>
    /// <param name="Suggestion">The line to paste if it was meant.</param>
    public sealed record Hint(int Line, string Text, string Suggestion) : Said(Line, Text);
}
