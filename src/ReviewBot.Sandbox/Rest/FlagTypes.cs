using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The flag types of a product.</summary>
internal static class FlagTypes
{
    public static JsonNode Get(Call call)
    {
        var productName = call.Args.InPath("flag_product")!;
        var product = call.State.Products.GetValueOrDefault(productName)
            ?? throw new BugzillaException(106, $"Sorry, either the product {productName} does not exist or you aren't authorized to access it.");
        if (call.Args.InPath("flag_component") is { } component)
        {
            Products.Component(product, component);
        }

        JsonArray Of(bool forBugs) => Shapes.Array(
            call.State.FlagTypes.Where(t => t.ForBugs == forBugs && t.IsIn(product.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (JsonNode?)new JsonObject
            {
                ["id"] = t.Id,
                ["name"] = t.Name,
                ["description"] = t.Description,
                ["type"] = forBugs ? "bug" : "attachment",
                ["values"] = Shapes.Array(Values(call, t)),
                ["is_active"] = t.IsActive,
                ["is_requesteeble"] = t.IsRequesteeble,
                ["is_multiplicable"] = t.IsMultiplicable,
            }));
        return new JsonObject { ["bug"] = Of(true), ["attachment"] = Of(false) };
    }

    private static IEnumerable<string> Values(Call call, FlagType type)
    {
        yield return "X";
        if (type.IsRequestable && (call.User is null || type.CanRequest(call.User)))
        {
            yield return "?";
        }

        if (call.User is null ? type.GrantGroup is null : type.CanGrant(call.User))
        {
            yield return "+";
            yield return "-";
        }
    }
}
