using System.Collections.Immutable;
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
        var attachments = plan.Effects.Select(AttachmentFlag).Where(x => x.Attachment != 0)
            .GroupBy(x => x.Attachment, x => x.Flag)
            .Select(g => (Attachment: g.Key, Flags: g.ToImmutableArray()))
            .ToList();
        ImmutableArray<FlagWrite> bugFlags = [.. plan.Effects.Select(e => BugFlag(e, product, policy)).OfType<FlagWrite>()];
        ImmutableArray<string> cc = [.. plan.Effects.OfType<Effect.AddCc>().Select(e => e.Login)];
        ImmutableArray<string> groups = [.. plan.Effects.OfType<Effect.RemoveGroups>().SelectMany(e => e.Groups)];
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

    private static (long Attachment, FlagWrite Flag) AttachmentFlag(Effect effect) => effect switch
    {
        Effect.Assign a => (a.AttachmentId, new FlagWrite(a.FlagId, null, "?", a.Steward)),
        Effect.SetVerdict v => (v.AttachmentId, new FlagWrite(v.FlagId, null, v.Status == FlagStatus.Granted ? "+" : "-", null)),
        _ => (0, new FlagWrite(null, null, "", null)),
    };

    private static FlagWrite? BugFlag(Effect effect, string product, ReviewPolicy policy) => effect switch
    {
        Effect.AskNeedinfo n when policy.NeedinfoFlag is { } name => new FlagWrite(null, new FlagKind(policy.NeedinfoTypes.TryGetValue(product, out var id) ? id : null, name), "?", n.Login),
        Effect.ClearNeedinfo c => new FlagWrite(c.FlagId, null, "X", null),
        _ => null,
    };
}
