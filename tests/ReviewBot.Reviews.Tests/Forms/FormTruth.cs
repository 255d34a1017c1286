using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>One fact of a form: what its truth says, and what was read.</summary>
/// <param name="Field">Which fact.</param>
/// <param name="Expected">What an honest reader finds; empty for nothing.</param>
/// <param name="Read">What was read.</param>
/// <param name="Doubt">Whether honest readers may differ: then to say nothing is right as well.</param>
internal sealed record FormFact(string Field, ImmutableSortedSet<string> Expected, ImmutableSortedSet<string> Read, bool Doubt)
{
    /// <summary>Facts of which silence says something: a list that is empty, a form that is complete.</summary>
    private static readonly string[] Never = ["kind", "complete", "verdict", "blocks"];

    public int Hits => Expected.Intersect(Read).Count;

    public int False => Read.Except(Expected).Count;

    public int Missed => Doubt && Read.IsEmpty ? 0 : Expected.Except(Read).Count;

    public bool IsRight => Expected.SetEquals(Read) || (Doubt && !Never.Contains(Field) && Read.IsSubsetOf(Expected));

    public override string ToString() => $"{Field}: expected [{string.Join(", ", Expected)}], read [{string.Join(", ", Read)}]";
}

/// <summary>Compares what was read in a form with the truth that was written for it.</summary>
internal static class FormTruth
{
    /// <summary>The forms of a folder with their truths.</summary>
    public static IEnumerable<(string File, JsonElement Truth)> In(string folder) =>
        File.ReadLines(Path.Combine(folder, "truth.jsonl"))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(truth => (truth.GetProperty("file").GetString()!, truth));

    /// <summary>Fact by fact; a truth that was made for one fault leaves out, with null, what that fault doesn't touch.</summary>
    public static IEnumerable<FormFact> Compare(JsonElement truth, FormReading reading) =>
        truth.TryGetProperty("fault", out _) ? All(truth, reading).Where(fact => IsCompared(truth, fact.Field)) : All(truth, reading);

    private static bool IsCompared(JsonElement truth, string field) =>
        field == "verdict" ? Text(truth, "kind") is "review" or "renewal-review"
        : field is "channels" or "countries" or "locales" ? truth.GetProperty("populations").ValueKind != JsonValueKind.Null
        : field.StartsWith("duration.", StringComparison.Ordinal) && Text(truth, "kind") == "review" ? truth.GetProperty("duration") is { ValueKind: JsonValueKind.Object } duration && Text(duration, "kind") is not null
        : field == "thirdParty.name" ? Text(truth.GetProperty("thirdParty"), "name") is not null
        : field == "thirdParty.used" ? Flag(truth.GetProperty("thirdParty"), "used") is not null
        : truth.GetProperty(field.Split('.')[0]).ValueKind != JsonValueKind.Null;

    private static IEnumerable<FormFact> All(JsonElement truth, FormReading reading)
    {
        var doubt = truth.GetProperty("doubt").ValueKind == JsonValueKind.String;
        var kinds = new[] { Text(truth, "kind")! }.Concat(truth.TryGetProperty("kindAlso", out var also) ? Strings(also) : []).ToList();
        var kind = KindName(reading.Kind);
        yield return Fact("kind", [kinds.Contains(kind) ? kind : kinds[0]], [kind]);
        yield return Fact("complete", One(Flag(truth, "complete")), One(reading.Complete));
        yield return Fact("unanswered", Strings(truth.GetProperty("unanswered")), reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic));
        yield return Fact("numbers", Properties(truth.GetProperty("numbers")).Select(p => $"{p.Name}={p.Value}"), reading.Answers.Select(a => $"{a.Topic}={a.Question?.ToString(CultureInfo.InvariantCulture)}"));
        if (truth.GetProperty("measurementsCount").ValueKind == JsonValueKind.Number)
        {
            yield return Fact("measurementsCount", Count(truth.GetProperty("measurementsCount").GetInt32()), Count(reading.Measurements.Length));
        }

