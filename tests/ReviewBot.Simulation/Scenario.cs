using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Simulation;

/// <summary>What a seed stands for.</summary>
internal sealed record Scenario(int Seed, int Days)
{
    public SandboxFlavour Flavour { get; } = Seed % 2 == 0 ? SandboxFlavour.Upstream : SandboxFlavour.Bmo;

    /// <summary>Only complete forms, nobody named, nobody interferes: then everybody gets the same share.</summary>
    public bool Fair { get; } = Seed % 8 == 3;

    /// <summary>Two instances share the ledger.</summary>
    public bool IsPair { get; init; }

    /// <summary>Whether a write of an instance asks if it still is its turn.</summary>
    public bool IsFenced { get; init; } = true;

    public bool DryRun => !IsPair && Seed % 13 == 5;

    /// <summary>A steward whom the server refuses stands on the roster.</summary>
    public bool WithRefused { get; } = Seed % 8 != 3 && Seed % 5 == 2;

    /// <summary>Share of requests that go wrong: in every fifth seed none, in the others few or many.</summary>
    public double Faults { get; } = (Seed % 5) switch
    {
        0 => 0,
        1 or 2 => 0.01,
        3 => 0.03,
        _ => 0.08,
    };

    /// <summary>Share of requests before or after which somebody acts on the bug; right before a write ten times as often.</summary>
    public double Humans { get; } = (Seed % 3) switch
    {
        0 => 0.002,
        1 => 0.01,
        _ => 0,
    };

    public int Requests => Math.Max(2, (Fair ? 18 : 10) * Math.Min(Days, 365) / 365 + (Seed % 4));

    public int ActsPerRequest => Fair ? 3 : 4 + (Seed % 9);
}
