using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>The ladder of reminders.</summary>
internal static class ReminderSettingsRules
{
    public static void Check(ReminderSettings s, SettingsFindings found)
    {
        if (!(s.First >= 1 && s.First < s.Second && s.Second < s.Offer && s.Offer < s.Owner && s.Owner < s.Closing))
        {
            found.Errors.Add("Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow in this order");
        }

        if (s.Escalated < 1 || s.Council < s.Escalated || s.Closing <= s.Council * 3 / 2)
        {
            found.Errors.Add("Reminders: Escalated must be at least 1, Council at least as much, and Closing more than one and a half times Council");
        }

        if (s.PostponedBy is < 0 or > 60)
        {
            found.Errors.Add("Reminders:PostponedBy: must be from 0 to 60 working days");
        }

        for (var i = 0; i < s.QuietPeriods.Count; i++)
        {
            if (SettingsWords.MonthDay(s.QuietPeriods[i].From) is null || SettingsWords.MonthDay(s.QuietPeriods[i].To) is null)
            {
                found.Errors.Add($"Reminders:QuietPeriods:{i}: must have From and To, both as MM-DD, such as 12-24");
            }
        }
    }
}
