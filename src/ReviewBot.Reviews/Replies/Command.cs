namespace ReviewBot.Reviews.Replies;

/// <summary>
/// What somebody told the bot to do, already checked against the grammar of its row. Each command is one type in
/// <c>Commands/</c> that holds its row, how it is read and how it is answered; there is no other list of them.
/// </summary>
/// <remarks>Texts are a single line, trimmed, without invisible characters. They come from a comment and are as hostile as it.</remarks>
public abstract record Command
{
    private Command()
    {
    }

    /// <summary>Its row of the table.</summary>
    public abstract CommandRow Row { get; }

    /// <summary>The name of its row.</summary>
    public string Name => Row.Name;

    /// <summary>What follows the name, as it would be typed; null if nothing does.</summary>
    private protected abstract string? Arguments { get; }

    /// <summary>The line that says this, to be pasted.</summary>
    public string Render(string address = ReplyAddress.DefaultName) =>
        string.IsNullOrEmpty(Arguments) ? $"{address}: {Name}" : $"{address}: {Name} {Arguments}";

    /// <summary>Changes who is asked, or what is decided: acts on one request, and only while no human has changed its flag since.</summary>
    public abstract record OnFlag : Command
    {
        /// <summary>What follows, for the request that it is about.</summary>
        public abstract T Answer<T>(IFlagDesk<T> desk);
    }

    /// <summary>Everything else: an answer, something that stands from then on, or both.</summary>
    public abstract record OnBug : Command
    {
        /// <summary>What follows.</summary>
        public abstract T Answer<T>(IBugDesk<T> desk);

        /// <summary>What stands after it was said by somebody who may say it; the same if it leaves nothing behind.</summary>
        public abstract Standing Then(Standing standing, Speaker speaker);
    }
}

/// <summary>A command of the table that acts on a flag.</summary>
/// <typeparam name="TSelf">The command itself.</typeparam>
public abstract record FlagCommand<TSelf> : Command.OnFlag
    where TSelf : FlagCommand<TSelf>, IDescribed
{
    /// <inheritdoc/>
    public sealed override CommandRow Row => TSelf.Description;
}

/// <summary>A command of the table that acts on a bug.</summary>
/// <typeparam name="TSelf">The command itself.</typeparam>
public abstract record BugCommand<TSelf> : Command.OnBug
    where TSelf : BugCommand<TSelf>, IDescribed
{
    /// <inheritdoc/>
    public sealed override CommandRow Row => TSelf.Description;
}

/// <summary>Something that has its row in the table.</summary>
public interface IDescribed
{
    /// <summary>The row.</summary>
    static abstract CommandRow Description { get; }
}
