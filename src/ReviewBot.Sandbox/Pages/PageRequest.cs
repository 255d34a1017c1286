using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>What a browser asks for: an address, or a form that was filled in.</summary>
internal sealed class PageRequest
{
    private const string Urlencoded = "application/x-www-form-urlencoded";
    private readonly Dictionary<string, StringValues> _fields;

    private PageRequest(string path, bool isWrite, Dictionary<string, StringValues> fields) => (Path, IsWrite, _fields) = (path, isWrite, fields);

    /// <summary>Nothing that could be understood.</summary>
    public static PageRequest None { get; } = new("/", false, []);

    public string Path { get; }

    public bool IsWrite { get; }

    /// <exception cref="Refusal">It is neither, or too large.</exception>
    public static PageRequest Of(SandboxRequest request)
    {
        if (IsForeign(request))
        {
            throw new Refusal(403, "Another site has sent this. The sandbox takes forms from its own pages alone.");
        }

        return request.Method switch
        {
            "GET" or "HEAD" => new PageRequest(request.Path, false, QueryHelpers.ParseQuery(request.Query)),
            "POST" when request.Headers.GetValueOrDefault("Content-Type")?.StartsWith(Urlencoded, StringComparison.OrdinalIgnoreCase) is true =>
                new PageRequest(request.Path, true, Form(request)),
            "POST" => throw new Refusal(415, "Only the forms of these pages are understood."),
            _ => throw new Refusal(405, "These pages are read, and their forms sent; nothing else."),
        };
    }

    public string Text(string name) => _fields.TryGetValue(name, out var values) ? values[0] ?? "" : "";

    /// <summary>0 where there is none.</summary>
    public int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public bool IsTrue(string name) => Text(name).Length > 0;

    public IReadOnlyList<string> Texts(string name) => _fields.TryGetValue(name, out var values) ? [.. values.Select(v => v ?? "")] : [];

    private static Dictionary<string, StringValues> Form(SandboxRequest request)
    {
        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(request.Body.Span));
            return reader.ReadForm();
        }
        catch (InvalidDataException)
        {
            throw new Refusal(413, "That is more than Bugzilla takes.");
        }
    }

    // A page elsewhere could send forms here, or have a name of its own lead here.
    private static bool IsForeign(SandboxRequest request)
    {
        if (request.Headers.GetValueOrDefault("Host") is not { } host)
        {
            return false;
        }

        return !Uri.TryCreate($"http://{host}", UriKind.Absolute, out var own)
            || !own.IsLoopback
            || (request.Method is not ("GET" or "HEAD") && request.Headers.TryGetValue("Origin", out var origin) && origin != $"http://{host}");
    }
}
