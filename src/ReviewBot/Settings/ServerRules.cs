using System.Text.RegularExpressions;

namespace ReviewBot.Settings;

/// <summary>The server, and what is looked after there.</summary>
internal static partial class ServerRules
{
    /// <summary>Checks the section <c>Bugzilla</c>.</summary>
    public static void Check(LoadedSettings loaded, string? key, SettingsFindings found)
    {
        var s = loaded.Values.Bugzilla;
        if (loaded.IsSandbox)
        {
            found.Require(key is null, "Bugzilla:ApiKey: the sandbox has keys of its own; take the key out, or set Bugzilla:BaseUrl to your server");
        }
        else
        {
            if (AddressProblem(s.BaseUrl) is { } problem)
            {
                found.Errors.Add($"Bugzilla:BaseUrl: {problem}");
            }

            found.Require(key is not null, "Bugzilla:ApiKey: must be set (or Bugzilla:ApiKeyFile); make a key in the account's preferences under API Keys");
            found.Require(!string.IsNullOrWhiteSpace(s.Login) || IsBmo(s.BaseUrl), "Bugzilla:Login: must be the login of the account that the key belongs to");
        }

        found.Require(s.Products.Count > 0 && !s.Products.Any(string.IsNullOrWhiteSpace), "Bugzilla:Products: must name at least one product, for example \"Thunderbird\"");
        found.Require(s.FlagName.Length > 0, "Bugzilla:FlagName: must be the flag type's name, for example data-review");
        found.Require(s.RequestsPerSecond is > 0 and <= 1000, "Bugzilla:RequestsPerSecond: must be above 0 and at most 1000");
        found.Require(s.Concurrency is >= 1 and <= 16, "Bugzilla:Concurrency: must be from 1 to 16");
    }

    /// <summary>Whether an address is the production server, whose rules are stricter.</summary>
    public static bool IsBmo(string baseUrl) =>
        Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && url.Host.EndsWith("bugzilla.mozilla.org", StringComparison.OrdinalIgnoreCase);

    private static string? AddressProblem(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return "must be set to the server's address, for example https://bugzilla.example.org/";
        }

        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return $"must be the server's address, such as https://bugzilla.example.org/, or {SettingsReader.Sandbox}";
        }

        if (url.UserInfo.Length > 0)
        {
            return "must be without a name or password; the key alone says who we are";
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            return "must be https, or the key would travel in the clear; http is for this machine alone";
        }

        var start = url.GetLeftPart(UriPartial.Authority);
        var rest = address.Trim()[Math.Min(start.Length, address.Trim().Length)..];
        return Page().Match(rest) is { Success: true, Index: var at }
            ? $"must be the address that all of the server's pages begin with; leave out \"{rest[at..].TrimStart('/')}\": {start}{rest[..at]}/"
            : null;
    }

    // The REST API, a script or a page of one, the number of a bug, or what follows a question mark or number sign.
    [GeneratedRegex(@"(?:/(?:rest|bzapi|home)(?=$|[/?#])|/[^/?#]*\.\w*(?:cgi|html?|php)(?=$|[/?#])|/\d+(?=$|[/?#])|/?[?#]).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
