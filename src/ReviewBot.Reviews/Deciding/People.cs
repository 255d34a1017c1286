using System.Collections.Frozen;
using System.Globalization;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Finds who is meant by a name in a command. A name on the roster is enough where it is one person's.</summary>
internal static class People
{
    private static readonly FrozenDictionary<char, string> Typed = WordList.LinesOf("marked-letters").Select(line => line.Split(" = ", 2))
        .SelectMany(parts => parts[1].Select(marked => KeyValuePair.Create(marked, parts[0]))).ToFrozenDictionary();

    /// <summary>The login, or null where nobody or more than one person is known by that name.</summary>
    public static string? Resolve(Person person, string speaker, ReviewPolicy policy, World world) => person switch
    {
        Person.Me => speaker,
        Person.Login login => policy.Roster.Find(login.Value)?.Login
            ?? (world.Accounts.TryGetValue(login.Value, out var account) ? account.Login : ByName(login.Value, policy) ?? ByNick(login.Value, world)),
        Person.Nick nick => ByNick(nick.Value, world),
        Person.Named named => ByName(named.Value, policy),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? ByNick(string nick, World world) =>
        Only(world.Accounts.Values.Where(a => Same(a.Nick ?? "", nick)).Select(a => a.Login));

    // The whole name first: it may be a part of another's.
    private static string? ByName(string name, ReviewPolicy policy) => AsWritten(name, name => name, policy) ?? AsWritten(name, WithoutMarks, policy);

    private static string? AsWritten(string name, Func<string, string> spelt, ReviewPolicy policy) =>
        Only(policy.Roster.Stewards.Where(s => Same(spelt(s.Name ?? ""), spelt(name))).Select(s => s.Login))
        ?? Only(policy.Roster.Stewards.Where(s => spelt(s.Name ?? "").Split(' ').Contains(spelt(name), StringComparer.OrdinalIgnoreCase)).Select(s => s.Login));

    // Not everybody has the keys for "Lucía". The service runs without the data by which the framework would take a letter apart.
    private static string WithoutMarks(string name) =>
        string.Concat(name.ToLowerInvariant().Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => Typed.GetValueOrDefault(c, c.ToString())));

    private static string? Only(IEnumerable<string> logins) => logins.Distinct(StringComparer.OrdinalIgnoreCase).ToList() is [var only] ? only : null;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
