namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Kinds B: questions without an answer, behind something that looks like one.</summary>
internal static class BlankOddities
{
    public static IReadOnlyList<Oddity> All { get; } =
    [
        new("B1", "a date pattern", Slots.Unanswered | Slots.Duration, Slots.None, d => d.Blank(d["duration"], d.Luck.Word("blanks/B1"))),
        new("B2", "a field nobody filled in", Slots.Unanswered, Slots.None, d => Blank(d, 3, _ => d.Luck.Word("blanks/B2"))),
        new("B2", "an answer promised", Slots.Unanswered, Slots.None, Promise),
        new("B3", "page furniture", Slots.Unanswered, Slots.Cells | Slots.Markup, d => Blank(d, 2, _ => d.Luck.Word("blanks/B3"))),
        new("B4", "reworded and blank", Slots.Unanswered | Slots.Wording, Slots.None, d => Blank(d, 5, _ => "", ShapeOddities.Reword)),
        new("B5", "only a translation of the question", Slots.Unanswered | Slots.Translation, Slots.Cells | Slots.Markup, d => Blank(d, 3, _ => "", Translate)),
        new("B6", "blank in a table", Slots.Unanswered | Slots.Layout | Slots.Cells | Slots.Numbers | Slots.Heads, Slots.Documentation | Slots.Translation, d => Blank(d, 3, _ => "", ShapeOddities.OneTable)),
        new("B7", "blank among labels", Slots.Unanswered | Slots.Layout | Slots.Numbers | Slots.Heads | Slots.Wording, Slots.Translation | Slots.Case, d => Blank(d, 3, _ => "", ShapeOddities.Label)),
        new("B8", "the question again", Slots.Unanswered, Slots.Wording | Slots.Cells | Slots.Markup, d => Blank(d, 2, q => d.Luck.Of(q.Text, $"> {q.Text}", $"*{q.Text}*", $"\"{q.Text}\"", $"Answer to \"{q.Text}\":"))),
    ];

    private static void Blank(FormDraft draft, int atMost, Func<DraftQuestion, string> inPlace, Action<FormDraft>? first = null)
    {
        first?.Invoke(draft);
        var open = draft.Questions.Where(q => !q.Settled && (q.Topic != "measurements" || draft.Luck.In(12))).ToList();
        foreach (var question in draft.Luck.Some(open, draft.Luck.Between(1, Math.Min(atMost, open.Count))))
        {
            draft.Blank(question, inPlace(question));
        }
    }

    private static void Promise(FormDraft draft)
    {
        Blank(draft, 2, _ => draft.Luck.Word("blanks/B2-promised"));
        draft.Truth.Doubt = "a patient steward might take the promise for an answer";
    }

    private static void Translate(FormDraft draft) => ShapeOddities.Translate(draft, draft.Luck.Of("\n*{0}*", "\n{0}", "\n({0})", "\n_{0}_"));
}
