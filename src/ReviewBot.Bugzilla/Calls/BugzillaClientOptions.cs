namespace ReviewBot.Bugzilla.Calls;

/// <summary>How to reach a Bugzilla. Read anew for each request; only <see cref="BaseUrl"/> must stay the same.</summary>
public sealed record BugzillaClientOptions
{
    /// <summary>The address of the installation, without <c>/rest</c>.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Our own login; may be left out on BMO only, where the key tells.</summary>
    public string? Login { get; init; }

    /// <summary>The API key. Without one nothing but the version is asked for.</summary>
    public string? ApiKey { get; init; }

    /// <summary>How the key is sent.</summary>
    public Authentication Authentication { get; init; }

    /// <summary>Whom the server's administrators can write to: stands in the User-Agent.</summary>
    public string? Contact { get; init; }

    /// <summary>Requests a second at most; 0 is no limit.</summary>
    public double RequestsPerSecond { get; init; } = 5;

    /// <summary>Requests at the same time at most.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>Refuses anything but a GET, in the pipeline.</summary>
    public bool DryRun { get; init; } = true;

    /// <summary>How long one try may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a read is repeated after a failure that may pass. Writes never are.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>An answer longer than this (bytes) is not read to its end.</summary>
    public int LongestAnswer { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether a request with this method leaves, or is refused since it is a dry run.</summary>
    public bool Leaves(HttpMethod method) => !DryRun || method == HttpMethod.Get;

    /// <summary>Without the key, which must reach no log.</summary>
    public override string ToString() => $"Bugzilla at {BaseUrl}{(DryRun ? ", dry run" : "")}";
}

/// <summary>How the key is sent.</summary>
public enum Authentication
{
    /// <summary>Whatever the server takes: header first.</summary>
    Auto,

    /// <summary>As the header <c>X-BUGZILLA-API-KEY</c>, which upstream 5.2 ignores silently.</summary>
    Header,

    /// <summary>In the query, which BMO's rules forbid.</summary>
    Query,
}
