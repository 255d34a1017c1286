using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Collections;
using ReviewBot.Storage;

namespace ReviewBot.Collections;

/// <summary>What is kept of a source.</summary>
internal sealed record SourceState
{
    /// <summary>The commit that was read last.</summary>
    public string Commit { get; init; } = "";

    /// <summary>What the server said of the last commit, so that it is asked conditionally after a restart, too.</summary>
    public KeptAnswer? Head { get; init; }

    /// <summary>What decides which files are read: with others, all is read anew.</summary>
    public string Patterns { get; init; } = "";

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The files by path.</summary>
    public ImmutableSortedDictionary<string, HeldFile> Files { get; init; } = ImmutableSortedDictionary.Create<string, HeldFile>(StringComparer.Ordinal);

    /// <summary>What was defined before, by name.</summary>
    public ImmutableSortedDictionary<string, LandedHistory> Past { get; init; } = ImmutableSortedDictionary.Create<string, LandedHistory>(StringComparer.Ordinal);
}

/// <summary>A file as it was read.</summary>
/// <param name="Sha">The name of its content.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Good">What stood in it when it could last be read, if it can't be now.</param>
/// <param name="LookedBack">Up to when its past was looked through; null where it was not.</param>
internal sealed record HeldFile(string Sha, string Text, string? Good = null, DateTimeOffset? LookedBack = null);

/// <summary>Writes an end as the text that stands in the file.</summary>
internal sealed class LandedExpiryConverter : JsonConverter<LandedExpiry>
{
    /// <inheritdoc/>
    public override LandedExpiry? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LandedExpiry.Read(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LandedExpiry value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, Converters = [typeof(LandedExpiryConverter)], DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceState))]
internal sealed partial class SourceStateJson : JsonSerializerContext;

/// <summary>What is kept of sources, by their names.</summary>
internal sealed class SourceShelf(Ledger ledger)
{
    /// <summary>What is kept of one; empty where it was never read.</summary>
    public SourceState Of(string repository) =>
        ledger.Get(Name(repository)) is { } kept ? JsonSerializer.Deserialize(kept, SourceStateJson.Default.SourceState)! : new SourceState();

    /// <summary>Keeps what was read.</summary>
    public void Put(string repository, SourceState state) => ledger.Set(Name(repository), JsonSerializer.Serialize(state, SourceStateJson.Default.SourceState));

    private static string Name(string repository) => $"definitions of {repository.ToLowerInvariant()}";
}
