using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A bug as the servers show it.</summary>
internal sealed class BugShape(Call call, Bug bug)
{
    private readonly FieldFilter _fields = call.Fields;
    private readonly NarrowedObject _shown = new(call.Fields);

    public static JsonNode Write(Call call, Bug bug, bool fromSearch) => new BugShape(call, bug).Write(fromSearch);

    private JsonObject Write(bool fromSearch)
    {
        Texts();
        Lists();
        People();
        if (!fromSearch && call.User is not null)
        {
            _shown.Put("update_token", () => $"{call.Now.ToUnixTimeSeconds()}-{call.State.NextToken++}");
        }

        if (call.IsBmo)
        {
            OfBmo();
        }
        else
        {
            _shown.Put("tags", () => new JsonArray(), extra: true);
        }

        return _shown.Json;
    }

    private void Texts()
    {
        _shown.Put("id", () => bug.Id);
        _shown.Put("alias", () => Shapes.Alias(call, bug));
        _shown.Put("product", () => bug.Product.Name);
        _shown.Put("component", () => bug.Component);
        _shown.Put("classification", () => call.IsBmo ? "Client Software" : "Unclassified");
        _shown.Put("version", () => bug.Version);
        _shown.Put("summary", () => bug.Summary);
        _shown.Put("status", () => bug.Status);
        _shown.Put("resolution", () => bug.Resolution);
        _shown.Put("dupe_of", () => bug.DupeOf);
        _shown.Put("is_open", () => bug.IsOpen);
        _shown.Put("is_confirmed", () => bug.Status != "UNCONFIRMED");
        _shown.Put("severity", () => bug.Severity);
        _shown.Put("priority", () => bug.Priority);
        _shown.Put("op_sys", () => bug.OpSys);
        _shown.Put("platform", () => bug.Platform);
        _shown.Put("target_milestone", () => bug.TargetMilestone);
        _shown.Put("url", () => bug.Url);
        _shown.Put("whiteboard", () => bug.Whiteboard);
        _shown.Put("qa_contact", () => "");
        _shown.Put("deadline", () => null);
    }

    private void Lists()
    {
        _shown.Put("keywords", () => Shapes.Array(bug.Keywords));
        _shown.Put("groups", () => Shapes.Array(bug.Groups));
        _shown.Put("see_also", () => Shapes.Array(bug.SeeAlso));
        _shown.Put("depends_on", () => Shapes.Array(bug.DependsOn.Select(i => (JsonNode?)i)));
        _shown.Put("blocks", () => Shapes.Array(bug.Blocks.Select(i => (JsonNode?)i)));
        _shown.Put("creation_time", () => Clock.Write(bug.Created));
        _shown.Put("last_change_time", () => Clock.Write(bug.Changed));
        _shown.Put("is_cc_accessible", () => bug.IsCcAccessible);
        _shown.Put("is_creator_accessible", () => bug.IsCreatorAccessible);
        _shown.Put("flags", () => Shapes.Array(bug.Flags.Select(f => Shapes.Flag(f))));
    }

    private void People()
    {
        Person("creator", bug.Creator);
        Person("assigned_to", bug.AssignedTo);
        if (_fields.Wants("cc"))
        {
            var people = bug.Cc.OrderBy(u => u.Login, StringComparer.Ordinal).ToList();
            _shown.Json["cc"] = Shapes.Array(people.Select(u => u.Login));
            _shown.Json["cc_detail"] = Shapes.Array(people.Select(u => (JsonNode?)Shapes.Detail(call, u, _fields.Inside("cc"))));
        }
    }

    private void Person(string name, User user)
    {
        if (_fields.Wants(name))
        {
            _shown.Json[name] = user.Login;
            _shown.Json[name + "_detail"] = Shapes.Detail(call, user, _fields.Inside(name));
        }
    }

    private void OfBmo()
    {
        _shown.Put("type", () => "task");
        _shown.Put("mentors", () => new JsonArray());
        _shown.Put("mentors_detail", () => new JsonArray());
        _shown.Put("regressed_by", () => new JsonArray());
        _shown.Put("regressions", () => new JsonArray());
        _shown.Put("duplicates", () => new JsonArray());
        _shown.Put("votes", () => 0);
        _shown.Put("comment_count", () => bug.Comments.Count);
        _shown.Put("attachments", () => AttachmentShape.All(call, bug, _fields.Inside("attachments")), extra: true);
        _shown.Put("comments", () => CommentShape.All(call, bug, bug.Comments, _fields.Inside("comments")), extra: true);
        _shown.Put("history", () => Histories.Write(call, bug, null), extra: true);
    }
}
