using System.Text;
using System.Text.Json.Nodes;

namespace ReviewBot.Sandbox.Wire;

/// <summary>One HTTP answer, free of any transport.</summary>
public sealed record SandboxResponse(
    int Status,
    string ContentType,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, string> Headers)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Set where the body's end is worth waiting for; then the same is asked again.</summary>
    public Awaited? Awaited { get; init; }

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON; null where it is empty or something else.</summary>
    public JsonNode? Json => ContentType.StartsWith("application/json", StringComparison.Ordinal) && Body.Length > 0
        ? JsonNode.Parse(Body.Span)
        : null;

    /// <summary>An answer of JSON text.</summary>
    public static SandboxResponse OfJson(int status, string json) =>
        new(status, "application/json; charset=UTF-8", Encoding.UTF8.GetBytes(json), None);

    /// <summary>An answer of HTML, as servers in maintenance or proxies give it.</summary>
    public static SandboxResponse OfHtml(int status, string html, IReadOnlyDictionary<string, string>? headers = null) =>
        new(status, "text/html; charset=UTF-8", Encoding.UTF8.GetBytes(html), headers ?? None);
}
