using System.Reflection;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>Style sheets and the icon, which are part of the program.</summary>
internal static class PageAssets
{
    private static readonly Dictionary<string, string> Types = new() { [".css"] = "text/css; charset=UTF-8", [".svg"] = "image/svg+xml" };

    private static readonly Dictionary<string, SandboxResponse> Known = Assembly.GetExecutingAssembly().GetManifestResourceNames().ToDictionary(n => $"/assets/{Path.GetFileName(n)}", Read);

    public static SandboxResponse? Find(string path) => Known.GetValueOrDefault(path);

    private static SandboxResponse Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return new SandboxResponse(200, Types[Path.GetExtension(name)], content, new Dictionary<string, string> { ["Cache-Control"] = "max-age=600" });
    }
}
