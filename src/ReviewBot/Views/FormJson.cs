using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Forms;

namespace ReviewBot.Views;

/// <summary>What was read in a form, for machines: the words of DESIGN's <c>check-form --json</c>.</summary>
internal static class FormJson
{
    /// <summary>The reading as one object on one line.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="file">The file's name, to stand first, or null.</param>
    public static string Line(FormReading reading, string? file)
    {
        var form = new JsonObject();
        if (file is not null)
        {
            form["file"] = file;
        }

        form["kind"] = Word(reading.Kind);
        form["complete"] = reading.Complete;
        form["findings"] = Array(reading.Findings, f => new JsonObject { ["topic"] = f.Topic, ["question"] = f.Question, ["code"] = Word(f.Code), ["message"] = f.Message, ["line"] = f.Line });
        form["answers"] = Array(reading.Answers, a => new JsonObject { ["topic"] = a.Topic, ["question"] = a.Question, ["answered"] = a.Answered, ["line"] = a.Line, ["confidence"] = a.Confidence });
        form["readAs"] = Array(reading.ReadAs, b => new JsonObject { ["line"] = b.Line, ["to"] = b.To, ["as"] = Word(b.As), ["topic"] = b.Topic });
        form["measurements"] = Array(reading.Measurements, m => new JsonObject { ["name"] = m.Name, ["category"] = m.Category, ["categories"] = Numbers(m.Categories), ["bugs"] = Numbers(m.Bugs) });
        form["categories"] = Numbers(reading.Categories);
        form["highestCategory"] = reading.HighestCategory;
        form["duration"] = reading.Duration is { } d
            ? new JsonObject { ["kind"] = Word(d.Kind), ["until"] = d.Until?.ToString("yyyy-MM-dd", null), ["months"] = d.Months, ["version"] = d.Version, ["owners"] = Words(d.Owners) }
            : null;
        form["defaultOn"] = reading.DefaultOn;
        form["optOut"] = reading.OptOut;
        form["documentation"] = Words(reading.Documentation);
        form["populations"] = reading.Populations is { } p
            ? new JsonObject { ["channels"] = Set(p.Channels), ["countries"] = Set(p.Countries), ["locales"] = Set(p.Locales) }
            : null;
        form["thirdParty"] = new JsonObject { ["used"] = reading.ThirdParty.Used, ["name"] = reading.ThirdParty.Name };
        form["newIdentifiers"] = reading.NewIdentifiers;
        form["escalate"] = Array(reading.Escalate, e => new JsonObject { ["to"] = e.To, ["why"] = e.Why, ["reason"] = e.Reason });
        form["advice"] = Words(reading.Advice);
        form["verdict"] = reading.Verdict;
        form["blocks"] = reading.Blocks;
        if (reading is { Kind: FormKind.Renewal or FormKind.RenewalReview, Blocks: > 0 })
        {
            form["renewals"] = Array(reading.Renewals, r => new JsonObject { ["subject"] = r.Subject, ["initialReview"] = Words(r.InitialReview), ["expiry"] = r.Expiry, ["reason"] = r.Reason });
        }

        return form.ToJsonString();
    }

    /// <summary>An enum's name in kebab case.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static JsonNode? Set(PopulationSet? set) => set is null ? null : set.All ? JsonValue.Create("all") : Words(set.Listed);

    private static JsonArray Array<T>(ImmutableArray<T> items, Func<T, JsonNode> item) => [.. items.Select(item)];

    private static JsonArray Words(ImmutableArray<string> items) => [.. items.Select(i => JsonValue.Create(i))];

    private static JsonArray Numbers(ImmutableArray<int> items) => [.. items.Select(i => JsonValue.Create(i))];
}
