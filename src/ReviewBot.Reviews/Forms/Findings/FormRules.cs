using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>Whom the process leads on to (wiki Data_Collection, review.md), from the facts of a form.</summary>
internal static class FormRules
{
    /// <summary>Reads the rules.</summary>
    public static ImmutableArray<FormEscalation> Escalations(int? highest, bool? defaultOn, bool? newIdentifiers, ThirdParty thirdParty)
    {
        var escalations = ImmutableArray.CreateBuilder<FormEscalation>();
        if (highest is 3 or 4)
        {
            escalations.Add(new FormEscalation("trust", $"category-{highest}", $"Category {highest} needs the sensitive-data step, in pre-release channels and experiments as well (wiki Data_Collection, step 3)."));
            if (defaultOn == true)
            {
                escalations.Add(new FormEscalation("legal", $"category-{highest}-default-on", $"Category {highest} and default-on: to Legal if unsure whether the privacy notice covers it (review.md, question 7)."));
            }
        }

        if (newIdentifiers == true)
        {
            escalations.Add(new FormEscalation("legal", "new-identifier", "It adds identifiers: to Legal if unsure whether the privacy notice covers them (review.md, questions 6 and 7)."));
        }

        if (thirdParty.Used == true)
        {
            escalations.Add(new FormEscalation("legal", "third-party", "A third-party tool takes part: to Legal (review.md, question 8)."));
        }

        return escalations.ToImmutable();
    }
}
