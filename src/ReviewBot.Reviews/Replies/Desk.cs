// What a command can have done; each command says in its own type which of it. Carried out where deciding is done.
namespace ReviewBot.Reviews.Replies;

/// <summary>What can be done with a request on somebody's word.</summary>
/// <typeparam name="T">What becomes of it.</typeparam>
public interface IFlagDesk<out T>
{
    /// <summary>Asks a steward: that one, or (null) whoever is next if nobody is asked who can answer.</summary>
    T Ask(Person? whom);

    /// <summary>Asks another steward than the one who is asked now.</summary>
    T AskAnother();

    /// <summary>Sets <c>+</c> in the speaker's name.</summary>
    T Grant();

    /// <summary>Sets <c>-</c> in the speaker's name.</summary>
    T Deny();
}

/// <summary>What can be done on a bug on somebody's word.</summary>
/// <typeparam name="T">What becomes of it.</typeparam>
public interface IBugDesk<out T>
{
    /// <summary>The name under which people address the bot here.</summary>
    string Address { get; }

    /// <summary>Whether the bug is in a group, or was when this was said: then a hold is one on opening it.</summary>
    bool IsEmbargoed { get; }

    /// <summary>When the comment was stored.</summary>
    DateTimeOffset SaidAt { get; }

    /// <summary>Shows the commands that the speaker may use.</summary>
    T Help();

    /// <summary>Says what the bot sees and waits for.</summary>
    T Explain();

    /// <summary>Says what the form holds, read anew.</summary>
    T Recheck();

    /// <summary>Gives the steward's form, filled in as far as can be.</summary>
    T Prefill();

    /// <summary>Asks somebody outside of the roster first.</summary>
    T Escalate(EscalateTo to);

    /// <summary>Records that the escalation is answered.</summary>
    T Resolve();

    /// <summary>Says that it was noted: what follows from it stands by itself.</summary>
    /// <param name="text">A paragraph without anything that a stranger wrote.</param>
    T Note(string text);

    /// <summary>Says why it can't be done as it was said.</summary>
    /// <param name="problem">A part of a sentence, as in <see cref="Argued"/>.</param>
    /// <param name="example">A line without the address that can be.</param>
    T Misread(string problem, string example);

    /// <summary>Nothing here: the rules of the embargo read the same word and answer it.</summary>
    T LeaveToEmbargo();

    /// <summary>Says nothing.</summary>
    T BeSilent();
}
