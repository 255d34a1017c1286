using System.Text.RegularExpressions;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Knowledge;

/// <summary>What an account's real name says of absence.</summary>
internal static partial class Absence
{
    // The house convention for absence is the real name: bugzilla.mozilla.org drops such people from its suggestions.
    public static bool Says(Account account) => SaysAway().IsMatch(account.RealName);

    [GeneratedRegex(@"\b(unavailable|pto|away)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysAway();
}
