using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>What the server says about itself: version, time, groups, who one is.</summary>
internal static class Site
{
    public static JsonNode Version(Call call) => new JsonObject { ["version"] = call.IsBmo ? "20260820.1" : "5.2+" };

    public static JsonNode TimeZone(Call call) => new JsonObject { ["timezone"] = "+0000" };

    public static JsonNode Time(Call call) => new JsonObject
    {
        ["db_time"] = Clock.Write(call.Now),
        ["web_time"] = Clock.Write(call.Now),
        ["web_time_utc"] = Clock.Write(call.Now),
        ["tz_name"] = "UTC",
        ["tz_short_name"] = "UTC",
        ["tz_offset"] = "+0000",
    };

    public static JsonNode WhoAmI(Call call)
    {
        var user = call.Login();
        return new JsonObject
        {
            ["id"] = user.Id,
            ["name"] = user.Login,
            ["real_name"] = user.RealName,
            ["nick"] = user.Nick,
            ["mfa_status"] = false,
            ["groups"] = Shapes.Array(user.Groups.Order(StringComparer.Ordinal)),
            ["uuid"] = "bmo-who:" + user.Key[..32],
        };
    }

    public static JsonNode ValidLogin(Call call)
    {
        var login = call.Args.Text("login") ?? throw BugzillaException.Required("", "login");
        var valid = call.User?.Login.Equals(login, StringComparison.OrdinalIgnoreCase) ?? false;
        return call.IsBmo ? JsonValue.Create(valid) : new JsonObject { ["result"] = valid };
    }

    public static JsonNode Groups(Call call) =>
        call.Login().In(SystemGroups.Admin)
            ? new JsonObject
            {
                ["groups"] = Shapes.Array(call.State.Groups.Values.Select(g =>
                    (JsonNode?)new JsonObject { ["id"] = g.Id, ["name"] = g.Name, ["description"] = g.Description })),
            }
            : throw new BugzillaException(805, "In order to view groups, you need to be a member of the 'editusers' or 'creategroups' group, or have bless privileges to at least one group.");
}
