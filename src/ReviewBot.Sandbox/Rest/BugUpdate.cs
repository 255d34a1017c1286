using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A change of one bug: everything or nothing. Unknown keys are ignored.</summary>
internal static class BugUpdate
{
    public static JsonNode Apply(Call call, Bug bug)
    {
        var change = new BugChange(call, bug);
        var people = new BugPeople(call, bug, change);
        var links = new BugLinks(call, bug, change);
        var comment = new BugComment(call, bug, change);
        new BugMove(call, bug, change).Apply();
        people.Apply();
        change.Text("whiteboard", "Whiteboard", bug.Whiteboard, v => bug.Whiteboard = v);
        change.Text("summary", "Summary", bug.Summary, v => bug.Summary = v);
        change.Text("url", "URL", bug.Url, v => bug.Url = v);
        change.Text("priority", "Priority", bug.Priority, v => bug.Priority = v);
        change.Text("severity", "Severity", bug.Severity, v => bug.Severity = v);
        new BugStatus(call, bug, change).Apply();
        change.Bit("is_cc_accessible", bug.IsCcAccessible, v => bug.IsCcAccessible = v);
        change.Bit("is_creator_accessible", bug.IsCreatorAccessible, v => bug.IsCreatorAccessible = v);
        Keywords(call, bug, change);
        links.SeeAlso();
        links.Dependencies("depends_on", "blocks", bug.DependsOn, b => b.Blocks);
        links.Dependencies("blocks", "depends_on", bug.Blocks, b => b.DependsOn);

        // New people on CC may be asked in the same call, and old groups still bind them.
        var rules = new FlagRules(call, bug, null);
        var (removed, added) = rules.Apply(call.Args.Node("flags"));
        new BugGroups(call, bug, change).Apply();
        change.Edit.ChangeCc(rules.Asked, []);
        people.MergeCc();
        change.Edit.Record("flagtypes.name", removed, added);
        comment.Privacy();
        comment.Add();
        return new JsonObject
        {
            ["id"] = bug.Id,
            ["alias"] = Shapes.Alias(call, bug),
            ["last_change_time"] = Clock.Write(bug.Changed),
            ["changes"] = Shapes.Changes(change.Edit.Changes),
        };
    }

    private static void Keywords(Call call, Bug bug, BugChange change)
    {
        var (add, remove) = change.Lists("keywords");
        if (add.Concat(remove).FirstOrDefault(k => !call.State.Keywords.Contains(k)) is { } unknown)
        {
            throw new BugzillaException(51, $"There is no keyword named '{unknown}'.");
        }

        var added = add.Where(bug.Keywords.Add).ToList();
        var removed = remove.Where(bug.Keywords.Remove).ToList();
        if (added.Count + removed.Count > 0)
        {
            change.Require("Keywords", string.Join(", ", removed), string.Join(", ", added));
            change.Edit.Record("keywords", string.Join(", ", removed), string.Join(", ", added));
        }
    }
}
