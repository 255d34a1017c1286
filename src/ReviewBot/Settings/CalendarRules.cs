namespace ReviewBot.Settings;

/// <summary>Where the stewards' calendars are.</summary>
internal static class CalendarRules
{
    /// <summary>Checks each; nothing is said of an address but what is wrong with it, since whoever knows it reads the calendar.</summary>
    public static void Check(LoadedSettings loaded, SettingsFindings found)
    {
        for (var i = 0; i < loaded.Values.Stewards.Count; i++)
        {
            if (loaded.Values.Stewards[i].Calendar is { Length: > 0 } calendar && Problem(calendar, loaded) is { } problem)
            {
                found.Errors.Add($"Stewards:{i}:Calendar: {problem}");
            }
        }
    }

    private static string? Problem(string calendar, LoadedSettings loaded)
    {
        if (!calendar.Contains("://", StringComparison.Ordinal))
        {
            var path = Path.GetFullPath(calendar, loaded.Folder);
            loaded.Files.LooksFor(path);
            return File.Exists(path) ? null : "there is no such file; a calendar is a file, or an address that begins with https://";
        }

        return Uri.TryCreate(calendar, UriKind.Absolute, out var url) && (url.Scheme is "https" or "webcal" || (url.Scheme == "http" && url.IsLoopback))
            ? null
            : "must be an address that begins with https:// (or webcal://), or the path of a file";
    }
}
