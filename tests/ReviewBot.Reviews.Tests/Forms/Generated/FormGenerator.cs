using System.Collections.Immutable;
using System.Text.Json;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>A form that a seed stands for, and what an honest reader finds in it.</summary>
/// <param name="Seed">Makes the same form at any time, as long as the words stay.</param>
/// <param name="Codes">The kinds of its oddities.</param>
/// <param name="Text">The form.</param>
/// <param name="Truth">In the fields of <c>truth.jsonl</c>.</param>
/// <param name="Model">The truth as it was made, with what those fields can't say.</param>
internal sealed record GeneratedForm(int Seed, ImmutableArray<string> Codes, string Text, JsonElement Truth, GeneratedTruth Model);

/// <summary>Makes forms with one to three oddities of any kinds that go together.</summary>
internal static class FormGenerator
{
    /// <summary>Seeds from here on take their words from the half that nobody who works on the readers looks at.</summary>
    public const int FirstExamSeed = 1_000_000;

    public static GeneratedForm Generate(int seed)
    {
        var luck = new Luck(seed, seed >= FirstExamSeed ? WordLists.Exam : WordLists.Open);
        var kind = luck.Of("request", "request", "request", "request", "review", "review", "renewal");
        var oddities = Pick(luck, kind);
        var draft = FormDraft.Of(kind, Version(luck, kind, oddities), luck);
        var cut = oddities.Exists(o => o.Code == "A4");
        draft.Numbers = luck.In(cut ? 100 : 80) ? luck.Of(NumberStyle.Parenthesis, NumberStyle.Dot, NumberStyle.Dot) : NumberStyle.None;
        draft.Heads = draft.Numbers == NumberStyle.None ? luck.Of(HeadStyle.Bold, HeadStyle.Heading)
            : luck.Of(HeadStyle.Plain, HeadStyle.Plain, HeadStyle.Plain, HeadStyle.Plain, HeadStyle.Bold, HeadStyle.BoldAfterNumber, HeadStyle.Italic, HeadStyle.Heading);
        draft.Layout = luck.In(20) ? LineLayouts.Tight : LineLayouts.Paragraphs;
        FillIn(draft);

        // What is blank is chosen last, among what is not settled; what is quoted or copied stays as it is.
        foreach (var oddity in oddities.OrderBy(o => (o.Takes & Slots.Unanswered) != 0).ThenBy(o => (o.Takes & Slots.Case) != 0))
        {
            oddity.Apply(draft);
        }

        var text = draft.Write();
        ImmutableArray<string> codes = [.. oddities.Select(o => o.Code).Order(StringComparer.Ordinal)];
        return new GeneratedForm(seed, codes, text, draft.Truth.ToJson($"{seed}.txt", string.Join(", ", oddities.Select(o => $"{o.Code} {o.Name}"))), draft.Truth);
    }

    /// <summary>Every oddity there is, by the kind of form.</summary>
    public static IEnumerable<Oddity> Of(string kind) => kind switch
    {
        "request" => [.. ShapeOddities.OfRequests, .. BlankOddities.All, .. FactOddities.All],
        "review" => [.. ReviewOddities.All, .. ShapeOddities.OfAnyForm],
        _ => [.. RenewalOddities.All, .. ShapeOddities.OfAnyForm],
    };

    private static List<Oddity> Pick(Luck luck, string kind)
    {
        var all = Of(kind).ToList();
        var codes = all.Select(o => o.Code).Distinct().Where(c => kind == "request" || c[0] is 'R' or 'N').ToList();
        var first = luck.Of<string>(codes);
        var picked = new List<Oddity> { luck.Of<Oddity>([.. all.Where(o => o.Code == first)]) };
        var count = luck.Of(1, 2, 2, 3);
        foreach (var oddity in luck.Shuffled(all))
        {
            if (picked.Count < count && picked.TrueForAll(oddity.GoesWith))
            {
                picked.Add(oddity);
            }
        }

        return picked;
    }

    // Older versions are in use as they are; nobody rewords, copies or translates them.
    private static string Version(Luck luck, string kind, List<Oddity> oddities)
    {
        const Slots OnlyToday = Slots.Wording | Slots.Cells | Slots.Above | Slots.Translation | Slots.Documentation | Slots.ThirdParty | Slots.Lookalike | Slots.Order;
        if (kind != "request")
        {
            return kind;
        }

        return oddities.Exists(o => (o.Takes & OnlyToday) != 0) || luck.In(75) ? "request-12" : luck.Of("request-11", "request-11", "request-10");
    }

    private static void FillIn(FormDraft draft)
    {
        switch (draft.Truth.Kind)
        {
            case "request":
                Facts.FillRequest(draft);
                break;
            case "review":
                ReviewOddities.FillReview(draft);
                break;
            default:
                RenewalOddities.FillRenewal(draft);
                break;
        }
    }
}
