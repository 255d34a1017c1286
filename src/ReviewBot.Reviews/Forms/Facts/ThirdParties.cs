using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whether a third-party tool takes part, and which.</summary>
internal static partial class ThirdParties
{
    /// <summary>Reads an answer.</summary>
    public static ThirdParty Read(string answer)
    {
        var text = Url().Replace(answer, " ").Trim();
        if (YesNo.No(text))
        {
            return new ThirdParty(false, null);
        }

        var tool = Known().Match(text) is { Success: true } known ? known.Value : null;
        if (tool is null && Own().IsMatch(text) && !YesNo.Yes(text))
        {
            return new ThirdParty(false, null);
        }

        tool ??= Unknown(text);
        return tool is not null || YesNo.Yes(text) || Outside().IsMatch(text) ? new ThirdParty(true, tool) : new ThirdParty(null, null);
    }

    /// <summary>A tool of somebody else that a text names, by the names that are known.</summary>
    public static string? Named(string text) => Known().Match(text) is { Success: true } known ? known.Value : null;

    /// <summary>Whom a text says that the data goes to: "sits with X", "X, who run … for us".</summary>
    public static string? Keeper(string text) => Keeps().Match(text) is { Success: true } keeper ? keeper.Groups["tool"].Value : null;

    private static string? Unknown(string text)
    {
        foreach (Match match in Introduced().Matches(text))
        {
            var tool = match.Groups["tool"].Value;
            if (!NoTool().IsMatch(tool))
            {
                return tool;
            }
        }

        return null;
    }

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b(?:Sentry|PostHog|Matomo|Piwik|LimeSurvey|Adjust|Leanplum|Amplitude|Mixpanel|Google Analytics|Firebase(?: Crashlytics| Analytics)?|Crashlytics|Bugsnag|Datadog|New Relic|SurveyMonkey|SurveyGizmo|Alchemer|Typeform|Qualtrics|Pendo|Hotjar|FullStory|Heap|Plausible|Braze|AppsFlyer|Countly|Rollbar|Raygun|Instabug|Google Forms|Microsoft Forms|Countly|App Center|Grafana Faro|Honeycomb|Snowplow|RudderStack|Kissmetrics|Optimizely|LaunchDarkly|Stripe|Paddle|Zendesk|Userback|Usersnap|Umami|Fathom|Cloudflare(?: Analytics)?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"^\W*(?:we (?:will |are )?(?:only |just )?us(?:e|ing) |using |only |just |it is |it's |this is |everything (?:is|goes) )*(?:the )?(?:mozilla(?:'s)? )?(?:glean|telemetry|our own|own (?:backend|server|service)|in-house|internal)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(@"\b(?:direct(?:ly)?|third[\s-]part(?:y|ies)|hosted|vendor|processor|external)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outside();

    [GeneratedRegex(@"(?:^\W*(?i:yes|yep|yeah)?\W*|\b(?i:runs? (?:on|with|in)|using|uses?|via|through|with|by|called|named|from|tool (?:is|named|called)|service (?:is|named|called)|on|(?:sent|send|goes|go)(?: directly)? to|directly to)\s+(?:(?i:the|a|an|our)\s+)?)(?<tool>\p{Lu}[\w.&+-]*\w(?: (?:\p{Lu}\w+|\d{1,4}\b)){0,2})", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"^(?:Yes|No|Direct\w*|Mozilla\w*|MZLA|Thunderbird|Firefox|Legal|It|The|We|Our|This|They|That|Both|Only|Just|See|There|All|Data|Same|Going|On|In|And|Or|Glean|Telemetry|Looker|Settings|As|For|But|Trust|Not|Please|Bug|Bugzilla|Question|Answer|A|An|If|Perhaps|Maybe|Possibly|LGTM|Thanks?|Through|Via|With|By|From|Using|When|Once|Each|Every|Any|Users?|Nothing)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoTool();

    [GeneratedRegex(@"\b(?:sits with|stored (?:by|with)|provided by|operated by|run by|hosted by|sent to|goes to)\s+(?<tool>\p{Lu}\w+)|\b(?<tool>\p{Lu}\w+), who (?:runs?|hosts?|operates?|provides?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Keeps();
}
