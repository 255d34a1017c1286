using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Who a bug belongs to, and who is on CC.</summary>
internal sealed class BugPeople(Call call, Bug bug, BugChange change)
{
    public void Apply()
    {
        if (call.Args.Text("assigned_to") is { Length: > 0 } login && call.FindUser(login) is var assignee && assignee != bug.AssignedTo)
        {
            change.Require("Assignee", bug.AssignedTo.Login, assignee.Login);
            change.Edit.Change("assigned_to", bug.AssignedTo.Login, assignee.Login, () => bug.AssignedTo = assignee);
        }

        var (add, remove) = change.Lists("cc");
        change.Edit.ChangeCc([.. add.Select(call.FindUser)], [.. remove.Select(call.FindUser)]);
    }

    /// <summary>People put on CC by hand and those put there by being asked are one change.</summary>
    public void MergeCc()
    {
        var both = change.Edit.Changes.Where(c => c.Field == "cc").ToList();
        if (both.Count < 2)
        {
            return;
        }

        static string Join(IEnumerable<string> parts) =>
            string.Join(", ", parts.Where(p => p.Length > 0).SelectMany(p => p.Split(", ")).Order(StringComparer.Ordinal));
        change.Edit.Changes.RemoveAll(c => c.Field == "cc");
        bug.History.RemoveRange(bug.History.FindLastIndex(h => h.Field == "cc"), 1);
        bug.History.RemoveRange(bug.History.FindLastIndex(h => h.Field == "cc"), 1);
        change.Edit.Record("cc", Join(both.Select(c => c.Removed)), Join(both.Select(c => c.Added)));
    }
}
