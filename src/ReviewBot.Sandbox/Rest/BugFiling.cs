using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Files bugs.</summary>
internal static class BugFiling
{
    private static readonly HashSet<string> Known =
    [
        "product", "component", "version", "summary", "description", "op_sys", "platform", "rep_platform", "priority", "severity",
        "alias", "assigned_to", "cc", "groups", "status", "whiteboard", "flags", "keywords", "depends_on", "blocks", "see_also", "url",
        "target_milestone", "comment_is_private", "is_private", "type", "Bugzilla_api_key", "api_key", "comment_tags", "is_markdown",
    ];

    // In the order in which the servers look; upstream alone asks for the first two.
    private static readonly (string[] Names, bool OfUpstream, int Code, string Text)[] Required =
    [
        (["op_sys"], true, 50, "You must select/enter a OS."),
        (["platform", "rep_platform"], true, 50, "You must select/enter a Hardware."),
        (["version"], false, 50, "You must select/enter a version."),
        (["product"], false, 50, "You must select/enter a product."),
        (["component"], false, 105, "To file this bug, you must first choose a component. If necessary, just guess."),
        (["summary"], false, 107, "You must enter a summary for this bug."),
    ];

    public static JsonNode Create(Call call)
    {
        call.Login();
        Check(call);
        var product = call.State.Products.GetValueOrDefault(call.Args.Text("product")!)
            ?? throw new BugzillaException(106, $"Sorry, either the product {call.Args.Text("product")} does not exist or you aren't authorized to enter a bug into it.");
        var bug = New(call, product);
        var rules = new FlagRules(call, bug, null);
        var (removed, added) = rules.Apply(call.Args.Node("flags"));
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

    private static void Check(Call call)
    {
        var args = call.Args;
        if (args.Body.Select(p => p.Key).FirstOrDefault(k => !Known.Contains(k) && !k.StartsWith("cf_", StringComparison.Ordinal)) is { } unknown)
        {
            throw new BugzillaException(53, $"{unknown} is not a valid parameter for the Bugzilla::Bug::create function.");
        }

        foreach (var (names, ofUpstream, code, text) in Required)
        {
            if (!(ofUpstream && call.IsBmo) && names.All(n => string.IsNullOrEmpty(args.Text(n))))
            {
                throw new BugzillaException(code, text);
            }
        }

        if (args.Text("summary")!.Length is > 255 and var length)
        {
            throw new BugzillaException(104, $"The text you entered in the Summary field is too long ({length} characters, above the maximum length allowed of 255 characters).");
        }
    }

    private static Bug New(Call call, Product product)
    {
        var args = call.Args;
        var component = Products.Component(product, args.Text("component")!);
        var version = Products.Version(product, args.Text("version")!);
        var groups = Groups(args, product);
        var cc = args.Texts("cc").Select(call.FindUser).Distinct().ToList();
        var description = Edit.Clean(args.Text("description") ?? "");
        var bug = new Bug
        {
            Id = call.State.NextBug,
            Creator = call.Login(),
            Created = call.Now,
            Changed = call.Now,
            Product = product,
            Component = component,
            Version = version,
            Summary = args.Text("summary")!,
            Status = FirstStatus(call),
            AssignedTo = Given(args, "assigned_to") is { } assignee ? call.FindUser(assignee) : call.State.Users[World.Nobody],
            Whiteboard = args.Text("whiteboard") ?? "",
            OpSys = args.Text("op_sys") ?? "Unspecified",
            Platform = args.Text("platform") ?? args.Text("rep_platform") ?? "Unspecified",
            Severity = args.Text("severity") ?? "normal",
            Alias = Given(args, "alias"),
        };
        bug.Groups.UnionWith(groups);
        bug.Keywords.UnionWith(args.Texts("keywords"));
        bug.Cc.AddRange(cc);
        call.State.Add(bug, new Comment(call.State.NextComment++, 0, call.Login(), call.Now, description, args.IsTrue("comment_is_private"), CommentKind.Normal, null));
        return bug;
    }

    private static List<string> Groups(Args args, Product product)
    {
        var groups = args.Texts("groups").Where(g => g.Length > 0).ToList();
        return groups.Find(g => !product.Groups.Contains(g)) is { } refused
            ? throw new BugzillaException(120, $"You tried to restrict a bug to the '{refused}' group, but either this group does not exist, or you are not allowed to restrict bugs to this group in the '{product.Name}' product.")
            : groups;
    }

    private static string FirstStatus(Call call) =>
        !call.IsBmo ? "CONFIRMED"
        : call.Login().In(SystemGroups.CanConfirm) ? "NEW"
        : "UNCONFIRMED";

    private static string? Given(Args args, string name) => args.Text(name) is { Length: > 0 } text ? text : null;
}
