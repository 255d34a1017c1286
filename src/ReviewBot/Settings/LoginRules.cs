using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>Who is named in the settings, and whether it is by login.</summary>
internal static class LoginRules
{
    private static readonly string[] ExampleDomains = ["example.org", "example.com", "example.net"];

    /// <summary>Everybody who is named by login, each with the setting's full name.</summary>
    public static IEnumerable<(string Setting, string Login)> People(ReviewBotSettings s) =>
        s.Stewards.Select((x, i) => ($"Stewards:{i}:Login", x.Login))
            .Concat(s.Owners.Select((x, i) => ($"Owners:{i}:Login", x.Login)))
            .Concat([("Escalation:Trust", s.Escalation.Trust ?? ""), ("Escalation:Legal", s.Escalation.Legal ?? ""), ("Escalation:Council", s.Escalation.Council ?? "")])
            .Where(p => p.Item2.Length > 0);

    /// <summary>A login is nearly always an address; where others are, a nick is a mistake. So is whoever the settings name as they come.</summary>
    public static void Check(LoadedSettings loaded, SettingsFindings found)
    {
        List<(string Setting, string Login)> people = [.. People(loaded.Values).Append(("Bugzilla:Login", loaded.Values.Bugzilla.Login ?? "")).Where(p => p.Item2.Length > 0)];
        List<string> addresses = [.. people.Select(p => p.Login).Where(IsAddress)];
        foreach (var (setting, login) in people.Where(p => IsExample(p.Login) && HasPeople(loaded)))
        {
            found.Warnings.Add($"{setting}: \"{login}\" is an example and nobody's login; name a person, or take the entry out (what the environment says of a list merges with the file's, place by place)");
        }

        foreach (var (setting, login) in people.Where(p => !IsAddress(p.Login)))
        {
            var nick = login.Trim().TrimStart(':');
            var meant = addresses.Find(a => a.StartsWith(nick + "@", StringComparison.OrdinalIgnoreCase)) ?? $"{nick}@…";
            var line = $"{setting}: \"{login}\" looks like a nick, not like a login; did you mean {meant}?";
            (login.StartsWith(':') || addresses.Count > 0 ? found.Errors : found.Warnings).Add(line);
        }
    }

    // RFC 2606: these domains are nobody's.
    private static bool IsExample(string login) => IsAddress(login) && ExampleDomains.Contains(login[(login.LastIndexOf('@') + 1)..].Trim(), StringComparer.OrdinalIgnoreCase);

    // Servers to try things on have the examples for people.
    private static bool HasPeople(LoadedSettings loaded) =>
        !loaded.IsSandbox && Uri.TryCreate(loaded.Values.Bugzilla.BaseUrl, UriKind.Absolute, out var url)
        && !url.IsLoopback && !ExampleDomains.Any(d => url.Host.EndsWith(d, StringComparison.OrdinalIgnoreCase));

    private static bool IsAddress(string login) => login.Contains('@', StringComparison.Ordinal);
}
