using System.Text.Json;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>What an honest reader finds in a generated form.</summary>
internal sealed class GeneratedTruth(string kind)
{
    public string Kind { get; } = kind;

    public SortedSet<string> Unanswered { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int?> Numbers { get; } = new(StringComparer.Ordinal);

    public List<MeasuredRow> Rows { get; } = [];

    /// <summary>Categories that no row carries: those of a review.</summary>
    public SortedSet<int> Categories { get; } = [];

    /// <summary>One of the words of the process; null where nothing is answered.</summary>
    public string? Duration { get; set; }

    public DateOnly? Until { get; set; }

    public int? Months { get; set; }

    public string? Version { get; set; }

    public List<string> Owners { get; } = [];

    public bool? DefaultOn { get; set; }

    public bool? OptOutGiven { get; set; }

    public List<string> Documentation { get; } = [];

    public bool? ThirdPartyUsed { get; set; }

    public string? ThirdPartyName { get; set; }

    public bool? NewIdentifiers { get; set; }

    /// <summary>Channels, countries, locales: <c>all</c>, a list, or with <c>!</c> before them those that are left out.</summary>
    public string[]? Populations { get; set; }

    public string? Verdict { get; set; }

    /// <summary>Whether it is right as well to leave the verdict to a person: one that was turned round into an approval.</summary>
    public bool VerdictMayBeNone { get; set; }

    /// <summary>Where a patient reader may find what a strict one doesn't.</summary>
    public string? Doubt { get; set; }

    public string? InitialReview { get; set; }

    public string? Expiry { get; set; }

    /// <summary>Channels, countries or locales of which only some are left out: there it is wrong to say all, or to name those.</summary>
    public IEnumerable<(string Field, string LeftOut)> LeftOut => Populations is null ? []
        : Axes.Zip(Populations).Where(p => p.Second.StartsWith('!')).Select(p => (p.First, p.Second[1..]));

    /// <summary>Fields that a truth of this program does not decide.</summary>
    public IEnumerable<string> NotCompared => ["advice", "renewals.subject", "renewals.reason", .. LeftOut.Select(l => l.Field), .. Doubt is null ? [] : Unanswered.SelectMany(FactsOf).Append("complete")];

    // Who takes a promise for an answer may find something in it.
    private static string[] FactsOf(string topic) => topic switch
    {
        "duration" => ["duration.kind"],
        "opt-out" => ["optOutGiven", "defaultOn"],
        "third-party" => ["thirdParty.used", "thirdParty.name", "escalate"],
        _ => [],
    };

    public static string[] Axes { get; } = ["channels", "countries", "locales"];

    private SortedSet<int> AllCategories => [.. Categories, .. Rows.SelectMany(r => r.Categories)];

    /// <summary>In the fields of <c>truth.jsonl</c>.</summary>
    public JsonElement ToJson(string file, string format) => JsonSerializer.SerializeToElement(new
    {
        file,
        kind = Kind,
        complete = Unanswered.Count == 0,
        unanswered = Unanswered,
        readable = true,
        numbers = Numbers,
        measurementsCount = Kind == "request" ? Rows.Count : (int?)null,
        categories = AllCategories,
        highestCategory = AllCategories.Count == 0 ? null : (int?)AllCategories.Max,
        bugs = Rows.Select(r => r.Bug).Distinct(),
        duration = Duration is null ? null : new { kind = Duration, until = Until is { } day ? Luck.Iso(day) : null, months = Months, version = Version, owners = Owners },
        defaultOn = DefaultOn,
        optOutGiven = OptOutGiven,
        documentation = Documentation,
        thirdParty = new { used = ThirdPartyUsed, name = ThirdPartyName },
        newIdentifiers = NewIdentifiers,
        populations = Populations is null ? null : Axes.Zip(Populations).ToDictionary(p => p.First, p => Axis(p.Second)),
        escalate = Escalations().Select(e => new { to = e.To, why = e.Why }),
        advice = Array.Empty<string>(),
        verdict = Verdict,
        blocks = 1,
        renewals = Kind == "renewal" ? new[] { new { subject = (string?)null, initialReview = InitialReview is null ? (string[])[] : [InitialReview], expiry = Expiry, reason = (string?)null } } : null,
        format,
        doubt = Doubt,
    });

    private IEnumerable<(string To, string Why)> Escalations()
    {
        var sensitive = AllCategories.Where(c => c >= 3).ToList();
        return
        [
            .. sensitive.TakeLast(1).Select(c => ("trust", $"category-{c}")),
            .. sensitive.TakeLast(1).Where(_ => DefaultOn == true).Select(c => ("legal", $"category-{c}-default-on")),
            .. NewIdentifiers == true ? [("legal", "new-identifier")] : Array.Empty<(string, string)>(),
            .. ThirdPartyUsed == true ? [("legal", "third-party")] : Array.Empty<(string, string)>(),
        ];
    }

    private static object? Axis(string value) => value switch
    {
        "all" => "all",
        ['!', ..] => null,
        _ => value.Split(','),
    };
}
