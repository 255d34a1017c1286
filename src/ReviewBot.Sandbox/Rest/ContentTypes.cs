using System.Text;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Which content types the servers take, and what BMO makes of a link.</summary>
internal static class ContentTypes
{
    private static readonly string[] OfUpstream = ["application", "audio", "image", "message", "model", "multipart", "text", "video"];
    private static readonly string[] OfBmo = ["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"];

    /// <exception cref="BugzillaException">601: of no family that the server knows.</exception>
    public static string Check(Call call, string type, byte[] data)
    {
        var families = call.IsBmo ? OfBmo : OfUpstream;
        if (call.IsBmo && type == "text/x-phabricator-request" && call.User?.Login != World.PhabricatorBot)
        {
            type = "";
        }

        var slash = type.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || !families.Contains(type[..slash]) || type.Length == slash + 1)
        {
            throw new BugzillaException(601, $"The content type {(type.Length == 0 ? "" : type + " ")}is invalid. Valid types must be of the form foo/bar where foo is one of {string.Join(", ", families)} and bar must not contain any special characters (such as \"=\", \"?\", ...).");
        }

        return call.IsBmo && type == "text/plain" && data.Length <= 256 ? LinkType(Encoding.UTF8.GetString(data).Trim()) ?? type : type;
    }

    private static string? LinkType(string text) =>
        text.Any(char.IsWhiteSpace) ? null
        : text.StartsWith("https://github.com/", StringComparison.Ordinal) && text.Contains("/pull/", StringComparison.Ordinal) ? "text/x-github-pull-request"
        : text.StartsWith("https://docs.google.com/", StringComparison.Ordinal) ? "text/x-google-doc"
        : null;
}
