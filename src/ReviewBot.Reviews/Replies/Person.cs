namespace ReviewBot.Reviews.Replies;

/// <summary>Somebody named in a command. People are known by login, nick, or their name on the roster.</summary>
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