        yield return Fact("categories", truth.GetProperty("categories").EnumerateArray().Select(c => c.ToString()), reading.Categories.Select(c => c.ToString(CultureInfo.InvariantCulture)));
        yield return Fact("highestCategory", Number(truth, "highestCategory"), reading.HighestCategory is { } highest ? [highest.ToString(CultureInfo.InvariantCulture)] : []);
        if (Text(truth, "kind") == "request")
        {
            yield return Fact("bugs", truth.GetProperty("bugs").EnumerateArray().Select(c => c.ToString()), reading.Measurements.SelectMany(m => m.Bugs).Select(b => b.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var fact in Duration(truth.GetProperty("duration"), reading.Duration))
        {
            yield return Fact(fact.Field, fact.Expected, fact.Read);
        }

        yield return Fact("defaultOn", One(Flag(truth, "defaultOn")), One(reading.DefaultOn));
        yield return Fact("optOutGiven", Flag(truth, "optOutGiven") == true ? ["true"] : [], reading.OptOut is null ? [] : ["true"]);
        yield return Fact("documentation", Strings(truth.GetProperty("documentation")), reading.Documentation);
        var thirdParty = truth.GetProperty("thirdParty");
        yield return Fact("thirdParty.used", One(Flag(thirdParty, "used")), One(reading.ThirdParty.Used));
        yield return Fact("thirdParty.name", One(Text(thirdParty, "name")), One(reading.ThirdParty.Name));
        yield return Fact("newIdentifiers", One(Flag(truth, "newIdentifiers")), One(reading.NewIdentifiers));
        var populations = truth.GetProperty("populations");
        yield return Fact("channels", Set(populations, "channels"), Set(reading.Populations?.Channels));
        yield return Fact("countries", Set(populations, "countries"), Set(reading.Populations?.Countries));
        yield return Fact("locales", Set(populations, "locales"), Set(reading.Populations?.Locales));
        yield return Fact("escalate", Items(truth.GetProperty("escalate")).Select(e => $"{Text(e, "to")}:{Text(e, "why")}"), reading.Escalate.Select(e => $"{e.To}:{e.Why}"));
        yield return Fact("advice", Strings(truth.GetProperty("advice")), reading.Advice);
        yield return Fact("verdict", One(Text(truth, "verdict") is "none" ? null : Text(truth, "verdict")), One(reading.Verdict));
        yield return Fact("blocks", [truth.GetProperty("blocks").ToString()], [reading.Blocks.ToString(CultureInfo.InvariantCulture)]);
        if (truth.GetProperty("renewals") is { ValueKind: JsonValueKind.Array } renewals)
        {
            yield return Fact("renewals.subject", Numbered(renewals.EnumerateArray().Select(r => Text(r, "subject"))), Numbered(reading.Renewals.Select(r => r.Subject)));
            yield return Fact("renewals.initialReview", Numbered(renewals.EnumerateArray().Select(r => string.Join(' ', Strings(r.GetProperty("initialReview"))))), Numbered(reading.Renewals.Select(r => string.Join(' ', r.InitialReview))));
            yield return Fact("renewals.expiry", Numbered(renewals.EnumerateArray().Select(r => Text(r, "expiry"))), Numbered(reading.Renewals.Select(r => r.Expiry)));
            yield return Fact("renewals.reason", Numbered(renewals.EnumerateArray().Select(r => Text(r, "reason"))), Numbered(reading.Renewals.Select(r => r.Reason)));
        }

        FormFact Fact(string field, IEnumerable<string> expected, IEnumerable<string> read) => new(field, [.. expected], [.. read], doubt);
    }

    private static IEnumerable<(string Field, IEnumerable<string> Expected, IEnumerable<string> Read)> Duration(JsonElement truth, FormDuration? read)
    {
        var given = truth.ValueKind == JsonValueKind.Object;
        var kind = read?.Kind switch
        {
            DurationKind.Permanent => "permanent",
            DurationKind.UntilDate => "until-date",
            DurationKind.Months => "months",
            DurationKind.UntilVersion => "until-version",
            DurationKind.Varies => "varies",
            DurationKind.Unknown => "unknown",
            _ => null,
        };
        yield return ("duration.kind", given ? One(Text(truth, "kind")) : [], One(kind));
        yield return ("duration.until", given ? One(Text(truth, "until")) : [], One(read?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        yield return ("duration.months", given ? Number(truth, "months") : [], read?.Months is { } months ? [months.ToString(CultureInfo.InvariantCulture)] : []);
        yield return ("duration.version", given ? One(Text(truth, "version")) : [], One(read?.Version));
        yield return ("duration.owners", given ? Strings(truth.GetProperty("owners")) : [], read?.Owners ?? []);
    }

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static IEnumerable<JsonProperty> Properties(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private static string KindName(FormKind kind) => kind switch
    {
        FormKind.Request => "request",
        FormKind.Renewal => "renewal",
        FormKind.Review => "review",
        FormKind.RenewalReview => "renewal-review",
        _ => "unrecognized",
    };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool? Flag(JsonElement element, string name) => element.GetProperty(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static IEnumerable<string> Number(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? [value.ToString()] : [];

    private static IEnumerable<string> Strings(JsonElement list) => Items(list).Select(e => e.GetString()!);

    private static IEnumerable<string> One(string? value) => value is null ? [] : [value];

    private static IEnumerable<string> One(bool? value) => value is null ? [] : [value.Value ? "true" : "false"];

    private static IEnumerable<string> Count(int count) => count == 0 ? [] : [count.ToString(CultureInfo.InvariantCulture)];

    private static IEnumerable<string> Numbered(IEnumerable<string?> values) => values.Select((value, i) => (value, i)).Where(v => !string.IsNullOrEmpty(v.value)).Select(v => $"{v.i}: {v.value}");

    private static IEnumerable<string> Set(JsonElement populations, string name)
    {
        if (populations.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var value = populations.GetProperty(name);
        return value.ValueKind switch
        {
            JsonValueKind.String => ["all"],
            JsonValueKind.Array => Strings(value),
            _ => [],
        };
    }

    private static IEnumerable<string> Set(PopulationSet? set) => set is null ? [] : set.All ? ["all"] : set.Listed;
}
