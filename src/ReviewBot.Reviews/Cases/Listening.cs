using System.Collections.Immutable;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Commands;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Listens to a bug's comments.</summary>
public static class Listening
{
    /// <summary>The comments of humans that say something to us or concern us, oldest first.</summary>
    public static ImmutableArray<Heard> To(BugSnapshot bug, ReviewPolicy policy) =>
        [.. bug.Comments.Where(c => !policy.IsBot(c.Creator))
            .Select(c => new Heard(c, ReplyReader.Read(c.Body, policy.Address, NamesOf(c.Creator, policy))))
            .Where(h => h.Addresses || h.Reading.Remark is not null)];

    /// <summary>The names of somebody, as far as settings and login tell.</summary>
    internal static string[] NamesOf(string login, ReviewPolicy policy) =>
        [.. $"{policy.Roster.Find(login)?.Name} {login.Split('@')[0]}".Split((char[])[' ', '.', '_', '-', '+'], StringSplitOptions.RemoveEmptyEntries), login.Split('@')[0]];

    /// <summary>What somebody is to a bug.</summary>
    public static Role RolesOf(string login, ReviewCase @case, ReviewPolicy policy, Hold? hold = null)
    {
        var roles = Role.None;
        if (@case.Requests.Any(r => Same(r.Attachment.Creator, login) || r.Rounds.Any(x => Same(x.Requester, login))))
        {
            roles |= Role.Requester;
        }

        if (policy.Roster.Find(login) is not null)
        {
            roles |= Role.Steward;
        }

        if (policy.Owners.Contains(login, StringComparer.OrdinalIgnoreCase))
        {
            roles |= Role.Owner;
        }

        if (@case.Requests.Any(r => r.Requestees.Contains(login, StringComparer.OrdinalIgnoreCase)))
        {
            roles |= Role.Asked;
        }

        return hold is not null && Same(hold.By, login) ? roles | Role.Holder : roles;
    }

    /// <summary>What stands, by everything that was said so far.</summary>
    public static Standing Standing(ReviewCase @case, ReviewPolicy policy)
    {
        var standing = new Standing();
        foreach (var heard in @case.Heard)
        {
            var resumed = false;
            foreach (var said in heard.Reading.Items.OfType<Said.Understood>())
            {
                var roles = RolesOf(heard.Comment.Creator, @case, policy, standing.Hold);
                if (!CommandTable.MayUse(said.Command, roles, @case.Bug.IsRestricted).Allowed)
                {
                    continue;
                }

                if (said.Command is Command.OnBug command)
                {
                    standing = command.Then(standing, new Speaker(roles, heard.Comment.Time));
                }

                resumed |= said.Command is ResumeCommand && standing.Hold is null;
            }

            // A hold fails closed: it counts however it is addressed, and on a restricted bug whoever says it.
            var mayHold = @case.Bug.IsRestricted || (RolesOf(heard.Comment.Creator, @case, policy) & (Role.Requester | Role.Steward | Role.Owner)) != 0;
            if (heard.Reading.HoldSeen && mayHold && !resumed)
            {
                standing = standing with { Hold = new Hold(heard.Comment.Creator, heard.Comment.Time, heard.Comment.Count) };
            }
        }

        return standing;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
