namespace ReviewBot.Bugzilla.Calls;

/// <summary>What the pipeline must know of a request besides the request.</summary>
internal sealed record BugzillaCall(string Doing)
{
    /// <summary>Where Refit puts it among the request's options.</summary>
    public const string Property = "ReviewBot.BugzillaCall";

    private static readonly HttpRequestOptionsKey<BugzillaCall> Key = new(Property);

    /// <summary>Where the API key goes.</summary>
    public KeyPlace Place { get; init; }

    /// <summary>Anything but a GET.</summary>
    public bool IsWrite { get; init; }

    /// <summary>The body must not reach a log: it is about a restricted bug.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Until when it may leave; null for any time.</summary>
    public Departure? Departure { get; init; }

    /// <summary>What the answer's <c>Date</c> says; null before there is one, and where it says nothing.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Called when it has had its turn and leaves.</summary>
    public Action? Leaving { get; set; }

    /// <summary>Logins that the body names, so that a refusal can be told to be about one of them.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    public static BugzillaCall Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("A request without its call.");
}

/// <summary>Where the API key goes.</summary>
internal enum KeyPlace
{
    Nowhere,
    Header,
    Query,
}
