namespace ReviewBot.Passes.Given;

/// <summary>How a pass is to go.</summary>
internal sealed record PassOptions
{
    /// <summary>Which bugs to look at.</summary>
    public Wanted Wanted { get; init; } = Wanted.WhatChanged;

    /// <summary>Decide only: nothing is written, nothing is remembered.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>Raises the cap of planned writes for this pass.</summary>
    public int? AllowWrites { get; init; }

    /// <summary>Whether the client refuses to write.</summary>
    public bool DryRun { get; init; }
}
