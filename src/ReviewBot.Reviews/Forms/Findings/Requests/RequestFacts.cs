using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Findings.Requests;

/// <summary>What one request says.</summary>
internal sealed record RequestFacts
{
    public ImmutableArray<Measurement> Measurements { get; init; } = [];

    public ImmutableArray<int> Categories { get; init; } = [];

    public FormDuration? Duration { get; init; }

    public bool? DefaultOn { get; init; }

    public string? OptOut { get; init; }

    public ImmutableArray<string> Documentation { get; init; } = [];

    public Populations? Populations { get; init; }

    public ThirdParty ThirdParty { get; init; } = new(null, null);

    public bool? NewIdentifiers { get; init; }
}
