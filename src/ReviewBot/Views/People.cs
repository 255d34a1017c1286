using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;

namespace ReviewBot.Views;

/// <summary>How to name people: as an anonymous reader of the bug sees them.</summary>
internal sealed class People(World? world, ReviewPolicy policy)
{
    public string Name(string login) =>
        policy.IsSelf(login) ? "us" : world?.Display(login, policy.Roster, RosterName(login)) ?? RosterName(login);

    /// <summary>The roster's name of a steward, or the setting that holds the steward's login.</summary>
    public static string Name(Roster roster, string login) =>
        roster.Find(login) is { } steward ? steward.Name is { Length: > 0 } name ? name : string.Create(CultureInfo.InvariantCulture, $"Stewards:{roster.Stewards.IndexOf(steward)}") : "somebody";

    private string RosterName(string login) => Name(policy.Roster, login);
}
