namespace ReviewBot.Tests.Settings;

/// <summary>Which values are refused, and which are the last that are not. Several settings stand with a bar between them.</summary>
public sealed class RefusedTests
{
    [TestCase("Bugzilla:BaseUrl=", "Bugzilla:BaseUrl: must be set to the server's address")]
    [TestCase("Bugzilla:BaseUrl=ftp://bugzilla.example.org/", "Bugzilla:BaseUrl: must be the server's address")]
    [TestCase("Bugzilla:ApiKey=", "Bugzilla:ApiKey: must be set")]
    [TestCase("Bugzilla:BaseUrl=sandbox:", "Bugzilla:ApiKey: the sandbox has keys of its own")]
    [TestCase("Bugzilla:Login= ", "Bugzilla:Login: must be the login of the account")]
    [TestCase("Bugzilla:Products=", "Bugzilla:Products: must name at least one product")]
    [TestCase("Bugzilla:Products:0=Thunderbird|Bugzilla:Products:1=  ", "Bugzilla:Products: must name at least one product")]
    [TestCase("Bugzilla:FlagName=", "Bugzilla:FlagName: must be the flag type's name")]
    [TestCase("Bugzilla:RequestsPerSecond=0", "Bugzilla:RequestsPerSecond: must be above 0 and at most 1000")]
    [TestCase("Bugzilla:RequestsPerSecond=1000.1", "Bugzilla:RequestsPerSecond: must be above 0 and at most 1000")]
    [TestCase("Bugzilla:Concurrency=0", "Bugzilla:Concurrency: must be from 1 to 16")]
    [TestCase("Bugzilla:Concurrency=17", "Bugzilla:Concurrency: must be from 1 to 16")]
    [TestCase("Polling:Interval=00:00:00.9", "Polling:Interval: must be at least 00:00:01")]
    [TestCase("Polling:Interval=00:04:59|Bugzilla:BaseUrl=https://bugzilla.mozilla.org/", "Polling:Interval: must be at least 00:05:00 on bugzilla.mozilla.org")]
    [TestCase("Polling:SweepInterval=00:00:59", "Polling:SweepInterval: must be at least 00:01:00")]
    [TestCase("Replies:RestAfterBusy=-1", "Replies:RestAfterBusy: must be from 0 to 60")]
    [TestCase("Replies:RestAfterBusy=61", "Replies:RestAfterBusy: must be from 0 to 60")]
    [TestCase("Mail:Port=0", "Mail:Port: must be from 1 to 65535")]
    [TestCase("Mail:Port=65536", "Mail:Port: must be from 1 to 65535")]
    [TestCase("Mail:Host=mail.example.org", "Mail:From: must be the sender's address")]
    [TestCase("Mail:Host=mail.example.org|Mail:From=", "Mail:From: must be the sender's address")]
    [TestCase("GitHub:BaseUrl=api.github.com", "GitHub:BaseUrl: must be an address")]
    [TestCase("GitHub:BaseUrl=ftp://api.github.com/", "GitHub:BaseUrl: must be an address")]
    [TestCase("Safety:MaxWritesPerPass=0", "Safety:MaxWritesPerPass: must be from 1 to 10000")]
    [TestCase("Safety:MaxWritesPerPass=10001", "Safety:MaxWritesPerPass: must be from 1 to 10000")]
    [TestCase("Safety:TripAfter=0", "Safety:TripAfter: must be at least 1")]
    [TestCase("Web:Url=https://127.0.0.1:5080", "Web:Url: must be an address of this machine")]
    [TestCase("Web:Url=http://example.org:5080", "Web:Url: must be an address of this machine")]
    [TestCase("Web:Url=http://127.0.0.1:5080/pages", "Web:Url: must be an address of this machine")]
    [TestCase("Web:Url=http://localhost:0", "Web:Url: must be an address of this machine")]
    [TestCase("Web:Url=5080", "Web:Url: must be an address of this machine")]
    [TestCase("Web:PublicUrl=reviews.example.org", "Web:PublicUrl: must be the address")]
    [TestCase("Web:PublicUrl=ftp://reviews.example.org/", "Web:PublicUrl: must be the address")]
    [TestCase("Web:PublicUrl=https://reviews.example.org/?a", "Web:PublicUrl: must be the address")]
    [TestCase("Web:PublicUrl=https://reviews.example.org/#a", "Web:PublicUrl: must be the address")]
    [TestCase("Web:PublicUrl=https://me@reviews.example.org/", "Web:PublicUrl: must be the address")]
    [TestCase("Storage:ConnectionString=Data Source=:memory:", "Storage:ConnectionString: must name a file")]
    [TestCase("Storage:ConnectionString=Data Source=x;Mode=Memory", "Storage:ConnectionString: must name a file")]
    [TestCase("Storage:ConnectionString=Data Source=", "Storage:ConnectionString: must name a file")]
    public void What_the_bot_cannot_work_with_is_refused(string settings, string error) => Refuses(settings, error);

