using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Reminders;

namespace ReviewBot.Storage;

/// <summary>
/// What is known of some bugs' past. Each question is so narrow that its answer does not grow with the bugs that were decided:
/// it is bounded by what waits, by what happened of late, or by what is asked for by name.
/// </summary>
internal interface IHistory
{
    /// <summary>Who was asked after a moment, in any bug.</summary>
    IEnumerable<AssignmentFact> AskedSince(DateTimeOffset since);

    /// <summary>The last time that each of these stewards was asked, if ever. Logins are compared without regard to case.</summary>
    IEnumerable<AssignmentFact> LastAsked(IReadOnlyCollection<string> stewards);

    /// <summary>Who was ever asked in these bugs.</summary>
    IEnumerable<AssignmentFact> AskedIn(IReadOnlyCollection<int> bugs);

    /// <summary>The login of who is asked on each flag that is pending.</summary>
    IEnumerable<string> Open();

    /// <summary>Whom comments in bugs reminded after a moment.</summary>
    IEnumerable<ReminderFact> RemindedSince(DateTimeOffset since);

    /// <summary>Whom comments in bugs reminded of these rounds.</summary>
    IEnumerable<ReminderFact> RemindedOf(IReadOnlyCollection<string> subjects);

    /// <summary>How often something was granted to somebody in bugs that everybody may see; not counted beyond <paramref name="most"/>.</summary>
    int GrantsTo(string login, int most);

    /// <summary>Those of these bugs that everybody may see, that were read, and in which nothing was granted.</summary>
    IEnumerable<int> WithoutGrant(IReadOnlyCollection<int> bugs);

    /// <summary>The requests that wait.</summary>
    IEnumerable<WaitFact> Waits();
}
