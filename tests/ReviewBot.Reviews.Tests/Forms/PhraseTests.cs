using System.Globalization;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>What people write under a question, and what it says.</summary>
internal sealed class PhraseTests
{
    [TestCase("Until 2027-06-30", "UntilDate 2027-06-30")]
    [TestCase("through 06/30/27", "UntilDate 2027-06-30")]
    [TestCase("till the 30th of June, 2027", "UntilDate 2027-06-30")]
    [TestCase("June 30th, 2027", "UntilDate 2027-06-30")]
    [TestCase("31/12/2027", "UntilDate 2027-12-31")]
    [TestCase("31.12.2027", "UntilDate 2027-12-31")]
    [TestCase("end of 2027", "UntilDate 2027-12-31")]
    [TestCase("Until the end of Q2 2027", "UntilDate 2027-06-30")]
    [TestCase("until June 2027", "UntilDate")]
    [TestCase("From 01-15-2027 to 06-30-2027", "UntilDate 2027-06-30")]
    [TestCase("Until 2027-12-31, then we decide whether to make it permanent.", "UntilDate 2027-12-31")]
    [TestCase("One year, so until 12-01-2027", "UntilDate 2027-12-01 12 months")]
    [TestCase("Six (6) months", "Months 6 months")]
    [TestCase("half a year", "Months 6 months")]
    [TestCase("1.5 years", "Months 18 months")]
    [TestCase("12-month period", "Months 12 months")]
    [TestCase("6mo", "Months 6 months")]
    [TestCase("1 year; somebody looks at it every 3 months", "Months 12 months")]
    [TestCase("Data is collected for 6 months and retained for 2 years", "Months 6 months")]
    [TestCase("It is not permanent; 6 months", "Months 6 months")]
    [TestCase("For the extent of the experiment (probably in the 3 month range, but there is no hard end-date)", "Unknown")]
    [TestCase("For the duration of the pilot, 6 months", "Months 6 months")]
    [TestCase("90 days", "Unknown")]
    [TestCase("until the migration is done", "Unknown")]
    [TestCase("Until Thunderbird 153", "UntilVersion v153")]
    [TestCase("expires: 160", "UntilVersion v160")]
    [TestCase("until ESR 153 is out", "UntilVersion v153")]
    [TestCase("in version 155 (about 6 months)", "UntilVersion 6 months v155")]
    [TestCase("152", "UntilVersion v152")]
    [TestCase("152 version.", "UntilVersion v152")]
    [TestCase("Never expires", "Permanent")]
    [TestCase("never (ui-metrics@example.org)", "Permanent ui-metrics@example.org")]
    [TestCase("Permanently. Owner: Magnus", "Permanent Magnus")]
    [TestCase("permanent (alice@example.org)", "Permanent alice@example.org")]
    [TestCase("I want to permanently monitor this data. (jdoe)", "Permanent jdoe")]
    [TestCase("Permanent - Jane Doe, John O'Neill", "Permanent Jane Doe+John O'Neill")]
    [TestCase("Indefinitely; Maria Garcia reviews it every 6 months", "Permanent Maria Garcia")]
    [TestCase("Permanently, :jane is responsible", "Permanent :jane")]
    [TestCase("We collect it permanently, the raw data is retained for 30 days. The ads team is responsible.", "Permanent The ads team")]
    [TestCase("`a.b` until 2027-05-01, `c.d` until 2027-08-01", "Varies")]
    [TestCase("- a.b: 6 months\n- c.d: permanently (Jane Doe)", "Varies Jane Doe")]
    [TestCase("The counters for 6 months, the events permanently (Jane Doe)", "Varies Jane Doe")]
    public void A_duration_is_read(string answer, string expected)
    {
        var d = Reading(7, answer).Duration!;
        var parts = new[] { d.Kind.ToString(), d.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Months is { } m ? $"{m} months" : null, d.Version is { } v ? "v" + v : null, string.Join('+', d.Owners) };
        Assert.That(string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p))), Is.EqualTo(expected));
    }

    [TestCase("* This is scoped to a time-limited experiment/project until date MM-DD-YYYY.\n* I want this data to be collected for 6 months initially (potentially renewable). <-- this\n* I want to permanently monitor this data. (put someone’s name here)")]
    [TestCase("- [ ] This is scoped to a time-limited experiment/project until date MM-DD-YYYY.\n- [x] I want this data to be collected for 6 months initially (potentially renewable).\n- [ ] I want to permanently monitor this data. (put someone’s name here)")]
    [TestCase("* ~~This is scoped to a time-limited experiment/project until date MM-DD-YYYY.~~\n* I want this data to be collected for 6 months initially (potentially renewable).\n* ~~I want to permanently monitor this data. (put someone’s name here)~~")]
    [TestCase("* This is scoped to a time-limited experiment/project until date MM-DD-YYYY.\n* **I want this data to be collected for 6 months initially (potentially renewable).**\n* I want to permanently monitor this data. (put someone’s name here)")]
    [TestCase("* This is scoped to a time-limited experiment/project until date MM-DD-YYYY.\n* I want this data to be collected for 6 months initially (potentially renewable).\n* I want to permanently monitor this data. (put someone’s name here)\n\nOption 2")]
    public void Whichever_way_an_option_is_marked_it_is_the_answer(string answer) =>
        Assert.That(Reading(7, answer).Duration, Is.EqualTo(new FormDuration(DurationKind.Months, Months: 6)));

    [TestCase("All channels, countries, and locales. No filters.", "all", "all", "all")]
    [TestCase("Release & Beta, worldwide, all locales", "release,beta", "all", "all")]
    [TestCase("Release channel in the US, Canada and Germany; en-US, en-CA, de", "release", "US,Canada,Germany", "en-US,en-CA,de")]
    [TestCase("* Which release channels? All\n* Which countries? US, Canada\n* Which locales? en-US only\n* Any other filters? None", "all", "US,Canada", "en-US")]
    [TestCase("Channels: all. Countries: Japan. Locales: ja.", "all", "Japan", "ja")]
    [TestCase("| Channels | Countries | Locales |\n|---|---|---|\n| Release | all | de |", "release", "all", "de")]
    [TestCase("* Which release channels? ==> release\n\n* Which countries? ==> all\n\n* Which locales? ==> all", "release", "all", "all")]
    [TestCase("1) Daily\n2) All\n3) All\n4) No", "daily", "all", "all")]
    [TestCase("* Which release channels?\n* Which countries?\n* Which locales?\n* Any other filters?  Please describe in detail below.\n\nAll channels, countries and locales", "all", "all", "all")]
    [TestCase("Channels: alle / L\u00e4nder: alle / Sprachen: de, en-US", "all", "all", "de,en-US")]
    [TestCase("Channels / Kan\u00e4le: Beta / Countries: US, Canada / Locales: all", "beta", "US,Canada", "all")]
    [TestCase("Canaux : tous\nPays : tous\nLangues : fr", "all", "all", "fr")]
    [TestCase("Daily only", "daily", "", "")]
    [TestCase("All users", "", "", "")]
    [TestCase("All channels, no country or locale restrictions", "all", "all", "all")]
    [TestCase("* Which release channels? Beta\n* Which countries? Everything but China\n* Which locales? any", "beta", "", "all")]
    [TestCase("Everybody but ESR.", "", "", "")]
    [TestCase("All channels except ESR, all countries, all locales", "", "all", "all")]
    [TestCase("Everyone but people in China", "", "", "")]
    [TestCase("All channels, all countries but Germany, all locales", "all", "", "all")]
    [TestCase("Everybody on release and beta, in every country and locale.", "release,beta", "all", "all")]
    [TestCase("Release only, everywhere, in any language", "release", "all", "all")]
    [TestCase("Not on ESR; all countries and locales", "", "all", "all")]
    [TestCase("Beta and Daily users", "beta,daily", "", "")]
    [TestCase("Everybody but Daily users.", "", "", "")]
    [TestCase("everyone", "", "", "")]
    [TestCase("All users of the release channel", "release", "", "")]
    [TestCase("no ESR, only beta", "beta", "", "")]
    [TestCase("All locales besides Japanese, release, all countries", "release", "all", "")]
    [TestCase("Daily, beta, but not release", "daily,beta", "", "")]
    [TestCase("any channel, any country, any locale", "all", "all", "all")]
    [TestCase("Every channel but release", "", "", "")]
    [TestCase("Everybody on release, in each country, each locale.", "release", "all", "all")]
    [TestCase("No restriction by channel, country or locale.", "all", "all", "all")]
    [TestCase("All users: no filter on country, locale.", "", "all", "all")]
    [TestCase("Channels: all but ESR\nCountries: all\nLocales: all", "", "all", "all")]
    [TestCase("Channels: release, not ESR\nCountries: all except China\nLocales: en-US", "release", "", "en-US")]
    [TestCase("All channels (Daily excepted), all countries, all locales.", "", "all", "all")]
    [TestCase("All channels and locales, all countries with the exception of Brazil.", "all", "", "all")]
    public void Populations_are_read(string answer, string channels, string countries, string locales)
    {
        var p = Reading(8, answer).Populations;
        Assert.That((Said(p?.Channels), Said(p?.Countries), Said(p?.Locales)), Is.EqualTo((channels, countries, locales)));
    }

    [TestCase("Settings > Privacy", true, null)]
    [TestCase("It's default-on. Users can opt out in the preferences.", true, true)]
    [TestCase("N/A, it is opt-in", true, false)]
    [TestCase("Not on by default: users switch it on in the settings.", true, false)]
    [TestCase("Uninstall the add-on", true, null)]
    [TestCase("By not signing in", true, null)]
    [TestCase("Users can opt out.", false, null)]
    [TestCase("None", false, null)]
    [TestCase("Yes", false, null)]
    [TestCase("It isn't default off; the usual box in the privacy settings turns it off.", true, true)]
    [TestCase("It's no longer opt-in; the settings have a switch", true, true)]
    [TestCase("On unless people untick the box.", true, true)]
    [TestCase("Nothing is sent unless somebody ticks the box.", true, false)]
    [TestCase("It was default-on, and is opt-in now.", true, false)]
    [TestCase("Opt-in instead of default-on.", true, false)]
    [TestCase("If it were on by default, the settings would do.", true, null)]
    [TestCase("Default-on for those who joined; the settings have a switch.", true, true)]
    [TestCase("Default-on, but only for those who joined; the settings have a switch.", true, null)]
    [TestCase("Nobody is in unless they said yes in the add-on's settings.", true, false)]
    [TestCase("\"Don't measure my visits\" at the foot of every page", true, null)]
    [TestCase("This isn't off by default. Users who don't want it clear the telemetry box.", true, true)]
    [TestCase("We don't have a \"settings\" page.", false, null)]
    [TestCase("It ships disabled. The preference in Settings > Privacy switches it on, and off again.", true, false)]
    [TestCase("It's on for everybody at first; whoever doesn't want it unticks the box in the settings.", true, true)]
    [TestCase("No new mechanism: the existing telemetry switch", true, null)]
    [TestCase("There is no way to opt out.", false, null)]
    public void The_way_out_is_read(string answer, bool told, bool? on)
    {
        var reading = Reading(9, answer);
        Assert.That((reading.OptOut is not null, reading.DefaultOn), Is.EqualTo((told, on)));
    }

    [TestCase("No.", false, null)]
    [TestCase("N/A", false, null)]
    [TestCase("We only use Glean.", false, null)]
    [TestCase("We are using the Glean SDK only.", false, null)]
    [TestCase("There is no third-party tool.", false, null)]
    [TestCase("Yes", true, null)]
    [TestCase("Yes - we use Matomo on our own server", true, "Matomo")]
    [TestCase("We plan to use Foobar Analytics, going directly to the third-party", true, "Foobar Analytics")]
    [TestCase("The data goes directly to Acme.", true, "Acme")]
    [TestCase("We removed Adjust in 128, so no.", false, null)]
    [TestCase("We used to use Leanplum; today only Glean.", false, null)]
    [TestCase("Instead of Mixpanel we use Glean.", false, null)]
    [TestCase("We use Glean rather than Amplitude.", false, null)]
    [TestCase("We considered PostHog, but decided against it.", false, null)]
    [TestCase("None other than Glean.", false, null)]
    [TestCase("The Sentry integration has been dropped.", false, null)]
    [TestCase("Sentry was replaced by Glean.", false, null)]
    [TestCase("Unlike the website, which has Matomo, the client has only Glean.", false, null)]
    [TestCase("Without any third party.", false, null)]
    [TestCase("No. (The Matomo of the website is a different matter.)", false, null)]
    [TestCase("Yes for hosting only: our own Glean server runs on AWS.", false, null)]
    [TestCase("We run the server ourselves on Hetzner machines.", false, null)]
    [TestCase("Yes - hosted on AWS, but the tool is PostHog.", true, "PostHog")]
    [TestCase("Not only Glean: Sentry gets the errors as well.", true, "Sentry")]
    [TestCase("None other than Sentry.", true, "Sentry")]
    [TestCase("PostHog? No. Glean.", false, null)]
    [TestCase("Something by others? Nope.", false, null)]
    [TestCase("A tool of others? Yes, Sentry.", true, "Sentry")]
    [TestCase("We no longer use Adjust but Matomo.", true, "Matomo")]
    [TestCase("Instead of Glean we use Mixpanel", true, "Mixpanel")]
    [TestCase("Adjust was removed, Sentry stays.", true, "Sentry")]
    [TestCase("No for the app itself, but the website uses Matomo.", true, "Matomo")]
    [TestCase("Glean for the counts. The survey behind it is on SurveyMonkey.", true, "SurveyMonkey")]
    [TestCase("On the Mozilla backend", null, null)]
    public void A_third_party_tool_is_read(string answer, bool? used, string? name) =>
        Assert.That(Reading(12, answer).ThirdParty, Is.EqualTo(new ThirdParty(used, name)));

    [TestCase("| Metric | Category | Bug |\n|---|---|---|\n| a.b | technical | 1990001 |\n| c.d | interaction | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("Measurement Description,Data Collection Category,Tracking Bug #\nfirst, with a comma,Category 1,1990001\nsecond,Category 2,1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Measurement Description    Data Collection Category    Tracking Bug #\nfirst thing                Category 1                  1990001", 1, "1", "1990001")]
    [TestCase("+---+---+---+\n| Measurement Description | Data Collection Category | Tracking Bug # |\n+---+---+---+\n| a long | Category 1 | 1990001 |\n| name |  |  |\n+---+---+---+\n| b | Category 2 | 1990002 |\n+---+---+---+", 2, "1,2", "1990001,1990002")]
    [TestCase("* `a.b` (category 1)\n* `c.d` (category 2)\n\nAll tracked in bug 1990003.", 2, "1,2", "1990003")]
    [TestCase("* Annotation description: a\n* Data collection category: Category 2\n* Tracking bug #: 1990001", 1, "2", "1990001")]
    [TestCase("Three counters (Category 2) and one event (Category 1), bug 1990001.", 4, "1,2", "1990001")]
    [TestCase("<table><tr><th>Measurement Description</th><th>Data Collection Category</th><th>Tracking Bug #</th></tr><tr><td>a</td><td>stored_content</td><td><a href=\"https://bugzilla.mozilla.org/show_bug.cgi?id=1990001\">bug</a></td></tr></table>", 1, "3", "1990001")]
    [TestCase("- **Check**\n  - shown — before sending\n    - category: 2\n    - bugs: 1990001 and bug 1990002\n  - skipped\n    - category: 2\n    - bugs: 1990001\n- **Settings**\n  - enabled\n    - category: 1\n    - bug: 1990003", 3, "1,2", "1990001,1990002,1990003")]
    [TestCase("```yaml\nmail.theme:\n  switched:\n    type: counter\n    bugs:\n      - https://bugzilla.mozilla.org/show_bug.cgi?id=1990001\n    data_sensitivity:\n      - interaction\n    expires: never\n  follows:\n    type: boolean\n    description: Whether a counter of something.\n    bugs:\n      - https://bugzilla.mozilla.org/show_bug.cgi?id=1990002\n    data_sensitivity: [technical]\n```", 2, "1,2", "1990001,1990002")]
    [TestCase("See the attached patch, all category 2.", 0, "2", "")]
    public void Measurements_are_read(string answer, int count, string categories, string bugs)
    {
        var reading = Reading(5, answer);
        Assert.That((reading.Measurements.Length, string.Join(',', reading.Categories), string.Join(',', reading.Measurements.SelectMany(m => m.Bugs).Distinct())), Is.EqualTo((count, categories, bugs)));
    }

    [TestCase("A random UUID made at install, sent with each ping", true)]
    [TestCase("An ID generated on first start", true)]
    [TestCase("A pseudonymous token for each profile", true)]
    [TestCase("Salted hash of the e-mail address", true)]
    [TestCase("Device fingerprint", true)]
    [TestCase("Uses the client_id that Glean has already, nothing new", false)]
    [TestCase("Kind of account; no IDs are sent", false)]
    [TestCase("Number of new messages in a session", null)]
    [TestCase("Whether a new identity was made in the account dialog", null)]
    public void A_new_identifier_in_a_row_is_seen(string row, bool? added) =>
        Assert.That(Reading(5, $"| Measurement | Category | Bug |\n|---|---|---|\n| {row} | 1 | 1990001 |").NewIdentifiers, Is.EqualTo(added));

    [TestCase("<https://docs.example.org/a>.", "https://docs.example.org/a")]
    [TestCase("[docs](https://docs.example.org/a), [more](https://docs.example.org/b)", "https://docs.example.org/a https://docs.example.org/b")]
    [TestCase("`https://docs.example.org/wiki/A_(b)`", "https://docs.example.org/wiki/A_(b)")]
    [TestCase("* If this data is collected using the Glean SDK you can state “This collection is documented in the Glean Dictionary at https://dictionary.telemetry.mozilla.org/”", "https://dictionary.telemetry.mozilla.org/")]
    [TestCase("In metrics.yaml", "")]
    public void Links_to_documentation_are_read(string answer, string links) =>
        Assert.That(string.Join(' ', Reading(6, answer).Documentation), Is.EqualTo(links));

    private static string Said(PopulationSet? set) => set is null ? "" : set.All ? "all" : string.Join(',', set.Listed);

    private static FormReading Reading(int question, string answer) => SampleForm.Reading(question, answer);
}
