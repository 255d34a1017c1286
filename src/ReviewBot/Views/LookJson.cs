using System.Text.Json.Serialization;

namespace ReviewBot.Views;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlansView))]
[JsonSerializable(typeof(BugView))]
internal sealed partial class LookJson : JsonSerializerContext;
