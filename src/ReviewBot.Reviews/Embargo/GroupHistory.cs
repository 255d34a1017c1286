using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>What happened to a bug's groups, read back from its history.</summary>
/// <param name="PublicUntil">When a bug that is restricted now was last restricted after having been public; null if it never was.</param>
/// <param name="OpenedByUs">When a write of ours took groups off, last; null if none ever did.</param>
/// <param name="LastChange">When anybody changed its groups last.</param>
internal sealed record GroupHistory(DateTimeOffset? PublicUntil, DateTimeOffset? OpenedByUs, DateTimeOffset? LastChange)
{
    public static GroupHistory Of(BugSnapshot bug, Func<string, bool> isSelf)
    {
        var groups = bug.Groups.ToHashSet(StringComparer.Ordinal);
        DateTimeOffset? publicUntil = null;
        DateTimeOffset? opened = null;
        DateTimeOffset? last = null;
        foreach (var entry in bug.History.Reverse())
        {
            foreach (var change in entry.Changes.Where(IsOfGroups).Reverse())
            {
                last ??= entry.When;
                if (change.Removed.Length > 0 && isSelf(entry.Who))
                {
                    opened ??= entry.When;
                }

                groups.ExceptWith(Names(change.Added));
                groups.UnionWith(Names(change.Removed));
                if (groups.Count == 0)
                {
                    publicUntil ??= entry.When;
                }
            }
        }

        return new GroupHistory(publicUntil, opened, last);
    }

    /// <summary>Whether a change is one of groups; both servers' names for the field.</summary>
    public static bool IsOfGroups(FieldChange change) => change.AttachmentId is null && change.Field is "groups" or "bug_group";

    private static string[] Names(string list) => list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}
