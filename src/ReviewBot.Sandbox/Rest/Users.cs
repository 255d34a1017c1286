using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>User.get</summary>
internal static class Users
{
    /// <summary>By number or login, whichever the path holds.</summary>
    public static JsonNode One(Call call)
    {
        var who = call.Args.InPath("user")!;
        call.Args.FromPath(who.All(char.IsAsciiDigit) ? "ids" : "names", who);
        return Get(call);
    }

    public static JsonNode Get(Call call)
    {
        var args = call.Args;
        var names = args.Ids("names");
        var ids = args.Ids("ids");
        var matches = args.Ids("match");
        if (names.Count + ids.Count + matches.Count == 0)
        {
            throw new BugzillaException(50, "The function User.get requires that you set one of the following parameters: ids, names, match");
        }

        if (call.User is null && (ids.Count > 0 || matches.Count > 0))
        {
            throw new BugzillaException(505, $"Logged-out users cannot use the \"{(ids.Count > 0 ? "ids" : "match")}\" argument to this function to access any user information.");
        }

        var groups = args.Texts("groups");
        if (groups.FirstOrDefault(g => call.User?.In(g) != true) is { } foreign)
        {
            throw new BugzillaException(804, $"The group you specified, {foreign}, is not valid here.");
        }

        var faults = new JsonArray();
        var users = new List<User>();
        foreach (var name in names)
        {
            if (call.State.Users.GetValueOrDefault(name) is { } user)
            {
                users.Add(user);
            }
            else if (call.IsBmo && args.IsTrue("permissive"))
            {
                faults.Add(new JsonObject { ["name"] = name, ["error"] = true, ["message"] = BugzillaException.NoSuchUser(name).Message + "\n" });
            }
            else
            {
                throw BugzillaException.NoSuchUser(name);
            }
        }

        var everybody = call.State.Users.Values;
        users.AddRange(everybody.Where(u => ids.Contains($"{u.Id}")));
        users.AddRange(everybody.Where(u => (u.IsEnabled || args.IsTrue("include_disabled")) && matches.Any(m => Matches(u, m))));

        // The order of the answer is not that of the question: Perl's is random, ours the reverse.
        var json = new JsonObject
        {
            ["users"] = Shapes.Array(users.Distinct().Where(u => groups.All(u.In)).Reverse().Select(u => (JsonNode?)Shape(call, u))),
        };
        if (call.IsBmo)
        {
            json["faults"] = faults;
        }

        return json;
    }

    private static bool Matches(User user, string text) =>
        user.Login.Contains(text, StringComparison.OrdinalIgnoreCase) || user.RealName.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static JsonObject Shape(Call call, User user)
    {
        var shown = new NarrowedObject(call.Fields);
        shown.Put("id", () => user.Id);
        shown.Put("name", () => user.Login);
        shown.Put("real_name", () => user.RealName);
        if (call.IsBmo)
        {
            shown.Put("nick", () => user.Nick);
        }

        if (call.User is not { } caller)
        {
            return shown.Json;
        }

        shown.Put("email", () => user.Login);
        shown.Put("can_login", () => user.IsEnabled);
        shown.Put("groups", () => Groups(call, caller, user));
        if (call.IsBmo)
        {
            shown.Put("last_seen_date", () => Clock.Write(new DateTimeOffset(call.Now.Date, TimeSpan.Zero)));
            shown.Put("requests", () => Requests(call, user));
        }

        return shown.Json;
    }

    // One's own are shown in full; of others only those that the caller may give away.
    private static JsonArray Groups(Call call, User caller, User user) =>
        caller == user || caller.In(SystemGroups.Admin)
            ? Shapes.Array(user.Groups.Select(call.State.Groups.GetValueOrDefault).OfType<Group>().OrderBy(g => g.Id).Select(g =>
                (JsonNode?)new JsonObject { ["id"] = g.Id, ["name"] = g.Name, ["description"] = g.Description }))
            : [];

    private static JsonObject Requests(Call call, User user)
    {
        var asked = call.State.Bugs
            .SelectMany(b => b.Flags.Concat(b.Attachments.SelectMany(a => a.Flags)))
            .Where(f => f.Requestee == user)
            .ToLookup(f => f.Type.Name);
        JsonObject Of(params string[] names) => new() { ["blocked"] = user.BlocksRequests, ["pending"] = names.Sum(n => asked[n].Count()) };
        return new JsonObject { ["review"] = Of("review", "data-review"), ["feedback"] = Of("feedback"), ["needinfo"] = Of("needinfo") };
    }
}
