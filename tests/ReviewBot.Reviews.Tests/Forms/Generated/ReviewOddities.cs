namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Kinds R: reviews whose verdict is said, or not said, in another way.</summary>
internal static class ReviewOddities
{
    public static IReadOnlyList<Oddity> All { get; } =
    [
        new("R1", "both verdicts offered", Slots.Verdict, Slots.None, d => Verdict(d, d.Luck.Word("reviews/R1"), null)),
        new("R2", "changed to minus", Slots.Verdict, Slots.None, d => Changed(d, "plus", "minus", "-")),
        new("R2", "changed to plus", Slots.Verdict, Slots.None, d => Changed(d, "minus", "plus", "+")),
        new("R2", "taken back", Slots.Verdict, Slots.None, d => Changed(d, "plus", "none", null)),
        new("R3", "plus in few words", Slots.Verdict, Slots.None, d => Briefly(d, "plus", "+")),
        new("R3", "minus in few words", Slots.Verdict, Slots.None, d => Briefly(d, "minus", "-")),
        new("R3", "ticked", Slots.Verdict, Slots.None, Ticked),
        new("R4", "not given", Slots.Verdict, Slots.None, Hedged),
        new("R5", "the request quoted above", Slots.Above, Slots.None, Quote),
        new("R6", "by labels", Slots.Layout | Slots.Numbers | Slots.Heads | Slots.Wording, Slots.Case, ShapeOddities.Label),
    ];

    public static void FillReview(FormDraft draft)
    {
        var (luck, truth) = (draft.Luck, draft.Truth);
        var (category, on) = (luck.Of(1, 2, 2, 3), luck.In(60));
        foreach (var question in draft.Questions)
        {
            question.Answer = luck.Word(question.Topic switch
            {
                "categories" => $"facts/category.{category}",
                "default" => on ? "reviews/default-on" : "reviews/default-off",
                "identifiers" or "third-party" => "reviews/review.no",
                _ => "reviews/review." + question.Topic,
            });
        }

        truth.Categories.Add(category);
        (truth.DefaultOn, truth.OptOutGiven, truth.NewIdentifiers, truth.ThirdPartyUsed) = (on, true, false, false);
        var verdict = luck.Of("+", "+", "-", "");
        Verdict(draft, verdict == "" ? null : luck.Word(verdict == "+" ? "reviews/plus" : "reviews/minus"), verdict == "" ? null : verdict);
    }

    private static void Verdict(FormDraft draft, string? line, string? verdict)
    {
        draft.Below.Clear();
        if (line is not null)
        {
            draft.Below.Add(line);
        }

        draft.Truth.Verdict = verdict;
    }

    private static void Changed(FormDraft draft, string from, string to, string? verdict)
    {
        Verdict(draft, draft.Luck.Word("reviews/" + from), verdict);
        draft.Below.Add(draft.Luck.Word("reviews/R2." + to));
        draft.Truth.VerdictMayBeNone = verdict == "+";
    }

    private static void Briefly(FormDraft draft, string list, string verdict) => AboveOrBelow(draft, draft.Luck.Word("reviews/R3." + list), verdict);

    private static void Hedged(FormDraft draft) => AboveOrBelow(draft, draft.Luck.Word("reviews/R4"), null);

    private static void AboveOrBelow(FormDraft draft, string line, string? verdict)
    {
        Verdict(draft, line, verdict);
        if (draft.Luck.In(40))
        {
            draft.Below.Clear();
            draft.Above.Add(line);
        }
    }

    private static void Ticked(FormDraft draft)
    {
        var (on, off) = draft.Luck.Pair("Official/ticks");
        var plus = draft.Luck.In(50);
        Verdict(draft, $"{(plus ? on : off)} data-review+\n{(plus ? off : on)} data-review-", plus ? "+" : "-");
    }

    private static void Quote(FormDraft draft)
    {
        var request = FormDraft.Of("request", "request-12", draft.Luck);
        Facts.FillRequest(request);
        draft.Above.Insert(0, string.Join('\n', request.Write().TrimEnd().Split('\n').Select(line => ("> " + line).TrimEnd())));
    }
}
