namespace ReviewBot.Reviews.Replies;

/// <summary>Somebody named in a command. People are known by login, nick, or their name on the roster.</summary>
public abstract record Person
{
    private const int LongestName = 255;
    private const int MostWords = 4;
    private static readonly string[] Conjunctions = ["and", "or", "not"];

    private protected Person()
    {
    }

    /// <summary>Who is named so: <c>me</c>, a login, a nick with its sign, or up to four words of a name; null where it is none of these.</summary>
    public static Person? Of(string who)
    {
        ArgumentException.ThrowIfNullOrEmpty(who);
        if (who.Equals("me", StringComparison.OrdinalIgnoreCase) || who.Equals("myself", StringComparison.OrdinalIgnoreCase))
        {
            return new Me();
        }

        var written = who[0] == '@' && who.Contains(' ', StringComparison.Ordinal) ? who[1..] : who;
        var byNick = written[0] is ':' or '@';
        var name = byNick ? written[1..] : written;
        return name.Length is > 0 and <= LongestName && name.All(IsNameCharacter) ? (byNick ? new Nick(name) : new Login(name))
            : !byNick && IsDisplayName(name) ? new Named(name)
            : null;
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

    /// <summary>By the name on the roster, or a part of it that is nobody else's.</summary>
    public sealed record Named(string Value) : Person
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

    private static bool IsDisplayName(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 and <= MostWords } words
        && words.All(word => word.All(c => char.IsLetter(c) || c is '.' or '\'' or '-') && char.IsLetter(word[0]))
        && !words.Intersect(Conjunctions, StringComparer.OrdinalIgnoreCase).Any();

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '%';
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
