namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Ask a steward; null: whoever is next.</summary>
public sealed record AssignCommand(Person? To) : FlagCommand<AssignCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 30,
        Name = "assign",
        Arguments = "[login|:nick|me]",
        Who = Role.Concerned,
        Where = AppliesTo.Request,
        Help = "ask a steward now, whatever I found in the form: that one, yourself, or whoever is next",
        Example = "assign :carol",
        Read = ReadPerson,
    };

    private protected override string? Arguments => To?.ToString();

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.Ask(To);

    private static Argued ReadPerson(string text)
    {
        var who = CommandArguments.Bare(text);
        if (who.StartsWith("to ", StringComparison.OrdinalIgnoreCase))
        {
            who = who[3..].TrimStart();
        }
        if (who.Length == 0)
        {
            return new AssignCommand(To: null);
        }
        if (who.Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            return new AssignCommand(new Person.Me());
        }
        var byNick = who[0] is ':' or '@';
        var name = byNick ? who[1..] : who;
        if (name.Length is 0 or > 255 || !name.All(IsNameCharacter))
        {
            return Argued.Wrong("it takes one person: `me`, a login, or a nick with its colon (display names aren't unique)");
        }
        return new AssignCommand(byNick ? new Person.Nick(name) : new Person.Login(name));
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '%';
}
