using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Register;

/// <summary>Where a column stands in an entry of the feed.</summary>
internal enum FeedPart
{
    /// <summary>Nowhere: a feed reader has no place for it.</summary>
    None,

    /// <summary>Before the title.</summary>
    Decision,

    /// <summary>In the title.</summary>
    Title,

    /// <summary>In the entry's id.</summary>
    Id,

    /// <summary>As the author.</summary>
    Author,

    /// <summary>As the link.</summary>
    Link,

    /// <summary>As the entry's time.</summary>
    Updated,

    /// <summary>As the category.</summary>
    Category,

    /// <summary>As the summary.</summary>
    Summary,
}

/// <summary>A column of the register, for every format that there is.</summary>
/// <param name="Name">Its name in JSON and CSV.</param>
/// <param name="InFeed">Its place in the feed.</param>
/// <param name="Text">Its value as text; empty where there is none.</param>
/// <param name="Json">Writes its value as JSON.</param>
/// <param name="Schema">What that value may be, as a JSON schema says it.</param>
internal sealed record RegisterColumn(string Name, FeedPart InFeed, Func<RegisterEntry, string> Text, Action<Utf8JsonWriter, RegisterEntry> Json, Func<JsonObject> Schema)
{
    /// <summary>All columns in their order. Whoever adds one to <see cref="RegisterEntry"/> adds it here, and has it in every format.</summary>
    public static ImmutableArray<RegisterColumn> All { get; } =
    [
        Number("bug", FeedPart.None, "The bug", e => e.Bug),
        Words("title", FeedPart.Title, "Its title", e => e.Title),
        Words("product", FeedPart.Category, "Its product", e => e.Product),
        Number("attachment", FeedPart.Id, "The attachment that was decided about", e => e.Attachment),
        OneOf("decision", FeedPart.Decision, "Granted or denied", ["+", "-"], e => e.Decision),
        Numbers("categories", FeedPart.None, "Categories of the measurements, ascending", e => e.Categories),
        YesOrNo("defaultOn", FeedPart.None, "Whether the collection is on by default; null where the form does not say", e => e.DefaultOn),
        Words("duration", FeedPart.None, "How long data is collected, in words; null where the form does not say", e => e.Duration),
        Day("expiry", FeedPart.None, "The day on which the collection ends, where it is known", e => e.Expiry),
        Words("steward", FeedPart.Author, "Who decided, by nick or by the roster's name", e => e.Steward),
        Words("cite", FeedPart.Link, "The address to cite in data_reviews", e => e.Cite),
        Time("askedAt", FeedPart.None, "When it was asked", e => e.AskedAt),
        Time("decidedAt", FeedPart.Updated, "When it was decided", e => e.DecidedAt),
        Time("firstAnswerAt", FeedPart.None, "When a steward first said something about it, or decided; null where that is not known", e => e.FirstAnswerAt),
        OneOf("form", FeedPart.None, "What the request was read as; unread where it is no form that could be read", ["request", "renewal", "unread", null], e => Form(e.Form)),
        Words("collected", FeedPart.Summary, "What is collected, in the requester's words without addresses and links; null where no form says it", e => e.Collected),
        Words("landed", FeedPart.None, "What landed of it in the product's source: as what and since when, not yet, removed, or with a difference; null where that is not known", e => e.Landed),
    ];

    /// <summary>A time as feeds and tables bear it.</summary>
    public static string Text8601(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string? Form(RegisteredForm? form) => form switch
    {
        RegisteredForm.Request => "request",
        RegisteredForm.Renewal => "renewal",
        RegisteredForm.Unread => "unread",
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static RegisterColumn Number(string name, FeedPart inFeed, string says, Func<RegisterEntry, long> value) =>
        new(name, inFeed, e => value(e).ToString(CultureInfo.InvariantCulture), (json, e) => json.WriteNumberValue(value(e)), () => Schemas.Of("integer", says));

    private static RegisterColumn Words(string name, FeedPart inFeed, string says, Func<RegisterEntry, string?> value) =>
        new(name, inFeed, e => value(e) ?? "", (json, e) => json.WriteStringValue(value(e)), () => Schemas.Text(says));

    private static RegisterColumn OneOf(string name, FeedPart inFeed, string says, string?[] values, Func<RegisterEntry, string?> value) =>
        new(name, inFeed, e => value(e) ?? "", (json, e) => json.WriteStringValue(value(e)), () => Schemas.OneOf(values, says));

    private static RegisterColumn Time(string name, FeedPart inFeed, string says, Func<RegisterEntry, DateTimeOffset?> value) => new(
        name,
        inFeed,
        e => value(e) is { } time ? Text8601(time) : "",
        (json, e) =>
        {
            if (value(e) is { } time)
            {
                json.WriteStringValue(time);
            }
            else
            {
                json.WriteNullValue();
            }
        },
        () => Schemas.Text(says, "date-time"));

    private static RegisterColumn Day(string name, FeedPart inFeed, string says, Func<RegisterEntry, DateOnly?> value)
    {
        string? Text(RegisterEntry e) => value(e)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(name, inFeed, e => Text(e) ?? "", (json, e) => json.WriteStringValue(Text(e)), () => Schemas.Text(says, "date"));
    }

    private static RegisterColumn YesOrNo(string name, FeedPart inFeed, string says, Func<RegisterEntry, bool?> value) => new(
        name,
        inFeed,
        e => value(e) switch { true => "true", false => "false", null => "" },
        (json, e) =>
        {
            if (value(e) is { } so)
            {
                json.WriteBooleanValue(so);
            }
            else
            {
                json.WriteNullValue();
            }
        },
        () => Schemas.OrNull("boolean", says));

    private static RegisterColumn Numbers(string name, FeedPart inFeed, string says, Func<RegisterEntry, ImmutableArray<int>> value) => new(
        name,
        inFeed,
        e => string.Join(' ', value(e)),
        (json, e) =>
        {
            json.WriteStartArray();
            foreach (var number in value(e))
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
        },
        () => Schemas.List(says));
}
