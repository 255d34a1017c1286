using System.Text.Json.Nodes;

namespace ReviewBot.Sandbox;

public sealed partial class SandboxBugzilla
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["admin"] = World.Admin,
        ["bot"] = World.Bot,
        ["requester"] = World.Requester,
        ["requester2"] = World.Requester2,
        ["steward1"] = World.Steward1,
        ["steward2"] = World.Steward2,
        ["steward3"] = World.Steward3,
        ["blocked"] = World.Blocked,
        ["outsider"] = World.Outsider,
        ["security"] = World.Security,
    };

    /// <summary>The login of a role: <c>bot</c>, <c>requester</c>, <c>requester2</c>, <c>steward1</c> to <c>steward3</c>,
    /// <c>blocked</c>, <c>outsider</c>, <c>security</c>, <c>admin</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such role.</exception>
    public static string LoginOf(string role) => Roles[role];

    /// <summary>The contract file: what a test needs to know about this server.</summary>
    public JsonObject Contract()
    {
        var users = new JsonObject();
        foreach (var (role, login) in Roles)
        {
            users[role] = new JsonObject { ["login"] = login, ["key"] = State.Users[login].Key };
        }

        return new JsonObject
        {
            ["url"] = BaseUrl.AbsoluteUri.TrimEnd('/'),
            ["flavour"] = Flavour == SandboxFlavour.Bmo ? "bmo" : "upstream",
            ["auth"] = Flavour == SandboxFlavour.Bmo ? "header" : "query",
            ["products"] = new JsonArray([.. World.Products.Select(p => (JsonNode?)p)]),
            ["component"] = "General",
            ["version"] = "unspecified",
            ["bugFields"] = Flavour == SandboxFlavour.Bmo
                ? new JsonObject { ["op_sys"] = "All", ["platform"] = "All", ["type"] = "defect" }
                : new JsonObject { ["op_sys"] = "All", ["platform"] = "All" },
            ["otherProduct"] = World.OtherProduct,
            ["otherComponent"] = "General",
            ["flag"] = World.Flag,
            ["needinfo"] = World.Needinfo,
            ["embargoGroup"] = World.EmbargoGroup,
            ["groupOwner"] = "steward1",
            ["otherGroup"] = World.OtherGroup,
            ["securityGroup"] = World.SecurityGroup,
            ["securityOwner"] = "security",
            ["users"] = users,
        };
    }
}
