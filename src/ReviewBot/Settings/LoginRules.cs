using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>Who is named in the settings, and whether it is by login.</summary>
internal static class LoginRules
{
    /// <summary>Everybody who is named by login, each with the setting's full name.</summary>
    public static IEnumerable<(string Setting, string Login)> People(ReviewBotSettings s) =>
        s.Stewards.Select((x, i) => ($"Stewards:{i}:Login", x.Login))
            .Concat(s.Owners.Select((x, i) => ($"Owners:{i}:Login", x.Login)))
            .Concat([("Escalation:Trust", s.Escalation.Trust ?? ""), ("Escalation:Legal", s.Escalation.Legal ?? ""), ("Escalation:Council", s.Escalation.Council ?? "")])
            .Where(p => p.Item2.Length > 0);

    /// <summary>A login is nearly always an address; where others are, a nick is a mistake.</summary>
    public static void Check(LoadedSettings loaded, SettingsFindings found)
    {
        var people = People(loaded.Values).ToList();
        List<string> addresses = [.. people.Select(p => p.Login).Append(loaded.Values.Bugzilla.Login ?? "").Where(IsAddress)];
        foreach (var (setting, login) in people.Where(p => !IsAddress(p.Login)))
        {
            var nick = login.Trim().TrimStart(':');
            var meant = addresses.Find(a => a.StartsWith(nick + "@", StringComparison.OrdinalIgnoreCase)) ?? $"{nick}@…";
            var line = $"{setting}: \"{login}\" looks like a nick, not like a login; did you mean {meant}?";
            (login.StartsWith(':') || addresses.Count > 0 ? found.Errors : found.Warnings).Add(line);
        }
    }

    private static bool IsAddress(string login) => login.Contains('@', StringComparison.Ordinal);
}
