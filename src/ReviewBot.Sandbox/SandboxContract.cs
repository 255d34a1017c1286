using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox;

/// <summary>What a test needs to know about this server, as the contract file says it.</summary>
public static class SandboxContract
{
    /// <summary>The contract file.</summary>
    public static JsonObject Contract(this SandboxBugzilla server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var isBmo = server.Flavour == SandboxFlavour.Bmo;
        var users = new JsonObject();
        foreach (var (role, login) in World.Roles)
        {
            users[role] = new JsonObject { ["login"] = login, ["key"] = server.State.Users[login].Key };
        }

        return new JsonObject
        {
            ["url"] = server.BaseUrl.AbsoluteUri.TrimEnd('/'),
            ["flavour"] = isBmo ? "bmo" : "upstream",
            ["auth"] = isBmo ? "header" : "query",
            ["products"] = new JsonArray([.. World.Products.Select(p => (JsonNode?)p)]),
            ["component"] = "General",
            ["version"] = "unspecified",
            ["bugFields"] = isBmo
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
