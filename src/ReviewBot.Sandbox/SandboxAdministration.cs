using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox;

/// <summary>What an administrator does in the server's settings, not over REST.</summary>
public static class SandboxAdministration
{
    /// <summary>The sandbox's settings.</summary>
    extension(SandboxBugzilla server)
    {
        /// <summary>Opens an account.</summary>
        /// <returns>Its owner.</returns>
        /// <exception cref="ArgumentException">There is one already.</exception>
        public SandboxPerson AddAccount(string login, string realName, params string[] groups) =>
            new(server, server.Administer(state => state.AddUser(login, realName, groups)));

        /// <summary>Closes an account.</summary>
        /// <param name="login">Whose.</param>
        /// <param name="reason">What the key's owner is told.</param>
        public void CloseAccount(string login, string reason) => server.Change(login, user => user.DisabledText = reason);

        /// <summary>Makes a key useless.</summary>
        public void RevokeKey(string login) => server.Change(login, user => user.KeyRevoked = true);

        /// <summary>BMO: the person takes no review, data-review or needinfo requests any more, or takes them again.</summary>
        public void BlockRequests(string login, bool isBlocked) => server.Change(login, user => user.BlocksRequests = isBlocked);

        /// <summary>Puts somebody into a group or takes them out of it.</summary>
        public void SetMembership(string login, string group, bool isMember) =>
            server.Change(login, user => isMember ? user.Groups.Add(group) : user.Groups.Remove(group));

        /// <summary>Makes a group that every product may restrict bugs to.</summary>
        public void AddGroup(string name, params string[] members) => server.Administer(state =>
        {
            foreach (var product in state.Products.Values)
            {
                product.Groups.Add(name);
            }

            foreach (var member in members)
            {
                state.Users[member].Groups.Add(name);
            }

            return state.AddGroup(name, name);
        });

        /// <summary>Says who may grant and deny a flag; null: everybody.</summary>
        /// <exception cref="ArgumentException">There is no such flag type.</exception>
        public void SetGrantGroup(string flag, string? group) => server.Administer(state =>
        {
            var before = TypeOf(state, flag);
            return Replace(state, before, before with { GrantGroup = group });
        });

        /// <summary>Makes a second flag type of the same name and kind.</summary>
        /// <exception cref="ArgumentException">There is no such flag type.</exception>
        public void DoubleFlagType(string flag) => server.Administer(state =>
        {
            state.FlagTypes.Add(TypeOf(state, flag) with { Id = state.FlagTypes.Max(t => t.Id) + 1 });
            return state;
        });

        /// <summary>Says what a flag type is like.</summary>
        /// <exception cref="ArgumentException">There is no such flag type.</exception>
        public void SetFlagType(string flag, bool isActive = true, bool isRequesteeble = true, bool isMultiplicable = true, string? requestGroup = null) => server.Administer(state =>
            Replace(state, TypeOf(state, flag), TypeOf(state, flag) with { IsActive = isActive, IsRequesteeble = isRequesteeble, IsMultiplicable = isMultiplicable, RequestGroup = requestGroup }));

        /// <summary>Leaves a product without a flag type.</summary>
        /// <exception cref="ArgumentException">There is no such flag type.</exception>
        public void TakeFlagTypeFrom(string product, string flag) => server.Administer(state =>
            Replace(state, TypeOf(state, flag), TypeOf(state, flag) with { Products = state.Products.Keys.Where(p => p != product).ToHashSet() }));

        private void Change<T>(string login, Func<User, T> change) => server.Administer(state =>
            change(state.Users.GetValueOrDefault(login) ?? throw new ArgumentException($"no account {login}", nameof(login))));
    }

    private static FlagType TypeOf(BugzillaState state, string flag) => state.FlagTypes.Find(t => t.Name == flag) ?? throw new ArgumentException($"no flag type {flag}", nameof(flag));

    // Flags that are set know their type.
    private static FlagType Replace(BugzillaState state, FlagType before, FlagType after)
    {
        state.FlagTypes[state.FlagTypes.IndexOf(before)] = after;
        foreach (var flags in state.Bugs.SelectMany(b => b.Attachments.Select(a => a.Flags).Append(b.Flags)))
        {
            for (var i = 0; i < flags.Count; i++)
            {
                flags[i] = flags[i].Type == before ? flags[i] with { Type = after } : flags[i];
            }
        }

        return after;
    }
}
