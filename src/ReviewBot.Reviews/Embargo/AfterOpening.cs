using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Embargo;

/// <summary>What follows once we have opened a bug: whether everybody sees it, and whether somebody restricted it again.</summary>
internal sealed class AfterOpening(ReviewPolicy policy, World world, DateTimeOffset now)
{
    // A replica may lag behind, and a write may be followed by others; then people should hear of it.
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMinutes(10);

    private readonly EmbargoSpeech speech = new(policy, now);

    private EmbargoText Text => new(policy, world);

    public Outcome StandDown(ReviewCase @case)
    {
        var opened = GroupHistory.Of(@case.Bug, policy.IsSelf).OpenedByUs;
        if (@case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.StoodDown)?.Comment.Time >= opened)
        {
            return Outcome.Nothing("somebody restricted it again after we opened it: it stays so");
        }

        var outcome = speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.StoodDown), "embargo-stood-down", "the bug is restricted although we opened it", Text.StoodDown(@case));
        return outcome with { Step = outcome.Step! with { Notices = [new Notice($"embargo-closed-again {@case.Bug.Id}", @case.Bug.Id, $"Bug {@case.Bug.Id} is restricted although I took its embargo off. I don't open it again by myself.")] } };
    }

    public Outcome? Decide(ReviewCase @case)
    {
        if (GroupHistory.Of(@case.Bug, policy.IsSelf).OpenedByUs is not { } opened || !Embargoes.Needs(@case, policy, now).Visibility)
        {
            return null;
        }

        if (!@case.Said.Any(s => s.Item.Step == EmbargoSteps.Opened))
        {
            return speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Opened), "opened", "the comment about the opening was lost", Text.OpenedBefore());
        }

        if (!world.Facts.Visibility.TryGetValue(@case.Bug.Id, out var visibility))
        {
            return Outcome.Nothing("opened; not looked at yet as nobody", now);
        }

        return visibility switch
        {
            Visibility.Public => Outcome.Nothing("opened, and everybody sees it"),
            Visibility.LoginRequired => EmbargoSpeech.Tell($"embargo-login {@case.Bug.Id}", @case, $"Bug {@case.Bug.Id} was opened. Whether everybody sees it can't be looked at: this Bugzilla shows nothing without an account.", "opened; the site wants a login, so nobody can look"),
            Visibility.Hidden when now < opened + UntilSeen => Outcome.Nothing("opened, but not seen yet by everybody", now),
            Visibility.Hidden when @case.LastSaid(EmbargoSteps.Subject, EmbargoSteps.Unseen)?.Comment.Time >= opened => Outcome.Nothing("opened, but something else keeps it restricted"),
            Visibility.Hidden => speech.Say(@case, new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Unseen), "embargo-unseen", "opened, but not seen by everybody after ten minutes", Text.Unseen()) is var outcome
                ? outcome with { Step = outcome.Step! with { Notices = [new Notice($"embargo-unseen {@case.Bug.Id}", @case.Bug.Id, $"Bug {@case.Bug.Id} was opened and is in no group any more, but can't be read without an account. Please look at its product's settings.")] } }
                : null,
        };
    }
}
