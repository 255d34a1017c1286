using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Reviews.Register;

namespace ReviewBot.Storage;

/// <summary>What became of decisions in the products' source.</summary>
internal sealed record LandedWords
{
    /// <summary>What is said of a decision, by its attachment.</summary>
    public ImmutableDictionary<long, string> Decisions { get; init; } = ImmutableDictionary<long, string>.Empty;

    /// <summary>Since when what is granted in a product is expected to land where definitions are read.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Expected { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What is said of an entry; null where nothing is known.</summary>
    public string? Of(RegisterEntry entry) =>
        Decisions.GetValueOrDefault(entry.Attachment)
        ?? (entry is { Decision: "+", Form: RegisteredForm.Request } && Expected.TryGetValue(entry.Product, out var since) && entry.DecidedAt >= since ? "not landed yet" : null);
}

/// <summary>What was found in the products' source. What pages show of it stands in JSON, of which only whoever makes it knows more.</summary>
internal sealed class Landings(Ledger ledger)
{
    private const string LookName = "collections";
    private const string WordsName = "collections in the register";

    /// <summary>What pages show; null where nothing was looked at.</summary>
    public string? Look => ledger.Get(LookName) is { Length: > 0 } look ? look : null;

    /// <summary>What the register says.</summary>
    public LandedWords Words => ledger.Get(WordsName) is { Length: > 0 } words ? JsonSerializer.Deserialize(words, LandingsJson.Default.LandedWords)! : new LandedWords();

    /// <summary>Keeps what was found.</summary>
    public void Keep(string look, LandedWords words) => ledger.InTransaction(() =>
    {
        ledger.Set(LookName, look);
        ledger.Set(WordsName, JsonSerializer.Serialize(words, LandingsJson.Default.LandedWords));
    });

    /// <summary>A moment or a mark that is kept beside it.</summary>
    public string? Get(string name) => ledger.Get($"collections {name}");

    /// <summary>Keeps one.</summary>
    public void Set(string name, string value) => ledger.Set($"collections {name}", value);
}

[JsonSerializable(typeof(LandedWords))]
internal sealed partial class LandingsJson : JsonSerializerContext;
