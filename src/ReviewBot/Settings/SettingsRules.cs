namespace ReviewBot.Settings;

/// <summary>What must hold between settings, as far as it can be told without asking the server.</summary>
internal static class SettingsRules
{
    /// <summary>Checks everything, section by section.</summary>
    public static void Check(LoadedSettings loaded, string? key, SettingsFindings found)
    {
        var s = loaded.Values;
        ServerRules.Check(loaded, key, found);
        found.Require(loaded.Interval >= TimeSpan.FromSeconds(1), "Polling:Interval: must be at least 00:00:01");
        found.Require(loaded.Interval >= TimeSpan.FromMinutes(5) || !ServerRules.IsBmo(s.Bugzilla.BaseUrl), "Polling:Interval: must be at least 00:05:00 on bugzilla.mozilla.org, by that server's rules");
        found.Require(s.Polling.SweepInterval >= TimeSpan.FromMinutes(1), "Polling:SweepInterval: must be at least 00:01:00");
        RosterRules.Check(s, found);
        CalendarRules.Check(loaded, found);
        LoginRules.Check(loaded, found);
        ReminderSettingsRules.Check(s.Reminders, found);
        EmbargoSettingsRules.Check(s.Embargo, found);
        found.Require(s.Replies.RestAfterBusy is >= 0 and <= 60, "Replies:RestAfterBusy: must be from 0 to 60 working days");
        found.Require(s.Mail.Port is > 0 and < 65536, "Mail:Port: must be from 1 to 65535");
        found.Require(s.Mail.Host is not { Length: > 0 } || s.Mail.From is { Length: > 0 }, "Mail:From: must be the sender's address where Mail:Host is set");
        found.Require(Uri.TryCreate(s.GitHub.BaseUrl, UriKind.Absolute, out var github) && github.Scheme is "https" or "http", "GitHub:BaseUrl: must be an address such as https://api.github.com/");
        CollectionRules.Check(s.Collections, found);
        WebRules.Check(s.Web, loaded.WebhookSecret, found);
        found.Require(s.Telemetry.OtlpEndpoint is not { Length: > 0 } collector || (Uri.TryCreate(collector, UriKind.Absolute, out var otlp) && otlp.Scheme is "https" or "http"), "Telemetry:OtlpEndpoint: must be a collector's address such as http://127.0.0.1:4317");
        LogRules.Check(loaded.Configuration, found);
        found.Require(s.Safety.MaxWritesPerPass is >= 1 and <= 10000, "Safety:MaxWritesPerPass: must be from 1 to 10000");
        found.Require(s.Safety.TripAfter >= 1, "Safety:TripAfter: must be at least 1");
        StorageRules.Check(loaded, found);
    }
}
