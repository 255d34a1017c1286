using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox;

/// <summary>What an administrator does in the server's settings, not over REST.</summary>
public sealed partial class SandboxBugzilla
{
    /// <summary>Opens an account.</summary>
    /// <returns>Its owner.</returns>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public SandboxPerson AddAccount(string login, string realName, params string[] groups)
    {
        lock (_lock)
        {
            return new SandboxPerson(this, State.AddUser(login, realName, groups));
        }
    }

    /// <summary>Closes an account.</summary>
    /// <param name="login">Whose.</param>
    /// <param name="reason">What the key's owner is told.</param>
    public void CloseAccount(string login, string reason) => Administer(login, user => user.DisabledText = reason);

    /// <summary>Makes a key useless.</summary>
    public void RevokeKey(string login) => Administer(login, user => user.KeyRevoked = true);

    /// <summary>BMO: the person takes no review, data-review or needinfo requests any more, or takes them again.</summary>
    public void BlockRequests(string login, bool isBlocked) => Administer(login, user => user.BlocksRequests = isBlocked);

    /// <summary>Makes a group that every product may restrict bugs to.</summary>
    public void AddGroup(string name, params string[] members)
    {
        lock (_lock)
        {
            State.AddGroup(name, name);
            foreach (var product in State.Products.Values.ToList())
            {
                State.Products[product.Name].Groups.Add(name);
            }

            foreach (var member in members)
            {
                State.Users[member].Groups.Add(name);
            }
        }
    }

    /// <summary>Puts somebody into a group or takes them out of it.</summary>
    public void SetMembership(string login, string group, bool isMember) =>
        Administer(login, user => _ = isMember ? user.Groups.Add(group) : user.Groups.Remove(group));

    /// <summary>Says who may grant and deny a flag; null: everybody.</summary>
    /// <exception cref="ArgumentException">There is no such flag type.</exception>
    public void SetGrantGroup(string flag, string? group)
    {
        lock (_lock)
        {
            Replace(State.FlagTypes.Find(t => t.Name == flag) ?? throw new ArgumentException($"no flag type {flag}", nameof(flag)), group);
        }
    }

    // Flags that are set know their type.
    private void Replace(FlagType before, string? group)
    {
        var after = before with { GrantGroup = group };
        State.FlagTypes[State.FlagTypes.IndexOf(before)] = after;
        foreach (var flags in State.Bugs.SelectMany(b => b.Attachments.Select(a => a.Flags).Append(b.Flags)))
        {
            for (var i = 0; i < flags.Count; i++)
            {
                flags[i] = flags[i].Type == before ? flags[i] with { Type = after } : flags[i];
            }
        }
    }

    private void Administer(string login, Action<User> change)
    {
        lock (_lock)
        {
            change(State.Users.GetValueOrDefault(login) ?? throw new ArgumentException($"no account {login}", nameof(login)));
        }
    }
}