    [TestCase("Bugzilla:BaseUrl=http://127.0.0.1:8080/")]
    [TestCase("Bugzilla:BaseUrl=https://bugzilla.mozilla.org/|Bugzilla:Login=|Polling:Interval=00:05:00|Stewards:0:Login=rhea@mail.test|Stewards:1:Login=ines@mail.test")]
    [TestCase("Bugzilla:BaseUrl=sandbox:|Bugzilla:ApiKey=|Bugzilla:Login=|Storage:ConnectionString=Data Source=:memory:")]
    [TestCase("Bugzilla:RequestsPerSecond=0.01|Bugzilla:Concurrency=1")]
    [TestCase("Bugzilla:RequestsPerSecond=1000|Bugzilla:Concurrency=16")]
    [TestCase("Polling:Interval=00:00:01|Polling:SweepInterval=00:01:00")]
    [TestCase("Replies:RestAfterBusy=0|Mail:Port=1|Safety:MaxWritesPerPass=1|Safety:TripAfter=1|Mail:Host=")]
    [TestCase("Replies:RestAfterBusy=60|Mail:Port=65535|Safety:MaxWritesPerPass=10000|Mail:Host=mail.example.org|Mail:From=bot@example.org")]
    [TestCase("GitHub:BaseUrl=http://127.0.0.1:1/api|Telemetry:OtlpEndpoint=https://collector.example.org/")]
    [TestCase("Web:Url=http://localhost:5080|Web:PublicUrl=http://example.org/reviews/")]
    [TestCase("Web:Url=http://127.0.0.1:0|Web:PublicUrl=")]
    [TestCase("Web:WebhookSecret=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void The_last_that_will_do_are_accepted(string settings) => Accepts(settings);

    [TestCase("Pools:0:Name= ", "Pools:0:Name: must be set")]
    [TestCase("Stewards:1:Login= ", "Stewards:1:Login: must be the steward's login")]
    [TestCase("Stewards:1:Login=Maren@example.org", "Stewards:1:Login: stands twice on the roster")]
    [TestCase("Stewards:1:Pools:0=mail", "Stewards:1:Pools: there is no pool \"mail\"; Pools is empty")]
    [TestCase("Pools:0:Name=calendar|Stewards:1:Pools:0=mail", "Stewards:1:Pools: there is no pool \"mail\"; there are calendar")]
    [TestCase("Stewards:1:Weight=0", "Stewards:1:Weight: must be above 0 and at most 100")]
    [TestCase("Stewards:1:Weight=100.1", "Stewards:1:Weight: must be above 0 and at most 100")]
    [TestCase("Stewards:1:MaxOpen=0", "Stewards:1:MaxOpen: must be at least 1")]
    [TestCase("Stewards:1:TimeZone=Mars", "Stewards:1:TimeZone: must be a name of the time zone database")]
    [TestCase("Stewards:1:Country=XX", "Stewards:1:Country: \"XX\" is not known; here can stand AT, AU")]
    [TestCase("Stewards:1:Mail=tomas", "Stewards:1:Mail: must be a mail address")]
    [TestCase("Stewards:1:Away:0:To=2026-12-24", "Stewards:1:Away:0: must have From and To")]
    [TestCase("Stewards:1:Away:0:From=2026-12-24", "Stewards:1:Away:0: must have From and To")]
    [TestCase("Stewards:1:Away:0:From=2026-12-24|Stewards:1:Away:0:To=2026-12-23", "Stewards:1:Away:0: must have From and To")]
    [TestCase("Stewards:1:Calendar=http://example.org/me.ics", "Stewards:1:Calendar: must be an address that begins with https://")]
    [TestCase("Stewards:1:Calendar=ftp://example.org/me.ics", "Stewards:1:Calendar: must be an address that begins with https://")]
    [TestCase("Stewards:1:Calendar=https://", "Stewards:1:Calendar: must be an address that begins with https://")]
    [TestCase("Stewards:1:Calendar=nowhere.ics", "Stewards:1:Calendar: there is no such file")]
    [TestCase("Owners:0:Login=", "Owners:0:Login: must be a login (or give Mail)")]
    [TestCase("Owners:0:Login=|Owners:0:Mail=", "Owners:0:Login: must be a login (or give Mail)")]
    [TestCase("Owners:0:Mail=somebody", "Owners:0:Mail: must be a mail address")]
    public void Of_people_that_is_refused_which_finds_nobody(string settings, string error) => Refuses(settings, error);

    [TestCase("Pools:0:Name=mail|Stewards:0:Pools:0=Mail")]
    [TestCase("Pools:0:Name=mail", TestName = "Who_is_in_no_pool_serves_all")]
    [TestCase("Stewards:1:Weight=0.01|Stewards:1:MaxOpen=1|Stewards:1:Country=|Stewards:1:Mail=")]
    [TestCase("Stewards:1:Weight=100|Stewards:1:TimeZone=Europe/Berlin|Stewards:1:Country=de|Stewards:1:Mail=tomas@example.org")]
    [TestCase("Stewards:1:Away:0:From=2026-12-24|Stewards:1:Away:0:To=2026-12-24")]
    [TestCase("Stewards:1:Calendar=https://example.org/me.ics")]
    [TestCase("Stewards:1:Calendar=webcal://example.org/me.ics")]
    [TestCase("Stewards:1:Calendar=http://127.0.0.1/me.ics")]
    [TestCase("Stewards:1:Calendar=empty.json", TestName = "A_calendar_may_be_a_file_beside_the_settings")]
    [TestCase("Owners:0:Mail=owner@example.org")]
    [TestCase("Owners:0:Login=owner@example.org")]
    public void Of_people_that_is_accepted_which_finds_somebody(string settings) => Accepts(settings);

    [Test]
    public void Two_stewards_without_a_login_are_not_the_same() =>
        Assert.That(SettingsAsked.Errors(("Stewards:0:Login", " "), ("Stewards:1:Login", " ")), Has.Count.EqualTo(2).And.All.Contains("must be the steward's login"));

    [Test]
    public void A_nick_stands_out_where_only_our_own_login_is_an_address_and_with_its_colon_always()
    {
        Assert.That(SettingsAsked.Errors(("Stewards:0:Login", "maren"), ("Stewards:1:Login", "tomas")), Has.Count.EqualTo(2).And.All.Contains("looks like a nick"));
        Assert.That(SettingsAsked.Errors(("Bugzilla:Login", "bot"), ("Stewards:0:Login", ":maren"), ("Stewards:1:Login", "tomas")).Single(), Does.StartWith("Stewards:0:Login: \":maren\" looks like a nick"));
    }

    [TestCase("First=0", "Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow")]
    [TestCase("First=7", "Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow")]
    [TestCase("Second=10", "Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow")]
    [TestCase("Offer=15", "Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow")]
    [TestCase("Owner=90", "Reminders: First, Second, Offer, Owner and Closing must be numbers of days that grow")]
    [TestCase("Escalated=0", "Reminders: Escalated must be at least 1, Council at least as much")]
    [TestCase("Escalated=43", "Reminders: Escalated must be at least 1, Council at least as much")]
    [TestCase("Council=60", "Reminders: Escalated must be at least 1, Council at least as much")]
    [TestCase("PostponedBy=-1", "Reminders:PostponedBy: must be from 0 to 60")]
    [TestCase("PostponedBy=61", "Reminders:PostponedBy: must be from 0 to 60")]
    [TestCase("QuietPeriods:0:From=13-01|QuietPeriods:0:To=01-02", "Reminders:QuietPeriods:0: must have From and To")]
    [TestCase("QuietPeriods:0:From=12-24|QuietPeriods:0:To=02-30", "Reminders:QuietPeriods:0: must have From and To")]
    public void A_ladder_that_nobody_can_climb_is_refused(string settings, string error) =>
        Refuses(Under("Reminders", settings), error);

    [TestCase("First=1|PostponedBy=0|Escalated=1")]
    [TestCase("First=6|PostponedBy=60|Escalated=42")]
    [TestCase("Council=59")]
    [TestCase("Owner=89|Second=4|Offer=5")]
    [TestCase("QuietPeriods:0:From=02-29|QuietPeriods:0:To=02-29")]
    public void A_steep_ladder_is_accepted(string settings) => Accepts(Under("Reminders", settings));

    [TestCase("StaffedHours=17:00-09:00", "StaffedHours: must be two times of day")]
    [TestCase("StaffedHours=09:00-09:00", "StaffedHours: must be two times of day")]
    [TestCase("StaffedHours=09:00-12:00-17:00", "StaffedHours: must be two times of day")]
    [TestCase("StaffedHours=9-17", "StaffedHours: must be two times of day")]
    [TestCase("StaffedHours=09:00-5", "StaffedHours: must be two times of day")]
    [TestCase("StaffedHours=09:00", "StaffedHours: must be two times of day")]
    [TestCase("StaffedDays=Mon-Fry", "StaffedDays: must be days")]
    [TestCase("StaffedDays=Mon-Wed-Fri", "StaffedDays: must be days")]
    [TestCase("StaffedDays=", "StaffedDays: must be days")]
    [TestCase("TimeZone=Mars", "TimeZone: must be a name of the time zone database")]
    [TestCase("Releases:0:Version=0|Releases:0:Day=2026-06-16", "Releases:0: must have Version")]
    [TestCase("Releases:0:Version=152", "Releases:0: must have Version")]
    public void Times_at_which_no_bug_could_be_opened_are_refused(string settings, string error) => Refuses(Under("Embargo", settings), $"Embargo:{error}");

    [TestCase("StaffedHours=00:00-24:00")]
    [TestCase("StaffedHours=09:00 - 09:01")]
    [TestCase("StaffedDays=mon, wed ,Fri")]
    [TestCase("StaffedDays=Sat-Mon")]
    [TestCase("TimeZone=Europe/Berlin")]
    [TestCase("Releases:0:Version=1|Releases:0:Day=2026-06-16")]
    [TestCase("NoticePeriod=00:00:00", TestName = "No_notice_is_nobodys_loss_where_nothing_is_opened")]
    [TestCase("Groups:0=data-review-embargo")]
    public void Times_at_which_a_bug_could_be_opened_are_accepted(string settings) => Accepts(Under("Embargo", settings));

    [Test]
    public void To_open_bugs_without_notice_comes_with_a_warning() =>
        Assert.That(SettingsAsked.Read(("Embargo:Groups:0", "data-review-embargo"), ("Embargo:NoticePeriod", "00:00:00")).Warnings.Single(), Does.StartWith("Embargo:NoticePeriod: is zero"));

    [TestCase("Repository=thunderbird", "Repository: must be a repository")]
    [TestCase("Repository=a/b|Branch=-f x", "Branch: must be the name of a branch")]
    [TestCase("Repository=a/b|Files:0=/etc/metrics.yaml", "Files:0: must be a pattern")]
    [TestCase("Repository=a/b|Files:0=../metrics.yaml", "Files:0: must be a pattern")]
    [TestCase("Repository=a/b|Files:0=  ", "Files:0: must be a pattern")]
    public void A_source_that_nothing_can_be_read_from_is_refused(string settings, string error) => Refuses(Under("Collections:Sources:0", settings), $"Collections:Sources:0:{error}");

    [TestCase("Repository=a/b")]
    [TestCase("Repository=a/b|Branch=release/1.0|Files:0=**/metrics.yaml|Files:1=pings.yaml")]
    public void Any_other_source_is_accepted(string settings) => Accepts(Under("Collections:Sources:0", settings));

    [Test]
    public void A_source_stands_once_and_its_patterns_are_short()
    {
        Refuses("Collections:Sources:0:Repository=a/b|Collections:Sources:1:Repository=A/b", "Collections:Sources:1:Repository: stands twice");
        Refuses($"Collections:Sources:0:Repository=a/b|Collections:Sources:0:Files:0={new string('a', 200)}", "Collections:Sources:0:Files:0: must be a pattern");
        Accepts($"Collections:Sources:0:Repository=a/b|Collections:Sources:0:Files:0={new string('a', 199)}");
    }

    private static string Under(string section, string settings) => string.Join('|', settings.Split('|').Select(s => $"{section}:{s}"));

    private static void Refuses(string settings, string error) => Assert.That(SettingsAsked.Errors(Pairs(settings)).Single(), Does.StartWith(error));

    private static void Accepts(string settings) => Assert.That(SettingsAsked.Read(Pairs(settings)).Warnings, Is.Empty);

    private static (string, string?)[] Pairs(string settings) => [.. settings.Split('|').Select(s => (s[..s.IndexOf('=', StringComparison.Ordinal)], (string?)s[(s.IndexOf('=', StringComparison.Ordinal) + 1)..]))];
}
