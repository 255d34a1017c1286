using System.Text.RegularExpressions;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>Who looks at the pages. Addresses and forms say so: there are no passwords, sessions or cookies, it is a sandbox.</summary>
/// <param name="User">Null: nobody in particular, who sees what is public.</param>
internal sealed partial record Visitor(User? User)
{
    /// <summary>The name of the field that says so.</summary>
    public const string Field = "as";

    /// <summary>What stands in that field.</summary>
    public string Nick => User?.Nick ?? "";

    /// <summary>What addresses end with, so that the next page knows, too.</summary>
    public string Suffix => User is null ? "" : $"&{Field}={User.Nick}";

    /// <summary>Who has this short name; nobody, if nobody whom one can be has.</summary>
    public static Visitor Of(BugzillaState state, string nick) =>
        new(Cast.Parts.Select(p => state.Users[p.Login]).FirstOrDefault(u => u.Nick == nick));

    /// <summary>What a history says of flags, with people's names instead of their logins.</summary>
    public static string Named(string flags, BugzillaState state) => FlagOfSomebody().Replace(flags, of => state.Users.TryGetValue(of.Groups["login"].Value, out var user) ? $" of {NameOf(user)}" : of.Value);

    /// <summary>A name without what Bugzilla puts behind it.</summary>
    public static string NameOf(User user) => user.RealName.Split(" [:")[0];

    [GeneratedRegex(@"(?<=[?+-])\((?<login>[^()\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FlagOfSomebody();
}
