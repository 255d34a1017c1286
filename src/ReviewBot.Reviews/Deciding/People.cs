using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Finds who is meant by a name in a command. People are known by login or nick, never by display name.</summary>
internal static class People
{
    /// <summary>The login, or null where nobody or more than one person is known by that name.</summary>
    public static string? Resolve(Person person, string speaker, ReviewPolicy policy, World world) => person switch
    {
        Person.Me => speaker,
        Person.Login login => policy.Roster.Find(login.Value)?.Login ?? (world.Accounts.TryGetValue(login.Value, out var account) ? account.Login : null),
        Person.Nick nick => world.Accounts.Values.Where(a => Same(a.Nick ?? "", nick.Value)).Select(a => a.Login).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
