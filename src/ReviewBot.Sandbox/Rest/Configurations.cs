using System.Text.Json.Nodes;

namespace ReviewBot.Sandbox.Rest;

/// <summary>BMO: products, components and flag types at once.</summary>
internal static class Configurations
{
    public static JsonNode Get(Call call)
    {
        var wanted = call.Args.Texts("product");
        var products = new JsonObject();
        foreach (var product in call.State.Products.Values.Where(p => wanted.Count == 0 || wanted.Contains(p.Name)))
        {
            var components = new JsonObject();
            foreach (var component in product.Components)
            {
                var json = new JsonObject { ["id"] = component.Id, ["description"] = component.Name, ["is_active"] = true };
                if (call.Args.IsTrue("flags"))
                {
                    json["flag_type"] = Shapes.Array(call.State.FlagTypes.Where(t => t.IsIn(product.Name)).Select(t => (JsonNode?)t.Id));
                }

                components[component.Name] = json;
            }

            products[product.Name] = new JsonObject
            {
                ["id"] = product.Id,
                ["description"] = product.Name,
                ["is_active"] = true,
                ["component"] = components,
                ["version"] = Shapes.Array(product.Versions),
                ["target_milestone"] = new JsonArray("---"),
            };
        }

        var types = new JsonObject();
        foreach (var type in call.State.FlagTypes)
        {
            types[$"{type.Id}"] = new JsonObject
            {
                ["name"] = type.Name,
                ["description"] = type.Description,
                ["is_for_bugs"] = type.ForBugs,
                ["is_multiplicable"] = type.IsMultiplicable,
                ["is_requestable"] = type.IsRequestable,
                ["is_specifically_requestable"] = type.IsRequesteeble,
            };
        }

        return new JsonObject
        {
            ["version"] = "20260820.1",
            ["announcement"] = "",
            ["max_attachment_size"] = 1000 * 1000,
            ["product"] = products,
            ["flag_type"] = types,
        };
    }
}
