using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Tests.Support;

/// <summary>Three stewards, an owner, and what is decided about one bug at a moment.</summary>
internal static class Meeting
{
    public const string Maren = "maren@example.org";
    public const string Tomas = "tomas@example.org";
    public const string Ines = "ines@example.org";
    public const string Owner = "owner@example.org";

    public static readonly ReviewPolicy Policy = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren" }, new Steward { Login = Tomas, Name = "Tomas" }, new Steward { Login = Ines, Name = "Ines" }]),
        Owners = [Owner],
        Quiet = TimeSpan.Zero,
    };

    public static readonly World World = new() { Rotation = RotationFacts.None };

    public static Plan Decide(BugBuilder bug, DateTimeOffset? now = null, ReviewPolicy? policy = null, World? world = null) =>
        Decider.Decide([CaseFold.Fold(bug.Build(), policy ?? Policy)], policy ?? Policy, world ?? World, now ?? bug.Now).Single();

    /// <summary>What comes next is of the moment of what came last.</summary>
    public static BugBuilder Back(BugBuilder bug) => bug.At(bug.Now.AddMinutes(-1));

    /// <summary>The words of a plan's steps.</summary>
    public static IEnumerable<string> Words(Plan plan) => plan.Steps.Select(s => s.Word);
}
