using System.Collections.Immutable;
using System.Diagnostics;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Servers;

/// <summary>Folds a plan into as few writes as the server's API allows.</summary>
internal static class Writes
{
    /// <summary>
    /// The writes to a bug of a product, in order. The one with the comment is the last: a plan that was cut off in the middle shows in the
    /// bug as effects without their comment, and that is what deciding knows how to complete.
    /// </summary>
    public static ImmutableArray<PlannedWrite> From(Plan plan, string product, ReviewPolicy policy)
    {
        var parts = plan.Effects.Select(e => PartOf(e, product, policy)).ToList();
        var attachments = parts.OfType<OnAttachment>().GroupBy(p => p.Id, p => p.Flag).Select(g => (Attachment: g.Key, Flags: g.ToImmutableArray())).ToList();
        ImmutableArray<FlagWrite> bugFlags = [.. parts.OfType<OnBug>().Select(p => p.Flag)];
        ImmutableArray<string> cc = [.. parts.OfType<Cc>().Select(p => p.Login)];
        ImmutableArray<string> groups = [.. parts.OfType<Groups>().SelectMany(p => p.Off)];
        var onBug = new PlannedWrite { BugId = plan.BugId, Flags = bugFlags, CcAdd = cc, GroupsRemove = groups, Restricted = plan.Restricted };

        if (attachments.Count == 0)
        {
            return plan.IsEmpty ? [] : [onBug with { Comment = plan.Comment }];
        }

        var writes = ImmutableArray.CreateBuilder<PlannedWrite>();
        var folds = policy.FoldsBugFlags && cc.IsEmpty && groups.IsEmpty;
        if (!folds && (!bugFlags.IsEmpty || !cc.IsEmpty || !groups.IsEmpty))
        {
            writes.Add(onBug);
        }

        for (var i = 0; i < attachments.Count; i++)
        {
            var last = i == attachments.Count - 1;
            writes.Add(new PlannedWrite
            {
                BugId = plan.BugId,
                AttachmentId = attachments[i].Attachment,
                Flags = attachments[i].Flags,
                BugFlags = last && folds ? bugFlags : [],
                Comment = last ? plan.Comment : null,
                Restricted = plan.Restricted,
            });
        }

        return writes.ToImmutable();
    }

    // Null where the server has no needinfo.
    private static Part? PartOf(Effect effect, string product, ReviewPolicy policy) => effect switch
    {
        Effect.Assign a => new OnAttachment(a.AttachmentId, new FlagWrite(a.FlagId, null, "?", a.Steward)),
        Effect.SetVerdict v => new OnAttachment(v.AttachmentId, new FlagWrite(v.FlagId, null, v.Status == FlagStatus.Granted ? "+" : "-", null)),
        Effect.AskNeedinfo n => policy.NeedinfoFlag is { } name ? new OnBug(new FlagWrite(null, new FlagKind(policy.NeedinfoTypes.TryGetValue(product, out var id) ? id : null, name), "?", n.Login)) : null,
        Effect.ClearNeedinfo c => new OnBug(new FlagWrite(c.FlagId, null, "X", null)),
        Effect.AddCc c => new Cc(c.Login),
        Effect.RemoveGroups r => new Groups(r.Groups),
        _ => throw new UnreachableException($"{effect.GetType().Name} is written nowhere"),
    };

    private abstract record Part;

    private sealed record OnAttachment(long Id, FlagWrite Flag) : Part;

    private sealed record OnBug(FlagWrite Flag) : Part;

    private sealed record Cc(string Login) : Part;

    private sealed record Groups(ImmutableArray<string> Off) : Part;
}
