using System.Collections.Immutable;
using System.Text;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>How a generated form was read.</summary>
internal sealed record GeneratedReading(GeneratedForm Form, ImmutableArray<FormFact> Facts)
{
    public bool KindIsRight => this["kind"].IsRight;

    /// <summary>A complete form that would be sent back: the worst there is among requests.</summary>
    public bool Refused => Form.Truth.GetProperty("complete").GetBoolean() && (!this["unanswered"].Read.IsEmpty || this["complete"].Read.Contains("false"));

    /// <summary>An approval that nobody gave: the worst there is among reviews.</summary>
    public bool FalsePlus => this["verdict"].Read.Contains("+") && !this["verdict"].Expected.Contains("+");

    /// <summary>Blanks that any reader would find.</summary>
    public int Blanks => this["unanswered"] is { Doubt: false, Expected.Count: var count } ? count : 0;

    public int BlanksFound => this["unanswered"] is { Doubt: false, Hits: var hits } ? hits : 0;

    private FormFact this[string field] => Facts.First(f => f.Field == field);

    public static GeneratedReading Of(GeneratedForm form)
    {
        var reading = FormReader.Read(Encoding.UTF8.GetBytes(form.Text));
        var facts = FormTruth.Compare(form.Truth, reading).Select(f => f with { Doubt = f.Doubt && f.Field == "unanswered" }).ToList();
        if (form.Model.VerdictMayBeNone)
        {
            facts = [.. facts.Select(f => f.Field == "verdict" && f.Read.IsEmpty ? f with { Expected = f.Read } : f)];
        }

        var apart = form.Model.NotCompared.ToList();
        var complete = facts.Single(f => f.Field == "complete");
        return new GeneratedReading(form, [.. facts.Where(f => !apart.Contains(f.Field)), .. Excepted(form, facts), .. apart.Contains("complete") ? [complete with { Expected = complete.Read }] : (FormFact[])[]]);
    }

    // Of all but one, neither all may be said nor the one.
    private static IEnumerable<FormFact> Excepted(GeneratedForm form, List<FormFact> facts) =>
        from left in form.Model.LeftOut
        from fact in facts.Where(f => f.Field == left.Field)
        select fact with { Expected = fact.Read.Remove("all").Remove(left.LeftOut) };
}
