using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>What the server says about itself: time, products, flag types, groups, who one is.</summary>
internal static class Site
{
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

    public static JsonNode FlagTypes(Call call, string productName, string? component)
    {
        var product = call.State.Products.GetValueOrDefault(productName)
            ?? throw new BugzillaException(106, $"Sorry, either the product {productName} does not exist or you aren't authorized to access it.");
        if (component is not null)
        {
            Bugs.Component(product, component);
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

    public static JsonNode Products(Call call)
    {
        var names = call.Args.Ids("names");
        var ids = call.Args.Ids("ids");
        var fields = call.Fields;
        return new JsonObject
        {
            ["products"] = Shapes.Array(call.State.Products.Values
                .Where(p => names.Contains(p.Name, StringComparer.OrdinalIgnoreCase) || ids.Contains($"{p.Id}"))
                .Select(p => (JsonNode?)Product(call, p, fields))),
        };
    }

    public static JsonNode Groups(Call call) =>
        call.Login().In(SystemGroups.Admin)
            ? new JsonObject
            {
                ["groups"] = Shapes.Array(call.State.Groups.Values.Select(g =>
                    (JsonNode?)new JsonObject { ["id"] = g.Id, ["name"] = g.Name, ["description"] = g.Description })),
            }
            : throw new BugzillaException(805, "In order to view groups, you need to be a member of the 'editusers' or 'creategroups' group, or have bless privileges to at least one group.");

    /// <summary>BMO: products, components and flag types at once.</summary>
    public static JsonNode Configuration(Call call)
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

    private static JsonObject Product(Call call, Product product, FieldFilter fields)
    {
        var json = new JsonObject();
        void Put(string name, Func<JsonNode?> value)
        {
            if (fields.Wants(name))
            {
                json[name] = value();
            }
        }

        Put("id", () => product.Id);
        Put("name", () => product.Name);
        Put("description", () => product.Name);
        Put("is_active", () => true);
        Put("default_milestone", () => "---");
        Put("versions", () => Shapes.Array(product.Versions.Select((v, i) => (JsonNode?)new JsonObject { ["id"] = i + 1, ["name"] = v, ["is_active"] = true })));
        Put("components", () => Shapes.Array(product.Components.Select(c => (JsonNode?)Component(call, product, c, fields.Inside("components")))));
        if (call.IsBmo)
        {
            Put("default_security_group", () => product.DefaultSecurityGroup);
        }

        return json;
    }

    private static JsonObject Component(Call call, Product product, Component component, FieldFilter fields)
    {
        var json = new JsonObject();
        void Put(string name, Func<JsonNode?> value)
        {
            if (fields.Wants(name))
            {
                json[name] = value();
            }
        }

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
        Put("id", () => component.Id);
        Put("name", () => component.Name);
        Put("description", () => component.Name);
        Put("is_active", () => true);
        Put("flag_types", () => new JsonObject { ["bug"] = Types(true), ["attachment"] = Types(false) });
        return json;
    }
}
