namespace ReviewBot.Reviews.Replies;

/// <summary>One row of the table of commands: what a command is called, who may use it and how it is read.</summary>
public sealed record CommandRow
{
    /// <summary>Where people are shown it: ascending, no two alike.</summary>
    public required int Place { get; init; }

    /// <summary>One word, or two for the <c>embargo</c> family; lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Other spellings that mean exactly the same. A verdict or an opening has none: nobody should give one by accident.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What may follow, as shown to people: brackets for what can be left out.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>Whether it can't be taken back: then it counts only in its exact words, in a paragraph of its own, with nothing around it that could mean otherwise.</summary>
    public required bool Final { get; init; }

    /// <summary>Whether it turns a request away, so that people go on to say how to ask again.</summary>
    internal bool Refuses { get; init; }

    /// <summary>Whether who says it means that the review isn't at its end: a decision just before it is none then.</summary>
    internal bool Defers { get; init; }

    /// <summary>Who may use it.</summary>
    public required Role Who { get; init; }

    /// <summary>Who may on a restricted bug, if others than <see cref="Who"/>.</summary>
    public Role? WhoIfRestricted { get; init; }

    /// <summary>Roles that exclude somebody whatever else they are.</summary>
    public Role Never { get; init; }

    /// <summary>Where it means something.</summary>
    public required AppliesTo Where { get; init; }

    /// <summary>One line of help, without a full stop.</summary>
    public required string Help { get; init; }

    /// <summary>A line without the address that is understood as it stands.</summary>
    public required string Example { get; init; }

    /// <summary>What somebody who is refused can do instead, as a sentence.</summary>
    public string? Instead { get; init; }

    /// <summary>What comes near it, misspelt or in the wrong place, counts as a veto all the same.</summary>
    internal bool Vetoes { get; init; }

    /// <summary>Who is shown it has said that a veto be over, whatever else stands in the line.</summary>
    internal bool EndsVeto { get; init; }

    /// <summary>Even where it is understood, a veto is looked for in its words.</summary>
    internal bool MayContainVeto { get; init; }

    /// <summary>Name and arguments, as shown to people.</summary>
    public string Usage => Arguments.Length == 0 ? Name : $"{Name} {Arguments}";

    /// <summary>Reads what follows the name: trimmed, one line.</summary>
    public required Func<string, Argued> Read { get; init; }

    /// <summary>The same where the colon lacks, so that the line may well speak of the command; by default <see cref="Read"/>.</summary>
    public Func<string, Argued>? ReadWithoutColon { get; init; }

    /// <summary>Reads what stands beside a line that says the name alone; null where nothing is looked for there.</summary>
    internal Func<string, Argued>? ReadBeside { get; init; }

    internal Role WhoOn(bool restrictedBug) => restrictedBug ? WhoIfRestricted ?? Who : Who;
}

/// <summary>What became of the words after a command's name.</summary>
/// <param name="Command">The command, if they can be used.</param>
/// <param name="Problem">What is wrong with them otherwise, as a part of a sentence: "it takes one person".</param>
public readonly record struct Argued(Command? Command, string? Problem)
{
    /// <summary>They can be used.</summary>
    public static implicit operator Argued(Command command) => new(command, null);

    /// <summary>They can't be used.</summary>
    public static Argued Wrong(string problem) => new(null, problem);
}
