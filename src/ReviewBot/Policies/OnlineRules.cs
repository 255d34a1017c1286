using ReviewBot.Bugzilla;
using ReviewBot.Servers;
using ReviewBot.Settings;

namespace ReviewBot.Policies;

/// <summary>What must hold between the settings and what the server is.</summary>
internal static class OnlineRules
{
    // Groups that come with any account or with the rights that the bot needs; being in them discloses nothing.
    private static readonly string[] SystemGroups = ["editbugs", "canconfirm", "everyone", "can_confirm", "bz_canusewhines", "comment_taggers", "comment-taggers", "no-ldap"];

    /// <summary>A line for each thing that is wrong or worth knowing.</summary>
    public static SettingsFindings Check(LoadedSettings settings, ServerDescription server)
    {
        var found = new SettingsFindings();
        found.Require(
            server.Flavour != Flavour.Bmo || settings.IsSandbox || settings.Interval >= TimeSpan.FromMinutes(5),
            "Polling:Interval: must be at least 00:05:00 on this server, by bugzilla.mozilla.org's rules");
        FlagTypeRules.Check(settings.Values, server, found);
        found.Require(server.Groups.Contains("editbugs"), "Bugzilla:Login: the account is not in the group editbugs; without it the server refuses to set flags on other people's attachments");
        foreach (var group in ForeignGroups(settings, server))
        {
            found.Errors.Add($"Embargo:Groups: the account is in the group \"{group}\", which is neither an embargo group nor tolerated; have the account taken out, or name the group in Embargo:Groups or Embargo:ToleratedGroups. Until then nothing is opened");
        }

        foreach (var group in settings.Values.Embargo.Groups.Where(g => !server.Groups.Contains(g)))
        {
            found.Errors.Add($"Embargo:Groups: the account is not in the group \"{group}\", so it can neither see nor open its bugs; ask for membership");
        }

        return found;
    }

    /// <summary>Groups that the account should not be in.</summary>
    public static IEnumerable<string> ForeignGroups(LoadedSettings settings, ServerDescription server) =>
        server.Groups.Where(g => !SystemGroups.Contains(g, StringComparer.OrdinalIgnoreCase)
            && !settings.Values.Embargo.Groups.Contains(g) && !settings.Values.Embargo.ToleratedGroups.Contains(g));
}
