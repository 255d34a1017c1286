using System.Globalization;

namespace ReviewBot.Reviews.Replies;

/// <summary>What somebody told the bot to do: one of the closed set below, already checked against the grammar of the table.</summary>
/// <remarks>Texts are a single line, trimmed, without invisible characters. They come from a comment and are as hostile as it.</remarks>
public abstract record Command
{
    private protected Command(string name) => Name = name;

    /// <summary>The name of its row in <see cref="CommandTable"/>.</summary>
    public string Name { get; }

    /// <summary>What follows the name, as it would be typed.</summary>
    private protected virtual string? Arguments => null;

    /// <summary>The line that says this, to be pasted.</summary>
    public string Render(string address = ReplyAddress.DefaultName) =>
        string.IsNullOrEmpty(Arguments) ? $"{address}: {Name}" : $"{address}: {Name} {Arguments}";

    /// <summary>The commands, short and for those who may.</summary>
    public sealed record Help() : Command("help");

    /// <summary>Ask a steward; null: whoever is next.</summary>
    public sealed record Assign(Person? To) : Command("assign")
    {
        private protected override string? Arguments => To?.ToString();
    }

    /// <summary>Ask somebody else than the steward who is asked now.</summary>
    public sealed record Reassign(string? Reason) : Command("reassign")
    {
        private protected override string? Arguments => Reason;
    }

    /// <summary>The asked steward can't take this one.</summary>
    public sealed record Decline(DeclineReason Reason) : Command("decline")
    {
        private protected override string? Arguments => Reason switch
        {
            DeclineReason.Busy => "busy",
            DeclineReason.Conflict => "conflict",
            _ => null,
        };
    }

    /// <summary>Read the form again.</summary>
    public sealed record Recheck() : Command("recheck");

    /// <summary>Offer the steward's form with the answers that the request gives.</summary>
    public sealed record Prefill() : Command("prefill");

    /// <summary>A steward's word: <c>data-review+</c>.</summary>
    public sealed record Approve() : Command("approve");

    /// <summary>A steward's word: <c>data-review-</c>.</summary>
    public sealed record Deny(string Reason) : Command("deny")
    {
        private protected override string? Arguments => Reason;
    }

    /// <summary>Step 3 of the process: somebody else has to answer first.</summary>
    public sealed record Escalate(EscalateTo To, string Reason) : Command("escalate")
    {
        private protected override string? Arguments => $"{To.ToString().ToLowerInvariant()} {Reason}";
    }

    /// <summary>The answer to an escalation has come.</summary>
    public sealed record Resolved(string? Text) : Command("resolved")
    {
        private protected override string? Arguments => Text;
    }

    /// <summary>Neither open this bug nor remind anybody, until it is resumed.</summary>
    public sealed record Hold(string? Reason) : Command("hold")
    {
        private protected override string? Arguments => Reason;
    }

    /// <summary>Ends a hold.</summary>
    public sealed record Resume() : Command("resume");

    /// <summary>Sets the conditions for opening, replacing those before.</summary>
    /// <param name="Conditions">As written after <c>until</c>: not yet read as conditions, perhaps none.</param>
    public sealed record EmbargoUntil(string Conditions) : Command("embargo until")
    {
        private protected override string? Arguments => Conditions;
    }

    /// <summary>Replaces all conditions by "now"; the notice period still runs.</summary>
    public sealed record EmbargoLift() : Command("embargo lift");

    /// <summary>Says what the opening waits for.</summary>
    public sealed record EmbargoExplain() : Command("embargo explain");

    /// <summary>No reminder before that many days have passed.</summary>
    /// <param name="Days">Calendar days, 1 to <see cref="CommandTable.LongestReminder"/>.</param>
    public sealed record Remind(int Days) : Command("remind")
    {
        private protected override string? Arguments =>
            string.Create(CultureInfo.InvariantCulture, $"in {Days} {(Days == 1 ? "day" : "days")}");
    }

    /// <summary>No reminders on this bug.</summary>
    public sealed record Quiet() : Command("quiet");

    /// <summary>Nothing at all on this bug.</summary>
    public sealed record Ignore() : Command("ignore");

    /// <summary>What the bot sees and waits for, without reasons about persons.</summary>
    public sealed record Explain() : Command("explain");
}

/// <summary>Somebody named in a command. People are known by login or nick, never by display name.</summary>
public abstract record Person
{
    private protected Person()
    {
    }

    /// <summary>The author of the comment.</summary>
    public sealed record Me : Person
    {
        /// <inheritdoc/>
        public override string ToString() => "me";
    }

    /// <summary>By login, as typed; whether it exists is for the server to say.</summary>
    public sealed record Login(string Value) : Person
    {
        /// <inheritdoc/>
        public override string ToString() => Value;
    }

    /// <summary>By nick, without its colon.</summary>
    public sealed record Nick(string Value) : Person
    {
        /// <inheritdoc/>
        public override string ToString() => ":" + Value;
    }
}

/// <summary>Why a steward declines; nobody has to say more.</summary>
public enum DeclineReason
{
    /// <summary>Nothing was said.</summary>
    Unsaid,
    /// <summary>No time for it now.</summary>
    Busy,
    /// <summary>Involved in the matter.</summary>
    Conflict,
}

/// <summary>Whom a steward asks in step 3 of the process.</summary>
public enum EscalateTo
{
    /// <summary>The Trust team.</summary>
    Trust,
    /// <summary>Legal.</summary>
    Legal,
    /// <summary>The Council, which votes by its by-laws and takes days.</summary>
    Council,
}
