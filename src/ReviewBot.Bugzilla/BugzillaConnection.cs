using System.Globalization;
using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla;

/// <summary>What the server is, and how it knows us.</summary>
/// <param name="Flavour">Which Bugzilla.</param>
/// <param name="Version">As the server says.</param>
/// <param name="Authentication">How the key is sent: <see cref="Authentication.Header"/> or <see cref="Authentication.Query"/>.</param>
/// <param name="Login">Our login.</param>
public sealed record BugzillaConnection(Flavour Flavour, string Version, Authentication Authentication, string Login);

/// <summary>Which Bugzilla.</summary>
public enum Flavour
{
    /// <summary>bugzilla.org's.</summary>
    Upstream,

    /// <summary>Mozilla's fork, bugzilla.mozilla.org.</summary>
    Bmo,
}

internal static class Flavours
{
    /// <summary>BMO numbers its releases by the date (20260820.1), upstream as one does (5.2, 5.3.3+). Null if it is neither.</summary>
    public static Flavour? Of(string version)
    {
        _ = int.TryParse(string.Concat(version.Trim().TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        return first switch
        {
            >= 2000_01_01 and <= 9999_12_31 => Flavour.Bmo,
            > 0 and < 1000 => Flavour.Upstream,
            _ => null,
        };
    }
}
