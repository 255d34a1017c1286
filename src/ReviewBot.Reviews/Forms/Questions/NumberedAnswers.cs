using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Reads "1) …" to "12) …" with nothing but answers: a form whose questions were all taken out.</summary>
internal static class NumberedAnswers
{
    private const int MostUnits = 600;

    /// <summary>As many numbers as a version of the form has questions, below its heading; null where there are none.</summary>
    public static List<Anchor>? Below(IReadOnlyList<FormUnit> units, int title, FormKind kind)
    {
        var items = new List<int>();
        for (var i = title + 1; i < Math.Min(units.Count, title + MostUnits); i++)
        {
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
