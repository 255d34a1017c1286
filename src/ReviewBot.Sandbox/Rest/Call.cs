using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>One call while it is served: who asks, when, with what.</summary>
internal sealed class Call(BugzillaState state, User? user, Args args, DateTimeOffset now)
{
    public BugzillaState State => state;
    public bool IsBmo => state.IsBmo;
    public User? User => user;
    public Args Args => args;
    public FieldFilter Fields { get; } = new(args);

    /// <summary>Whole seconds.</summary>
    public DateTimeOffset Now => now;

    /// <summary>How far the call comes before the database gives up; null: all goes well.</summary>
    public Breakdown? Breakdown { get; init; }

    /// <summary>The HTTP status if all goes well.</summary>
    public int Status { get; set; } = 200;

    /// <exception cref="BugzillaException">410: nobody is logged in.</exception>
    public User Login() => user ?? throw BugzillaException.LoginRequired();

    public bool IsInsider => user?.In(SystemGroups.Insiders) ?? false;

    public bool CanSee(Bug bug) => CanSee(user, bug);

    public static bool CanSee(User? user, Bug bug) =>
        bug.Groups.Count == 0
        || (user is not null
            && (bug.Groups.All(user.In)
                || (bug.IsCreatorAccessible && bug.Creator == user)
                || (bug.IsCcAccessible && bug.Cc.Contains(user))
                || bug.AssignedTo == user));

    public bool CanSee(Attachment attachment) => !attachment.IsPrivate || IsInsider || attachment.Creator == user;

    public bool CanSee(Comment comment) =>
        (!comment.IsPrivate || IsInsider)
        && (!IsBmo || !comment.Tags.Contains("deleted") || (user?.In(SystemGroups.Admin) ?? false));

    /// <summary>A bug by number or alias that the caller may see.</summary>
    /// <exception cref="BugzillaException">100, 101 or 102.</exception>
    public Bug Visible(string idOrAlias)
    {
        var bug = Find(idOrAlias);
        var number = IsBmo ? $"{bug.Id}" : $"#{bug.Id}";
        return CanSee(bug)
            ? bug
            : throw new BugzillaException(102, $"You are not authorized to access bug {number}."
                + (user is null ? " To see this bug, you must first log in to an account with the appropriate permissions." : ""));
    }

    public IReadOnlyList<Bug> VisibleBugs() => [.. Args.Ids("ids").Select(Visible)];

    /// <summary>Whether the caller may edit most fields of the bug.</summary>
    public bool CanEdit(Bug bug) =>
        user is not null && (user.In(SystemGroups.EditBugs) || bug.Creator == user || bug.AssignedTo == user);

    /// <exception cref="BugzillaException">51: no such user.</exception>
    public User FindUser(string login) =>
        State.Users.GetValueOrDefault(login.Trim()) ?? throw BugzillaException.NoSuchUser(login);

    private Bug Find(string idOrAlias)
    {
        if (idOrAlias.Length > 0 && idOrAlias.All(char.IsAsciiDigit))
        {
            var trimmed = idOrAlias.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
            if (IsBmo && trimmed == "0")
            {
                throw new BugzillaException(100, "You must enter a valid bug number!");
            }

            return (int.TryParse(trimmed, out var id) ? State.FindBug(id) : null)
                ?? throw new BugzillaException(101, $"Bug {(IsBmo ? "" : "#")}{trimmed} does not exist.");
        }

        return State.Bugs.FirstOrDefault(b => b.Alias is not null && b.Alias.Equals(idOrAlias, StringComparison.OrdinalIgnoreCase))
            ?? throw new BugzillaException(100, $"'{idOrAlias}' is not a valid bug number nor an alias to a bug.");
    }
}
