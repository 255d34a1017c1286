namespace ReviewBot.Reviews.Replies;

/// <summary>Whose comments are not read for commands. Two bots must never answer each other.</summary>
public static class ReplyAuthor
{
    private static readonly string[] BotEndings = [".bugs", ".tld"];

    /// <summary>
    /// Whether a login is that of a program. Automation on bugzilla.mozilla.org has logins that end in <c>.bugs</c> or <c>.tld</c>, domains that receive no mail.
    /// </summary>
    /// <param name="login">As the server gives it, whole.</param>
    /// <param name="others">Further logins, and endings that begin with a dot or an at sign.</param>
    public static bool IsBot(string? login, IEnumerable<string>? others = null)
    {
        if (string.IsNullOrWhiteSpace(login))
        {
            return false;
        }
        var name = login.Trim();
        return BotEndings.Concat(others ?? []).Where(other => other.Length > 0).Any(other => other[0] is '.' or '@'
            ? name.EndsWith(other, StringComparison.OrdinalIgnoreCase)
            : name.Equals(other, StringComparison.OrdinalIgnoreCase));
    }
}
