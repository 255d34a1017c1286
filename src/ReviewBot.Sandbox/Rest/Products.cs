using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Products, their components and versions.</summary>
internal static class Products
{
    public static JsonNode Get(Call call)
    {
        var names = call.Args.Ids("names");
        var ids = call.Args.Ids("ids");
        var fields = call.Fields;
        return new JsonObject
        {
            ["products"] = Shapes.Array(call.State.Products.Values
                .Where(p => names.Contains(p.Name, StringComparer.OrdinalIgnoreCase) || ids.Contains($"{p.Id}"))
                .Select(p => (JsonNode?)Shape(call, p, fields))),
        };
    }

    /// <exception cref="BugzillaException">51: not in the product.</exception>
    public static string Component(Product product, string name) =>
        product.Components.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw new BugzillaException(51, $"There is no component named '{name}' in the '{product.Name}' product.");

    /// <exception cref="BugzillaException">51: not in the product.</exception>
    public static string Version(Product product, string name) =>
        product.Versions.FirstOrDefault(v => v == name)
        ?? throw new BugzillaException(51, $"There is no version named '{name}' in the '{product.Name}' product.");

    private static JsonObject Shape(Call call, Product product, FieldFilter fields)
    {
        var shown = new NarrowedObject(fields);
        shown.Put("id", () => product.Id);
        shown.Put("name", () => product.Name);
        shown.Put("description", () => product.Name);
        shown.Put("is_active", () => true);
        shown.Put("default_milestone", () => "---");
        shown.Put("versions", () => Shapes.Array(product.Versions.Select((v, i) => (JsonNode?)new JsonObject { ["id"] = i + 1, ["name"] = v, ["is_active"] = true })));
        shown.Put("components", () => Shapes.Array(product.Components.Select(c => (JsonNode?)Shape(call, product, c, fields.Inside("components")))));
        if (call.IsBmo)
        {
            shown.Put("default_security_group", () => product.DefaultSecurityGroup);
        }

        return shown.Json;
    }

    private static JsonObject Shape(Call call, Product product, Component component, FieldFilter fields)
    {
        var shown = new NarrowedObject(fields);
        JsonArray Types(bool forBugs) => Shapes.Array(
            call.State.FlagTypes.Where(t => t.ForBugs == forBugs && t.IsIn(product.Name)).Select(t => (JsonNode?)new JsonObject
            {
                ["id"] = t.Id,
                ["name"] = t.Name,
                ["description"] = t.Description,
                ["is_active"] = t.IsActive,
                ["is_requestable"] = t.IsRequestable,
                ["is_requesteeble"] = t.IsRequesteeble,
                ["is_multiplicable"] = t.IsMultiplicable,
                ["grant_group"] = t.GrantGroup is { } grant ? call.State.Groups[grant].Id : null,
                ["request_group"] = t.RequestGroup is { } request ? call.State.Groups[request].Id : null,
                ["cc_list"] = "",
                ["sort_key"] = 1,
            }));
        shown.Put("id", () => component.Id);
        shown.Put("name", () => component.Name);
        shown.Put("description", () => component.Name);
        shown.Put("is_active", () => true);
        shown.Put("flag_types", () => new JsonObject { ["bug"] = Types(true), ["attachment"] = Types(false) });
        return shown.Json;
    }
}
