using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The comment beside a change, and which comments are private.</summary>
internal sealed class BugComment(Call call, Bug bug, BugChange change)
{
    public void Privacy()
    {
        if (call.Args.Node("comment_is_private") is not JsonObject settings)
        {
            return;
        }

        foreach (var (id, value) in settings)
        {
            if (!call.IsInsider)
            {
                throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.");
            }

            var index = bug.Comments.FindIndex(c => $"{c.Id}" == id);
            var isPrivate = Args.Truth(Args.PerlText(value));
            if (index < 0 || bug.Comments[index].IsPrivate == isPrivate)
            {
                continue;
            }

            bug.Comments[index] = bug.Comments[index] with { IsPrivate = isPrivate };
            change.Edit.Log(bug, "longdescs.isprivate", isPrivate ? "0" : "1", isPrivate ? "1" : "0", comment: bug.Comments[index].Id);
        }
    }

    public void Add()
    {
        if (!call.Args.Has("comment") || call.Args.Node("comment") is not { } node)
        {
            return;
        }

        if (node is not JsonObject comment)
        {
            throw new BugzillaException(
                BugzillaException.Internal,
                $"Can't use string (\"{Args.PerlText(node)}\") as a HASH ref while \"strict refs\" in use at Bugzilla/WebService/Bug.pm line 649.\n");
        }

        var text = Args.PerlText(comment["body"]) ?? Args.PerlText(comment["comment"]) ?? "";
        var stored = change.Edit.AddComment(text, Args.Truth(Args.PerlText(comment["is_private"])));
        if (stored is not null && call.IsBmo)
        {
            Comments.TagQuietly(call, bug, stored);
        }
    }
}
