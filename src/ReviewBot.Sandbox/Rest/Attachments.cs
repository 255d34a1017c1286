using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Attachments: reading.</summary>
internal static class Attachments
{
    public static JsonNode OfBugs(Call call)
    {
        var bugs = new JsonObject();
        foreach (var bug in call.VisibleBugs())
        {
            bugs[$"{bug.Id}"] = AttachmentShape.All(call, bug, call.Fields);
        }

        return new JsonObject { ["bugs"] = bugs, ["attachments"] = new JsonObject() };
    }

    public static JsonNode ById(Call call)
    {
        var found = new JsonObject();
        foreach (var id in call.Args.Ids("attachment_ids").Select(t => Args.Number(t, "Bugzilla::Attachment::new_from_list")))
        {
            if (call.State.FindAttachment(id) is not var (bug, attachment))
            {
                continue;
            }

            call.Visible($"{bug.Id}");
            if (!call.CanSee(attachment))
            {
                throw new BugzillaException(304, $"Sorry, you are not authorized to access attachment #{id}.");
            }

            found[$"{id}"] = AttachmentShape.One(call, attachment, call.Fields);
        }

        return new JsonObject { ["attachments"] = found, ["bugs"] = new JsonObject() };
    }
}
