namespace ReviewBot.Sandbox.Wire;

/// <summary>One HTTP request, free of any transport.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="PathAndQuery">As it stands in the request line, still escaped, beginning with a slash.</param>
/// <param name="Headers">Names compare without case.</param>
/// <param name="Body">Empty if there is none.</param>
public sealed record SandboxRequest(
    string Method,
    string PathAndQuery,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The path without the query, still escaped.</summary>
    public string Path => PathAndQuery.Split('?', 2)[0];

    /// <summary>What follows the question mark, still escaped.</summary>
    public string Query => PathAndQuery.Split('?', 2) is [_, var query] ? query : "";
}
