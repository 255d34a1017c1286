namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Kinds N: renewals.</summary>
internal static class RenewalOddities
{
    public static IReadOnlyList<Oddity> All { get; } =
    [
        new("N1", "never, with a remark", Slots.Duration, Slots.None, Never),
        new("N2", "as a table", Slots.Layout | Slots.Cells | Slots.Numbers | Slots.Heads, Slots.None, ShapeOddities.OneTable),
        new("N2", "side by side", Slots.Layout | Slots.Cells | Slots.Numbers | Slots.Heads | Slots.Wording, Slots.None, SideBySide),
        new("N3", "by labels", Slots.Layout | Slots.Numbers | Slots.Heads | Slots.Wording, Slots.Case, ShapeOddities.Label),
        new("N4", "with a blank", Slots.Unanswered, Slots.None, Blank),
    ];

    public static void FillRenewal(FormDraft draft)
    {
        draft.Truth.InitialReview = Fill.In(draft, draft.Luck.Word("reviews/initial"));
        draft["initial-review"].Answer = draft.Truth.InitialReview;
        Facts.Duration(draft, draft.Luck.Pair("reviews/expiry"));
        draft["reason"].Answer = draft.Luck.Word("answers/review-reason");
    }

    private static void SideBySide(FormDraft draft)
    {
        draft.Numbers = NumberStyle.None;
        draft.Layout = CellLayouts.SideBySide;
    }

    private static void Never(FormDraft draft)
    {
        var owner = draft.Luck.Word("reviews/owner");
        var wording = draft.Luck.Word("reviews/N1");
        var truth = draft.Truth;
        (truth.Duration, truth.Until, truth.Version, truth.Expiry) = ("permanent", null, null, "never");
        if (wording.Contains("{owner}", StringComparison.Ordinal))
        {
            truth.Owners.Add(owner);
        }

        Facts.Say(draft, "expiry", wording.Replace("{owner}", owner, StringComparison.Ordinal));
    }

    private static void Blank(FormDraft draft)
    {
        var question = draft.Luck.Of<DraftQuestion>([.. draft.Questions.Where(q => !q.Settled)]);
        draft.Blank(question, draft.Luck.In(25) ? "" : draft.Luck.Word("blanks/N4"));
        switch (question.Topic)
        {
            case "initial-review":
                draft.Truth.InitialReview = null;
                break;
            case "expiry":
                var truth = draft.Truth;
                (truth.Duration, truth.Until, truth.Version, truth.Expiry) = (null, null, null, null);
                break;
            default:
                break;
        }
    }
}
