using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>When bugs are opened.</summary>
internal static class EmbargoSettingsRules
{
    public static void Check(EmbargoSettings s, SettingsFindings found)
    {
        if (SettingsWords.Hours(s.StaffedHours) is null)
        {
            found.Errors.Add("Embargo:StaffedHours: must be two times of day such as 09:00-17:00; the end may be 24:00");
        }

        if (SettingsWords.WeekDays(s.StaffedDays) is null)
        {
            found.Errors.Add("Embargo:StaffedDays: must be days such as Mon-Fri or Mon,Wed,Fri");
        }

        if (SettingsWords.Zone(s.TimeZone) is null)
        {
            found.Errors.Add("Embargo:TimeZone: must be a name of the time zone database, such as Europe/Berlin");
        }

        for (var i = 0; i < s.Releases.Count; i++)
        {
            if (s.Releases[i].Version < 1 || s.Releases[i].Day == default)
            {
                found.Errors.Add($"Embargo:Releases:{i}: must have Version, a major version such as 152, and Day, its release such as 2026-06-16");
            }
        }

        if (s.Groups.Count > 0 && s.NoticePeriod == TimeSpan.Zero)
        {
            found.Warnings.Add("Embargo:NoticePeriod: is zero, so bugs are opened without time for anybody to object");
        }
    }
}
