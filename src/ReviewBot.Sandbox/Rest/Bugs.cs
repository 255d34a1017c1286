using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Bugs: reading, changing, history.</summary>
internal static class Bugs
{
    public static JsonNode Get(Call call)
    {
        var bugs = new JsonArray();
        var faults = new JsonArray();
        var permissive = call.IsBmo && call.Args.IsTrue("permissive");
        foreach (var id in call.Args.Ids("ids"))
        {
            try
            {
                bugs.Add(BugShape.Write(call, call.Visible(id), fromSearch: false));
            }
            catch (BugzillaException error) when (permissive)
            {
                faults.Add(new JsonObject { ["id"] = id, ["faultCode"] = error.Code, ["faultString"] = error.Message });
            }
        }

        return new JsonObject { ["bugs"] = bugs, ["faults"] = faults };
    }

    public static JsonNode History(Call call)
    {
        var after = call.Args.Text("new_since") is { Length: > 0 } since ? Clock.Read(since) : (DateTimeOffset?)null;
        return new JsonObject
        {
            ["bugs"] = Shapes.Array(call.VisibleBugs().Select(bug => (JsonNode?)new JsonObject
            {
                ["id"] = bug.Id,
                ["alias"] = Shapes.Alias(call, bug),
                ["history"] = Histories.Write(call, bug, after),
            })),
        };
    }

    public static JsonNode Update(Call call)
    {
        call.Login();
        var bugs = call.VisibleBugs();
        var answer = bugs.Select(bug => BugUpdate.Apply(call, bug)).ToList();
        return new JsonObject { ["bugs"] = Shapes.Array(answer) };
    }
}
