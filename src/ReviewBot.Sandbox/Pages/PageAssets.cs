using System.Reflection;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>The style sheet and the icon, which are part of the program.</summary>
internal static class PageAssets
{
    // One sheet of the three: between two, a browser may ask for images that the next takes away.
    private static readonly Dictionary<string, SandboxResponse> Known = new()
    {
        ["/assets/style.css"] = Read("text/css; charset=UTF-8", "pico.classless.min.css", "site.css", "sandbox.css"),
        ["/assets/icon.svg"] = Read("image/svg+xml", "icon.svg"),
    };

    public static SandboxResponse? Find(string path) => Known.GetValueOrDefault(path);

    private static SandboxResponse Read(string type, params string[] parts)
    {
        using var content = new MemoryStream();
        foreach (var part in parts)
        {
            using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Pages/{part}")!;
            resource.CopyTo(content);
        }

        return new SandboxResponse(200, type, content.ToArray(), new Dictionary<string, string> { ["Cache-Control"] = "max-age=600" });
    }
}
