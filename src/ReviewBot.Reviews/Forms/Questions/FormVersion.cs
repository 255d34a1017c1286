using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Tells which questions the version of a form has that somebody filled in, from those that are still there.</summary>
internal static class FormVersion
{
    /// <summary>The questions that were taken out of it.</summary>
    public static ImmutableArray<string> Missing(FormKind kind, IReadOnlyList<Section> sections)
    {
        var numbers = sections.ToDictionary(s => s.Anchor.Topic, s => s.Anchor.Number, StringComparer.Ordinal);
        bool Has(string topic) => numbers.ContainsKey(topic);
        IEnumerable<string> asked = kind switch
        {
            FormKind.Renewal => Topics.OfRenewal,
            FormKind.RenewalReview => Topics.OfRenewalReview,
            FormKind.Review => Topics.OfReview.Where(t => t is not (Topics.Monitoring or Topics.CheckIn or Topics.ThirdParty)),
            FormKind.Request or FormKind.Unrecognized => Topics.OfRequest.Where(t => t switch
            {
                Topics.Documentation => Has(t) || Skipped(numbers, Topics.Measurements, Topics.Duration),
                Topics.ThirdParty => Has(t) || Has(Topics.Documentation),
                Topics.OptOut => Has(t) || Has(Topics.Documentation) || Has(Topics.ThirdParty) || Skipped(numbers, Topics.Populations, Topics.Analysis),
                _ => true,
            }),
        };
        return [.. asked.Where(t => !Has(t))];
    }

    /// <summary>Whether some versions of a form go without a question.</summary>
    public static bool IsOptional(FormKind form, string topic) => form switch
    {
        FormKind.Request => topic is Topics.Documentation or Topics.ThirdParty or Topics.OptOut,
        FormKind.Review => topic is Topics.Monitoring or Topics.CheckIn or Topics.ThirdParty,
        FormKind.Renewal or FormKind.RenewalReview or FormKind.Unrecognized => false,
    };

    // Two questions that are neighbours in older versions, with a number left out between them.
    private static bool Skipped(Dictionary<string, int?> numbers, string before, string after) =>
        numbers.GetValueOrDefault(before) is { } first && numbers.GetValueOrDefault(after) is { } second && second == first + 2;
}
