using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Who may be asked for a flag, in the order in which the servers check it.</summary>
internal sealed class Requestees(Call call, Bug bug, Attachment? attachment)
{
    /// <summary>People who are to be put on CC because they were asked.</summary>
    public List<User> Asked { get; } = [];

    /// <returns>Null: nobody in particular.</returns>
    /// <exception cref="BugzillaException">There is no such person, or they can't be asked.</exception>
    public User? Of(FlagType type, string status, string? login, User? before)
    {
        if (status != "?" || string.IsNullOrEmpty(login))
        {
            return null;
        }

        var asked = call.FindUser(login);
        if (asked == before)
        {
            return asked;
        }

        CheckIsOpen(type, asked);
        CheckSees(type, asked);
        CheckTakes(type, asked);
        if (!(call.IsBmo && asked == bug.Creator))
        {
            Asked.Add(asked);
        }

        return asked;
    }

    private static void CheckIsOpen(FlagType type, User asked)
    {
        if (!type.IsRequesteeble)
        {
            throw new BugzillaException(131, $"You can't ask a specific person for {type.Name}.");
        }

        if (!asked.IsEnabled)
        {
            throw BugzillaException.User($"You can't ask {asked.Identity} because that account is disabled.");
        }
    }

    private void CheckSees(FlagType type, User asked)
    {
        var where = attachment is null ? $"bug {bug.Id}" : $"bug {bug.Id}, attachment {attachment.Id}";
        if (!Call.CanSee(asked, bug))
        {
            throw BugzillaException.User($"You asked {asked.Identity} for {type.Name} on {where}, but that bug has been restricted to users in certain groups, and the user you asked isn't in all the groups to which the bug has been restricted. Please choose someone else to ask, or make the bug accessible to users on its CC: list and add that user to the list.");
        }

        if (attachment is { IsPrivate: true } && !asked.In(SystemGroups.Insiders))
        {
            throw BugzillaException.User($"You asked {asked.Identity} for {type.Name} on {where}, but that attachment is restricted to users in the {SystemGroups.Insiders} group, and the user you asked isn't in that group. Please choose someone else to ask, or ask an administrator to add the user to the group.");
        }
    }

    private void CheckTakes(FlagType type, User asked)
    {
        if (type.GrantGroup is { } group && !type.CanGrant(asked))
        {
            throw BugzillaException.User($"{asked.Identity} does not have permission to set the {type.Name} flag. Please select a user who is a member of the {group} group.");
        }

        if (call.IsBmo && asked.BlocksRequests && type.Name is "review" or "feedback" or "data-review" or "needinfo")
        {
            var quote = type.Name == "needinfo" ? '"' : '\'';
            throw BugzillaException.User($"{asked.Identity} is not currently accepting {quote}{type.Name}{quote} requests.");
        }
    }
}
