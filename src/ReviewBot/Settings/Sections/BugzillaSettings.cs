namespace ReviewBot.Settings.Sections;

/// <summary>How to reach the server.</summary>
public sealed record BugzillaSettings
{
    /// <summary>The server's address, or <c>sandbox:</c> for the one in this process.</summary>
    public string BaseUrl { get; init; } = "sandbox:";

    /// <summary>Our own login.</summary>
    public string? Login { get; init; }

    /// <summary>The API key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A file that holds the API key.</summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>Whom the server's administrators can write to; stands in the User-Agent.</summary>
    public string? Contact { get; init; }

    /// <summary>How the key is sent: <c>Auto</c>, <c>Header</c> or <c>Query</c>.</summary>
    public ReviewBot.Bugzilla.Calls.Authentication Authentication { get; init; }

    /// <summary>Products to look after.</summary>
    public IReadOnlyList<string> Products { get; init; } = ["Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    /// <summary>Components to look after; empty for all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The flag type that asks for a review.</summary>
    public string FlagName { get; init; } = "data-review";

    /// <summary>The bug flag that asks a person.</summary>
    public string NeedinfoFlag { get; init; } = "needinfo";

    /// <summary>Requests a second at most.</summary>
    public double RequestsPerSecond { get; init; } = 5;

    /// <summary>Requests at the same time at most.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>How long a write without an answer may still land.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Without the key.</summary>
    public override string ToString() => $"Bugzilla at {BaseUrl}";
}
