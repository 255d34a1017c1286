using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Bugs: reading, filing, history. Changing is in <see cref="BugUpdate"/>.</summary>
internal static class Bugs
{
    private static readonly HashSet<string> Creatable =
    [
        "product", "component", "version", "summary", "description", "op_sys", "platform", "rep_platform", "priority", "severity",
        "alias", "assigned_to", "cc", "groups", "status", "whiteboard", "flags", "keywords", "depends_on", "blocks", "see_also", "url",
        "target_milestone", "comment_is_private", "is_private", "type", "Bugzilla_api_key", "api_key", "comment_tags", "is_markdown",
    ];

    public static JsonNode Get(Call call)
    {
        var bugs = new JsonArray();
        var faults = new JsonArray();
        var permissive = call.IsBmo && call.Args.IsTrue("permissive");
        foreach (var id in call.Args.Ids("ids"))
        {
            try
            {
                bugs.Add(Shapes.Bug(call, call.Visible(id), fromSearch: false));
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
                ["alias"] = call.IsBmo ? bug.Alias : bug.Alias is null ? new JsonArray() : new JsonArray(bug.Alias),
                ["history"] = Histories.Write(call, bug, after),
            })),
        };
    }

    public static JsonNode Update(Call call)
    {
        call.Login();
        var bugs = call.VisibleBugs();
        var answer = bugs.Select(bug => new BugUpdate(call, bug).Apply()).ToList();
        return new JsonObject { ["bugs"] = Shapes.Array(answer) };
    }

    public static JsonNode Create(Call call)
    {
        var user = call.Login();
        var args = call.Args;
        if (args.Body.Select(p => p.Key).FirstOrDefault(k => !Creatable.Contains(k) && !k.StartsWith("cf_", StringComparison.Ordinal)) is { } unknown)
        {
            throw new BugzillaException(53, $"{unknown} is not a valid parameter for the Bugzilla::Bug::create function.");
        }

        RequireFields(call);
        var product = call.State.Products.GetValueOrDefault(args.Text("product")!)
            ?? throw new BugzillaException(106, $"Sorry, either the product {args.Text("product")} does not exist or you aren't authorized to enter a bug into it.");
        var component = Component(product, args.Text("component")!);
        var version = Version(product, args.Text("version")!);
        var groups = args.Texts("groups").Where(g => g.Length > 0).ToList();
        if (groups.Find(g => !product.Groups.Contains(g)) is { } refused)
        {
            throw new BugzillaException(120, $"You tried to restrict a bug to the '{refused}' group, but either this group does not exist, or you are not allowed to restrict bugs to this group in the '{product.Name}' product.");
        }

        var cc = args.Texts("cc").Select(call.FindUser).Distinct().ToList();
        var description = Edit.Clean(args.Text("description") ?? "");
        var bug = new Bug
        {
            Id = call.State.NextBug,
            Creator = user,
            Created = call.Now,
            Changed = call.Now,
            Product = product,
            Component = component,
            Version = version,
            Summary = args.Text("summary")!,
            Status = call.IsBmo ? (user.In(SystemGroups.CanConfirm) ? "NEW" : "UNCONFIRMED") : "CONFIRMED",
            AssignedTo = args.Text("assigned_to") is { Length: > 0 } a ? call.FindUser(a) : call.State.Users[World.Nobody],
            Whiteboard = args.Text("whiteboard") ?? "",
            OpSys = args.Text("op_sys") ?? "Unspecified",
            Platform = args.Text("platform") ?? args.Text("rep_platform") ?? "Unspecified",
            Severity = args.Text("severity") ?? "normal",
            Alias = args.Text("alias") is { Length: > 0 } alias ? alias : null,
        };
        bug.Groups.UnionWith(groups);
        bug.Keywords.UnionWith(args.Texts("keywords"));
        bug.Cc.AddRange(cc);
        call.State.Add(bug, new Comment(call.State.NextComment++, 0, user, call.Now, description, args.IsTrue("comment_is_private"), CommentKind.Normal, null));
        var rules = new FlagRules(call, bug, null);
        var (removed, added) = rules.Apply(args.Node("flags"));
        call.State.Add(bug);
        call.State.NextBug++;
        if (added.Length > 0)
        {
            var edit = new Edit(call, bug);
            edit.Record("flagtypes.name", removed, added);
            edit.ChangeCc(rules.Asked, []);
        }

        return new JsonObject { ["id"] = bug.Id };
    }

    /// <exception cref="BugzillaException">51: not in the product.</exception>
    public static string Component(Product product, string name) =>
        product.Components.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw new BugzillaException(51, $"There is no component named '{name}' in the '{product.Name}' product.");

    /// <exception cref="BugzillaException">51: not in the product.</exception>
    public static string Version(Product product, string name) =>
        product.Versions.FirstOrDefault(v => v == name)
        ?? throw new BugzillaException(51, $"There is no version named '{name}' in the '{product.Name}' product.");

    private static void RequireFields(Call call)
    {
        var args = call.Args;
        bool Lacks(string name) => string.IsNullOrEmpty(args.Text(name));
        if (!call.IsBmo && Lacks("op_sys"))
        {
            throw new BugzillaException(50, "You must select/enter a OS.");
        }

        if (!call.IsBmo && Lacks("platform") && Lacks("rep_platform"))
        {
            throw new BugzillaException(50, "You must select/enter a Hardware.");
        }

        if (Lacks("version"))
        {
            throw new BugzillaException(50, "You must select/enter a version.");
        }

        if (Lacks("product"))
        {
            throw new BugzillaException(50, "You must select/enter a product.");
        }

        if (Lacks("component"))
        {
            throw new BugzillaException(105, "To file this bug, you must first choose a component. If necessary, just guess.");
        }

        if (Lacks("summary"))
        {
            throw new BugzillaException(107, "You must enter a summary for this bug.");
        }

        if (args.Text("summary")!.Length is > 255 and var length)
        {
            throw new BugzillaException(104, $"The text you entered in the Summary field is too long ({length} characters, above the maximum length allowed of 255 characters).");
        }
    }
}
