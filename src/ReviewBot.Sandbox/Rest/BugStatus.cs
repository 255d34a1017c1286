using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Status and resolution of a bug.</summary>
internal sealed class BugStatus(Call call, Bug bug, BugChange change)
{
    private static readonly string[] Resolutions = ["FIXED", "INVALID", "WONTFIX", "DUPLICATE", "WORKSFORME", "INCOMPLETE", "INACTIVE", "MOVED"];

    public void Apply()
    {
        if (call.Args.Text("dupe_of") is { Length: > 0 } dupe)
        {
            var original = call.Visible(dupe);
            bug.DupeOf = original.Id;
            Resolve("RESOLVED", "DUPLICATE");
            return;
        }

        var status = call.Args.Text("status") ?? bug.Status;
        var resolution = call.Args.Text("resolution");
        var closes = status is "RESOLVED" or "VERIFIED" or "CLOSED";
        if (closes && string.IsNullOrEmpty(resolution) && bug.Resolution.Length == 0)
        {
            throw new BugzillaException(121, $"A valid resolution is required to mark bugs as {status}.");
        }

        if (!string.IsNullOrEmpty(resolution) && !Resolutions.Contains(resolution))
        {
            throw new BugzillaException(51, $"There is no resolution named '{resolution}'.");
        }

        Resolve(status, closes ? (string.IsNullOrEmpty(resolution) ? bug.Resolution : resolution) : "");
    }

    private void Resolve(string status, string resolution)
    {
        if (status != bug.Status)
        {
            change.Require("Status", bug.Status, status);
            change.Edit.Change("status", bug.Status, status, () => bug.Status = status);
        }

        if (resolution != bug.Resolution)
        {
            change.Require("Resolution", bug.Resolution, resolution);
            change.Edit.Change("resolution", bug.Resolution, resolution, () => bug.Resolution = resolution);
        }
    }
}
