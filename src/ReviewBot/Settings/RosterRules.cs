using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>Stewards, pools and owners.</summary>
internal static class RosterRules
{
    /// <summary>Checks each of them, and whether there are enough.</summary>
    public static void Check(ReviewBotSettings s, SettingsFindings found)
    {
        var pools = s.Pools.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < s.Pools.Count; i++)
        {
            found.Require(!string.IsNullOrWhiteSpace(s.Pools[i].Name), $"Pools:{i}:Name: must be set");
        }

        var logins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < s.Stewards.Count; i++)
        {
            var login = s.Stewards[i].Login;
            found.Require(!string.IsNullOrWhiteSpace(login), $"Stewards:{i}:Login: must be the steward's login on the server");
            found.Require(string.IsNullOrWhiteSpace(login) || logins.Add(login), $"Stewards:{i}:Login: stands twice on the roster");
            Steward(s.Stewards[i], $"Stewards:{i}", pools, found);
        }

        for (var i = 0; i < s.Owners.Count; i++)
        {
            found.Require(s.Owners[i].Login.Length > 0 || s.Owners[i].Mail is { Length: > 0 }, $"Owners:{i}:Login: must be a login (or give Mail)");
            found.Require(IsMail(s.Owners[i].Mail), $"Owners:{i}:Mail: must be a mail address");
        }

        Enough(s, found);
    }

    private static void Steward(StewardSettings steward, string name, HashSet<string> pools, SettingsFindings found)
    {
        foreach (var pool in steward.Pools.Where(p => !pools.Contains(p)))
        {
            found.Errors.Add($"{name}:Pools: there is no pool \"{pool}\"; {(pools.Count == 0 ? "Pools is empty" : $"there are {string.Join(", ", pools)}")}");
        }

        found.Require(steward.Weight is > 0 and <= 100, $"{name}:Weight: must be above 0 and at most 100");
        found.Require(steward.MaxOpen is not < 1, $"{name}:MaxOpen: must be at least 1; leave it out for no limit");
        found.Require(SettingsWords.Zone(steward.TimeZone) is not null, $"{name}:TimeZone: must be a name of the time zone database, such as Europe/Berlin");
        if (steward.Country is { Length: > 0 } country)
        {
            found.Require(Holidays.Knows(country), $"{name}:Country: \"{country}\" is not known; here can stand {string.Join(", ", Holidays.Countries)}, or nothing: then no public holidays count");
        }

        found.Require(IsMail(steward.Mail), $"{name}:Mail: must be a mail address");
        for (var j = 0; j < steward.Away.Count; j++)
        {
            found.Require(steward.Away[j].From != default && steward.Away[j].To >= steward.Away[j].From, $"{name}:Away:{j}: must have From and To, both days such as 2026-12-24, To not before From");
        }
    }

    // Nobody reviews their own request, and everybody is away now and then.
    private static void Enough(ReviewBotSettings s, SettingsFindings found)
    {
        const string Nobody = "the owners are told, and it waits";
        if (s.Stewards.Count == 0)
        {
            found.Warnings.Add($"Stewards: is empty, so no request finds a steward: {Nobody}. Name at least two");
        }
        else if (s.Stewards.Count == 1)
        {
            found.Warnings.Add($"Stewards: there is only one; what that steward requests, or anybody while they are away, finds nobody: {Nobody}. Name at least two");
        }

        for (var i = 0; i < s.Pools.Count && s.Stewards.Count > 0; i++)
        {
            var pool = s.Pools[i].Name;
            if (s.Stewards.All(x => x.Pools.Count > 0 && !x.Pools.Contains(pool, StringComparer.OrdinalIgnoreCase)))
            {
                found.Warnings.Add($"Pools:{i}:Name: no steward serves \"{pool}\", so no request in it finds one: {Nobody}");
            }
        }
    }

    private static bool IsMail(string? mail) => mail is not { Length: > 0 } || mail.Contains('@', StringComparison.Ordinal);
}
