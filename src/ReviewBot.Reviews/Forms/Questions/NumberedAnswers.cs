using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Reads "1) …" to "12) …" with nothing but answers: a form whose questions were all taken out.</summary>
internal static class NumberedAnswers
{
    private const int MostUnits = 600;
    private const int FewestOfForm = 3;
    private const int FewestShown = 3;

    // What a reader sees at once whatever the number says: names of what is measured, a link, a period.
    private static readonly string[] Shown = [Topics.Measurements, Topics.Documentation, Topics.Duration];

    /// <summary>Numbers of a request that has neither a heading nor a question, if what is asked shows in the answers; null where it doesn't.</summary>
    public static List<Anchor>? OfRequest(IReadOnlyList<FormUnit> units) =>
        Below(units, -1, FormKind.Request) is { } anchors && anchors.Index().Count(a => Shown.Contains(a.Item.Topic) && AnswerCues.Between(units, a.Item.Start, a.Index + 1 < anchors.Count ? anchors[a.Index + 1].Start : new Place(units.Count, 0)).Contains(a.Item.Topic)) >= (anchors.Exists(a => a.Topic == Topics.Documentation) ? FewestShown : FewestShown - 1)
            ? anchors
            : null;

    /// <summary>As many numbers as a version of the form has questions, below its heading; null where there are none.</summary>
    public static List<Anchor>? Below(IReadOnlyList<FormUnit> units, int title, FormKind kind)
    {
        var items = new List<int>();
        for (var i = title + 1; i < Math.Min(units.Count, title + MostUnits); i++)
        {
            if (units[i].Number == 1 && items.Count is > 0 and < FewestOfForm)
            {
                items.Clear();
            }

            if (units[i].Number == items.Count + 1 && (items.Count == 0 || units[i].Indent <= units[items[0]].Indent + 1))
            {
                items.Add(i);
            }
        }

        string[]? topics = (kind, items.Count) switch
        {
            (FormKind.Request, 12) => [.. Topics.OfRequest],
            (FormKind.Request, 11) => [.. Topics.OfRequest.Remove(Topics.Documentation)],
            (FormKind.Request, 10) => [.. Topics.OfRequest.Remove(Topics.Documentation).Remove(Topics.ThirdParty)],
            (FormKind.Request, 9) => [.. Topics.OfRequest.Remove(Topics.Documentation).Remove(Topics.ThirdParty).Remove(Topics.OptOut)],
            (FormKind.Review, 9) => [.. Topics.OfReview],
            (FormKind.Review, 8) => [.. Topics.OfReview.Remove(Topics.CheckIn)],
            _ => null,
        };
        return topics is null ? null : [.. items.Select((unit, i) => Make(units, unit, kind, topics[i]))];
    }

    private static Anchor Make(IReadOnlyList<FormUnit> units, int unit, FormKind kind, string topic) =>
        new(kind, topic, new Place(unit, 0), new Place(unit, 0), units[unit].Number, units[unit].Line, units[unit].Quote > 0 || units[unit].Code, units[unit].Heading) { IsDeleted = true };
}
