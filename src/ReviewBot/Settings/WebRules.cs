using System.Net;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>Where the pages are listened for.</summary>
internal static class WebRules
{
    /// <summary>Checks the section <c>Web</c>.</summary>
    public static void Check(WebSettings s, string? secret, SettingsFindings found)
    {
        // Where a secret can't be read, that is an error already.
        found.Require(secret is null or Secrets.Unread || (secret.Length is >= 16 and <= 64 && secret.All(c => c is > ' ' and <= '~')), "Web:WebhookSecret: must be 16 to 64 letters, digits and signs without blanks: Bugzilla takes no longer one, and a shorter one can be guessed");
        found.Require(s.PublicUrl is not { Length: > 0 } reached || CanBeReached(reached), "Web:PublicUrl: must be the address at which people reach the pages, such as https://reviews.example.org/");
        if (!CanBeListenedOn(s.Url, out var url))
        {
            found.Errors.Add("Web:Url: must be an address of this machine to listen on, such as http://127.0.0.1:5080");
        }
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
        {
            found.Notes.Add($"Web:Url: {s.Url} is every address of this machine: whoever reaches it over the network reads the pages without logging in, and unencrypted. They show nothing but what is public. For this machine alone, or behind a proxy on it, take http://127.0.0.1:{url.Port}");
        }
    }

    private static bool CanBeReached(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https") && url.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0;

    // A host name that is no address would be listened to on all of them.
    private static bool CanBeListenedOn(string text, out Uri url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url!) && url.Scheme == "http" && url.PathAndQuery == "/"
        && (url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || (url.Host == "localhost" && url.Port > 0));
}
