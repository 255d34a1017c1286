namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Ask a steward; null: whoever is next.</summary>
public sealed record AssignCommand(Person? To) : FlagCommand<AssignCommand>, IDescribed
{
    private static readonly string[] Openings = ["this request ", "the request ", "this one ", "this ", "it ", "to "];
    private static readonly string[] Conjunctions = ["and", "or", "not"];

    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 30,
        Name = "assign",
        Arguments = "[login|:nick|name|me]",
        Final = false,
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
        foreach (var opening in Openings.Where(opening => who.Equals(opening.Trim(), StringComparison.OrdinalIgnoreCase) || who.StartsWith(opening, StringComparison.OrdinalIgnoreCase)))
        {
            who = who[Math.Min(who.Length, opening.Length)..].TrimStart();
        }
        if (who.Length == 0)
        {
            return new AssignCommand(To: null);
        }
        if (who.Equals("me", StringComparison.OrdinalIgnoreCase) || who.Equals("myself", StringComparison.OrdinalIgnoreCase))
        {
            return new AssignCommand(new Person.Me());
        }
        var byNick = who[0] is ':' or '@';
        var name = byNick ? who[1..] : who;
        if (name.Length is > 0 and <= 255 && name.All(IsNameCharacter))
        {
            return new AssignCommand(byNick ? new Person.Nick(name) : new Person.Login(name));
        }
        return !byNick && IsDisplayName(name)
            ? new AssignCommand(new Person.Named(name))
            : Argued.Wrong("it takes one person: `me`, a login, a nick with its colon, or the name on the roster");
    }

    private static bool IsDisplayName(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= 4 } words
        && words.All(word => word.All(c => char.IsLetter(c) || c is '.' or '\'' or '-') && char.IsLetter(word[0]))
        && !words.Intersect(Conjunctions, StringComparer.OrdinalIgnoreCase).Any();

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '%';
}
