namespace ReviewBot.Reviews.Timeline;

/// <summary>The words for our steps, as they stand in reference lines. A word that was once posted keeps its meaning for ever.</summary>
public static class Steps
{
    /// <summary>A steward was assigned; the state is the assignment's number within the round.</summary>
    public const string Assigned = "assigned";

    /// <summary>Another steward was asked instead; the state is the assignment's number within the round.</summary>
    public const string Reassigned = "reassigned";

    /// <summary>The requester was asked to complete the form; the state is the topics that lack.</summary>
    public const string Findings = "findings";

    /// <summary>The requester was asked for the form as text; the state is what there was instead.</summary>
    public const string Unusable = "unusable";

    /// <summary>A steward was told that the text wasn't recognised.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A named steward was told what to look at.</summary>
    public const string Advice = "advice";

    /// <summary>The requester was told to set the flag on a newer attachment.</summary>
    public const string LostFlag = "flag-lost";

    /// <summary>It was said that a newer form takes the place of one that isn't obsolete; the state is its attachment.</summary>
    public const string Replaced = "replaced";

    /// <summary>It was said that no steward can be found.</summary>
    public const string Nobody = "nobody";

    /// <summary>It was said that the requester can't review this and that somebody else should.</summary>
    public const string OwnRequest = "own-request";

    /// <summary>The permalink of the deciding comment was given.</summary>
    public const string Decided = "decided";

    /// <summary>Trust, Legal or the Council was asked; the state says which.</summary>
    public const string Escalated = "escalated";

    /// <summary>The escalation was answered.</summary>
    public const string Resolved = "resolved";

    /// <summary>The steward was told that a granted form was replaced.</summary>
    public const string ChangedAfter = "changed-after";

    /// <summary>The steward was told that somebody took the grant off again.</summary>
    public const string Revoked = "revoked";

    /// <summary>A steward was asked whether a written verdict should be set.</summary>
    public const string VerdictAsked = "verdict-asked";

    /// <summary>A steward who seems unable to take a request was offered the command that passes it on.</summary>
    public const string Offered = "offered";

    /// <summary>Somebody was reminded; the state is the rung of the ladder and which reminder of the round it is.</summary>
    public const string Reminded = "reminded";

    /// <summary>A form was found on which nobody asked for a review.</summary>
    public const string FlagForgotten = "flag-forgotten";

    /// <summary>It was noted that the bug is fixed while the review is open.</summary>
    public const string Landed = "landed";

    /// <summary>It was asked whether what landed otherwise than granted is meant; the state says what.</summary>
    public const string Differs = "differs";

    /// <summary>A steward was told that a review's own answers lead elsewhere.</summary>
    public const string ReviewHint = "review-hint";

    /// <summary>The requester was told that the steward who was named may not answer soon.</summary>
    public const string MayTakeLonger = "later";

    /// <summary>A command was carried out.</summary>
    public const string Done = "done";

    /// <summary>A command was refused.</summary>
    public const string Refused = "refused";

    /// <summary>Something addressed to us was not understood.</summary>
    public const string NotUnderstood = "not-understood";

    /// <summary>A decision that we overwrote was put right.</summary>
    public const string Restored = "restored";

    /// <summary>It was said that a decision which we overwrote is not put right, since a human asked again.</summary>
    public const string Overtaken = "overtaken";

    /// <summary>It was said that we can't do what the request needs.</summary>
    public const string GivenUp = "given-up";
}
