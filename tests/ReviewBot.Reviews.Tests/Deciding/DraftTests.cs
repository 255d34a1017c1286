using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Which outcomes become part of a plan.</summary>
public sealed class DraftTests
{
    private static readonly Effect Opening = new Effect.RemoveGroups(["embargo"]);

    private static readonly Effect[] Flags = [new Effect.Assign(13, 100, Maren), new Effect.SetVerdict(13, 100, FlagStatus.Granted)];

    [TestCaseSource(nameof(Flags))]
    public void A_bug_is_not_opened_in_the_pass_that_still_has_a_flag_to_write(Effect flag)
    {
        var draft = new Draft(CaseFold.Fold(new BugBuilder().Restrict("embargo").Build(), Policy));
        draft.Add(Doing(flag), Policy);

        Assert.That(draft.Add(Doing(Opening), Policy), Is.False);
    }

    private static Outcome Doing(Effect effect) => new(new Step { Capability = Capabilities.Comment, Word = "", Reason = "", Effects = [effect] }, "");
}
