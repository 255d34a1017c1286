using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace ReviewBot.Web;

/// <summary>Style sheets and the icon. They are part of the program, and their addresses change with what is in them.</summary>
internal static class PageFiles
{
    private const string Folder = "/assets/";
    private const string Resources = "Web/";
    private static readonly Dictionary<string, Asset> Known = [];

    /// <summary>Pico's style sheet and what it leaves open, in one: between two, a browser may ask for images that the second takes away.</summary>
    public static readonly string Style = Add("style.css", "text/css; charset=utf-8", "pico.classless.min.css", "site.css");

    /// <summary>The window's icon.</summary>
    public static readonly string Icon = Add("icon.svg", "image/svg+xml", "icon.svg");

    private static readonly FrozenDictionary<string, Asset> Served = Known.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Serves them; browsers may keep each for ever.</summary>
    public static void Map(WebApplication app) => app.MapGet(Folder + "{name}", (string name, HttpContext context) =>
    {
        if (!Served.TryGetValue(Folder + name, out var asset))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.Type);
    });

    private static string Add(string name, string type, params string[] parts)
    {
        using var content = new MemoryStream();
        foreach (var part in parts)
        {
            using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + part) ?? throw new InvalidOperationException($"{part} is not in the program");
            resource.CopyTo(content);
        }

        var bytes = content.ToArray();
        var path = $"{Folder}{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}{Path.GetExtension(name)}";
        Known[path] = new Asset(bytes, type);
        return path;
    }

    private sealed record Asset(byte[] Content, string Type);
}
