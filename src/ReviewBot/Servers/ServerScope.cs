using System.Collections.Immutable;

namespace ReviewBot.Servers;

/// <summary>What the pass needs to know of the settings to talk to the server.</summary>
internal sealed record ServerScope(ImmutableArray<string> Products, ImmutableArray<string> Components, string FlagName, string NeedinfoFlag, ImmutableArray<string> People);
