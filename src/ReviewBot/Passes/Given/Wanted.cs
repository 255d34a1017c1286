using System.Collections.Immutable;

namespace ReviewBot.Passes.Given;

/// <summary>Which bugs to look at. That is all that a wake-up says; what to do follows from the bugs.</summary>
internal sealed record Wanted
{
    /// <summary>Whatever changed or is due.</summary>
    public static readonly Wanted WhatChanged = new() { Changed = true };

    /// <summary>All bugs, whether they changed or not.</summary>
    public static readonly Wanted Everything = new() { Changed = true, All = true };

    /// <summary>Bugs that the search finds and those that are due; without it only <see cref="Bugs"/>.</summary>
    public bool Changed { get; private init; }

    /// <summary>The search finds unchanged bugs, too.</summary>
    public bool All { get; private init; }

    /// <summary>Bugs by number.</summary>
    public ImmutableSortedSet<int> Bugs { get; private init; } = [];

    /// <summary>These bugs and no others.</summary>
    public static Wanted Only(params IEnumerable<int> bugs) => new() { Bugs = [.. bugs] };

    /// <summary>The same without the bugs by number; null if nothing is left.</summary>
    public Wanted? WithoutBugs() => Changed ? this with { Bugs = [] } : null;

    /// <summary>What either wants.</summary>
    public Wanted And(Wanted other) => new() { Changed = Changed || other.Changed, All = All || other.All, Bugs = Bugs.Union(other.Bugs) };
}
