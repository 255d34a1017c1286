using ReviewBot.Calendars;
using ReviewBot.Policies;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;

namespace ReviewBot.Views;

/// <summary>The stewards' turns, from settings and ledger, without asking the server.</summary>
internal static class Turns
{
    /// <summary>How many turns are shown unless somebody says otherwise.</summary>
    public const int Count = 10;

    /// <summary>Why a share that decides may be more than what somebody was asked for.</summary>
    public const string AboutShares = "The share that decides may be higher: it counts the request at hand, too, and whoever was away, rested or was not yet a steward goes on with the share that the others had by then.";

    /// <summary>How many weeks.</summary>
    public const int Weeks = 8;

    /// <summary>The look ahead from a moment.</summary>
    /// <param name="settings">Whose roster it is.</param>
    /// <param name="ledger">Who was asked so far; null where nobody was.</param>
    /// <param name="from">From when.</param>
    /// <param name="count">How many turns to show.</param>
    /// <param name="weeks">How many weeks to show.</param>
    public static RotationPreview Preview(ReviewBotSettings settings, Ledger? ledger, DateTimeOffset from, int count = Count, int weeks = Weeks)
    {
        var roster = PolicyFactory.Roster(KeptAbsences.With(settings, ledger));
        return new LookAhead(roster, Facts(ledger, roster, from), from, s => People.Name(roster, s.Login)).Preview(settings.Bugzilla.Products, count, weeks);
    }

    private static RotationFacts Facts(Ledger? ledger, Roster roster, DateTimeOffset from) =>
        ledger is null ? RotationFacts.None : Recollection.Rotation(new HistoryInLedger(ledger), [], roster, from);
}
