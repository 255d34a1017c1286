using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Questions;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>What a steward should know about a duration.</summary>
internal static class DurationAdvice
{
    /// <summary>Gives it.</summary>
    public static void Give(AdviceList advice, DurationFound found, Anchor? about, string topic)
    {
        var duration = found.Duration;
        Permanence(advice, duration, about, topic);
        if (found.Retention)
        {
            advice.Add("retention-not-duration", about, topic, "The answer tells how long data are kept, not how long they are collected (request.md, question 7).");
        }

        if (found.Relative)
        {
            advice.Add("relative-date", about, topic, "The end is counted from an event; no day is named.");
        }

        if (duration.Kind == DurationKind.Varies)
        {
            advice.Add("durations-differ", about, topic, "Different measurements are collected for different times.");
        }

        if (duration is { Version: not null, Months: not null })
        {
            advice.Add("version-and-period", about, topic, "A version and a period are named; they may not mean the same day.");
        }

        if (found.CouldBeOther && duration.Until is { } until)
        {
            advice.Say(about, topic, $"The end is read as {until:yyyy-MM-dd}, the month first as the form has it.");
        }

        if (duration.Kind == DurationKind.Unknown && !found.Retention && !found.Relative)
        {
            advice.Say(about, topic, "How long was not understood; a date, a number of months, a version or \"permanently\" would be.", FindingCode.Unclear);
        }
    }

    /// <summary>A permanent collection needs a person.</summary>
    public static void Permanence(AdviceList advice, FormDuration duration, Anchor? about, string topic)
    {
        if (duration.Kind == DurationKind.Permanent && duration.Owners.IsEmpty)
        {
            advice.Add("permanent-without-owner", about, topic, "It is permanent and names nobody who is responsible (request.md, question 7).");
        }

        if (!duration.Owners.IsEmpty && duration.Owners.All(OwnerReader.IsGroup))
        {
            advice.Add("group-address-owner", about, topic, "It is permanent and names a group; a person should be responsible (request.md, question 7).");
        }
    }
}
