using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReviewBot.Reviews.Register;

namespace ReviewBot.CommandLine;

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
}

/// <summary>A column of the register, for every format that there is.</summary>
/// <param name="Name">Its name in JSON and CSV.</param>
/// <param name="InFeed">Its place in the feed.</param>
/// <param name="Text">Its value as text; empty where there is none.</param>
/// <param name="Json">Writes its value as JSON.</param>
internal sealed record RegisterColumn(string Name, FeedPart InFeed, Func<RegisterEntry, string> Text, Action<Utf8JsonWriter, RegisterEntry> Json)
{
    /// <summary>All columns in their order. Whoever adds one to <see cref="RegisterEntry"/> adds it here, and has it in every format.</summary>
    public static ImmutableArray<RegisterColumn> All { get; } =
    [
        Number("bug", FeedPart.None, e => e.Bug),
        Words("title", FeedPart.Title, e => e.Title),
        Words("product", FeedPart.None, e => e.Product),
        Number("attachment", FeedPart.Id, e => e.Attachment),
        Words("decision", FeedPart.Decision, e => e.Decision),
        Numbers("categories", FeedPart.None, e => e.Categories),
        YesOrNo("defaultOn", FeedPart.None, e => e.DefaultOn),
        Words("duration", FeedPart.None, e => e.Duration),
        Day("expiry", FeedPart.None, e => e.Expiry),
        Words("steward", FeedPart.Author, e => e.Steward),
        Words("cite", FeedPart.Link, e => e.Cite),
        Time("askedAt", FeedPart.None, e => e.AskedAt),
        Time("decidedAt", FeedPart.Updated, e => e.DecidedAt),
    ];

    /// <summary>A time as feeds and tables bear it.</summary>
    public static string Text8601(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static RegisterColumn Number(string name, FeedPart inFeed, Func<RegisterEntry, long> value) =>
        new(name, inFeed, e => value(e).ToString(CultureInfo.InvariantCulture), (json, e) => json.WriteNumberValue(value(e)));

    private static RegisterColumn Words(string name, FeedPart inFeed, Func<RegisterEntry, string?> value) =>
        new(name, inFeed, e => value(e) ?? "", (json, e) => json.WriteStringValue(value(e)));

    private static RegisterColumn Time(string name, FeedPart inFeed, Func<RegisterEntry, DateTimeOffset> value) =>
        new(name, inFeed, e => Text8601(value(e)), (json, e) => json.WriteStringValue(value(e)));

    private static RegisterColumn Day(string name, FeedPart inFeed, Func<RegisterEntry, DateOnly?> value)
    {
        string? Text(RegisterEntry e) => value(e)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(name, inFeed, e => Text(e) ?? "", (json, e) => json.WriteStringValue(Text(e)));
    }

    private static RegisterColumn YesOrNo(string name, FeedPart inFeed, Func<RegisterEntry, bool?> value) => new(
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
        });

    private static RegisterColumn Numbers(string name, FeedPart inFeed, Func<RegisterEntry, ImmutableArray<int>> value) => new(
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
        });
}
