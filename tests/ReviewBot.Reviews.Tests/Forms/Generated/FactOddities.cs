using System.Collections.Immutable;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Kinds C: complete requests whose facts are said in another way.</summary>
internal static class FactOddities
{
    private static readonly string[] Roman = ["", "I", "II", "III", "IV"];

    public static IReadOnlyList<Oddity> All { get; } =
    [
        new("C4", "several categories in a cell", Slots.Measurements, Slots.Cells, Several),
        new("C5", "another head", Slots.Measurements, Slots.Cells, Heads),
        new("C5", "group rows", Slots.Measurements, Slots.Cells | Slots.Markup, d => Shape(d, RowsShape.GroupRows, c => $"{c}")),
        new("C5", "box drawing", Slots.Measurements, Slots.Cells | Slots.Markup, d => Shape(d, RowsShape.Box, c => $"{c}")),
        new("C5", "in a list", Slots.Measurements, Slots.Cells | Slots.Markup, d => Shape(d, RowsShape.TaggedList, c => $"{c}")),
        new("C5", "Roman", Slots.Measurements, Slots.Cells, d => Shape(d, RowsShape.Pipes, c => Roman[c])),
        new("C5", "emoji", Slots.Measurements, Slots.Cells, d => Shape(d, RowsShape.Pipes, c => $"{c}\ufe0f\u20e3")),
        new("C6", "a third party that is none", Slots.ThirdParty, Slots.None, d => ThirdParty(d, d.Luck.Word("facts/C6-none"), null)),
        new("C6", "a third party named late", Slots.ThirdParty, Slots.None, Named),
        new("C7", "permanent without a person", Slots.Duration, Slots.None, d => Duration(d, "facts/C7")),
        new("C8", "versions", Slots.Duration, Slots.None, d => Duration(d, "facts/C8")),
        new("C9", "as long as something runs", Slots.Duration, Slots.None, d => Duration(d, "facts/C9-unknown")),
        new("C9", "dates and periods as people write them", Slots.Duration, Slots.None, d => Duration(d, "facts/C9-given")),
        new("C11", "links by reference", Slots.Documentation, Slots.Cells | Slots.Markup, d => Facts.Documentation(d, d.Luck.Word("facts/C11"))),
        new("C12", "the whole in a code block", Slots.Fence, Slots.Cells | Slots.Markup | Slots.Heads, Fence),
        new("C12", "the rows in a code block", Slots.Measurements, Slots.Cells | Slots.Markup | Slots.Fence, d => (d["measurements"].Rows!.Fenced, d["measurements"].Rows!.Shape) = (true, RowsShape.Pipes)),
        new("C14", "only hosting", Slots.ThirdParty, Slots.None, d => ThirdParty(d, d.Luck.Word("facts/C14"), null)),
        new("C15", "on by default", Slots.OptOut, Slots.None, d => Default(d, "facts/C15-on", true)),
        new("C15", "off by default", Slots.OptOut, Slots.None, d => Default(d, "facts/C15-off", false)),
        new("C16", "a new identifier", Slots.Measurements, Slots.None, Identifier),
        new("C17", "everybody but", Slots.Populations, Slots.None, AllBut),
    ];

    private static void Several(FormDraft draft)
    {
        var all = draft.Luck.In(40);
        var (text, meaning) = draft.Luck.Pair("facts/several");
        ImmutableArray<int> categories = [.. meaning.Split(',').Select(c => c[0] - '0')];
        Facts.Change(draft, (row, i) => all || i == 0 ? row with { Category = text, Categories = categories } : row);
    }

    private static void Heads(FormDraft draft)
    {
        draft["measurements"].Rows!.Heads = [draft.Luck.Word("answers/name-head"), draft.Luck.Word("facts/head"), draft.Luck.Word("answers/bug-head")];
        draft["measurements"].Settled = true;
    }

    private static void Shape(FormDraft draft, RowsShape shape, Func<int, string> category)
    {
        draft["measurements"].Rows!.Shape = shape;
        Facts.Change(draft, (row, _) => row with { Category = category(row.Categories[0]), BugText = shape == RowsShape.Box ? $"{row.Bug}" : row.BugText });
    }

    private static void ThirdParty(FormDraft draft, string text, string? name)
    {
        Facts.ThirdParty(draft, text, name is not null, name);
        draft["third-party"].Settled = true;
    }

    private static void Named(FormDraft draft)
    {
        var (text, name) = draft.Luck.Pair("facts/C6-named");
        ThirdParty(draft, text, name);
    }

    private static void Duration(FormDraft draft, string list)
    {
        Facts.Duration(draft, draft.Luck.Pair(list));
        draft["duration"].Settled = true;
    }

    private static void Default(FormDraft draft, string list, bool on)
    {
        Facts.OptOut(draft, draft.Luck.Word(list), on);
        draft["opt-out"].Settled = true;
    }

    private static void Identifier(FormDraft draft)
    {
        var name = draft.Luck.Word("facts/C16");
        var at = draft.Luck.Below(draft["measurements"].Rows!.Rows.Length);
        Facts.Change(draft, (row, i) => i == at ? row with { Name = name } : row);
        draft.Truth.NewIdentifiers = true;
    }

    private static void AllBut(FormDraft draft)
    {
        Facts.Populations(draft, draft.Luck.Pair("facts/C17"));
        draft["populations"].Settled = true;
    }

    private static void Fence(FormDraft draft)
    {
        var mark = draft.Luck.Of("```", "```text", "~~~", "    ");
        draft.Afterwards.Add(mark is "    "
            ? text => string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : mark + line))
            : text => $"{mark}\n{text}{mark[..3]}\n");
    }
}
