using ReviewBot.Mail;
using ReviewBot.Reviews.Plans;
using ReviewBot.Storage;

namespace ReviewBot.Passes.Memory;

/// <summary>What the owners are told privately, each matter once.</summary>
internal sealed partial class NoticeDesk(Notices notices, MailRoom mail, ILogger<NoticeDesk> logger)
{
    /// <summary>Tells something now.</summary>
    public void Tell(Notice notice, DateTimeOffset now) => notices.Tell(notice, now);

    /// <summary>Tells what a plan says.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="began">When the ledger began: what arose before may have been told.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="aloud">The log says so where no mail does.</param>
    public void Tell(Plan plan, DateTimeOffset began, DateTimeOffset now, bool aloud)
    {
        foreach (var notice in plan.Notices)
        {
            if (notices.Tell(notice, now, began) && aloud && !mail.CanTellOwners)
            {
                Log.NoticeWaits(logger);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(8, LogLevel.Warning, "There is a new private notice for the owners, and no mail is configured for them (Mail:Host, Owners:0:Mail): `reviewbot notices` shows it.")]
        public static partial void NoticeWaits(ILogger logger);
    }
}
