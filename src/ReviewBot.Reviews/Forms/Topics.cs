using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms;

/// <summary>
/// The questions of the four forms by what they ask, whatever number a version of the form gives them
/// (<c>mozilla/data-review</c>: request.md, renewal_request.md, review.md, renewal_review.md).
/// </summary>
public static class Topics
{
    /// <summary>Request 1: which questions the data answers.</summary>
    public const string Purpose = "purpose";

    /// <summary>Request 2: why they need to be answered, and what users gain.</summary>
    public const string Need = "need";

    /// <summary>Request 3: what else was considered.</summary>
    public const string Alternatives = "alternatives";

    /// <summary>Request 4: whether what is collected already would do.</summary>
    public const string CurrentInstrumentation = "current-instrumentation";

    /// <summary>Request 5: the measurements with category and tracking bug.</summary>
    public const string Measurements = "measurements";

    /// <summary>Request 6 and review 1: where it is documented in public.</summary>
    public const string Documentation = "documentation";

    /// <summary>Request 7: how long it is collected.</summary>
    public const string Duration = "duration";

    /// <summary>Request 8: channels, countries, locales, filters.</summary>
    public const string Populations = "populations";

    /// <summary>Request 9: how a user opts out.</summary>
    public const string OptOut = "opt-out";

    /// <summary>Request 10: how the data is analysed.</summary>
    public const string Analysis = "analysis";

    /// <summary>Request 11: where the analysis is shared.</summary>
    public const string Sharing = "sharing";

    /// <summary>Request 12 and review 8: whether a third-party tool takes part.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>Renewal 1 and renewal review 1: the first review.</summary>
    public const string InitialReview = "initial-review";

    /// <summary>Renewal 2: when the collection is to end now.</summary>
    public const string Expiry = "expiry";

    /// <summary>Renewal 3: why the first period was not enough.</summary>
    public const string Reason = "reason";

    /// <summary>Review 2: whether the user can control it.</summary>
    public const string Control = "control";

    /// <summary>Review 3: who monitors a permanent collection.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Review 4: the categories.</summary>
    public const string Categories = "categories";

    /// <summary>Review 5: default on or off.</summary>
    public const string Default = "default";

    /// <summary>Review 6: new identifiers.</summary>
    public const string Identifiers = "identifiers";

    /// <summary>Review 7 and renewal review 2: whether the privacy notice covers it.</summary>
    public const string PrivacyNotice = "privacy-notice";

    /// <summary>Review 8 of 2019: whether somebody has to look again later.</summary>
    public const string CheckIn = "check-in";

    /// <summary>The questions of the present request form, in order.</summary>
    public static ImmutableArray<string> OfRequest { get; } = [Purpose, Need, Alternatives, CurrentInstrumentation, Measurements, Documentation, Duration, Populations, OptOut, Analysis, Sharing, ThirdParty];

    /// <summary>The questions of the renewal form, in order.</summary>
    public static ImmutableArray<string> OfRenewal { get; } = [InitialReview, Expiry, Reason];

    /// <summary>The questions of the steward's form in its longest version (2019), in order.</summary>
    public static ImmutableArray<string> OfReview { get; } = [Documentation, Control, Monitoring, Categories, Default, Identifiers, PrivacyNotice, CheckIn, ThirdParty];

    /// <summary>The questions of the steward's form for renewals, in order.</summary>
    public static ImmutableArray<string> OfRenewalReview { get; } = [InitialReview, PrivacyNotice];

    /// <summary>The questions of a form, in order.</summary>
    public static ImmutableArray<string> Of(FormKind form) => form switch
    {
        FormKind.Request => OfRequest,
        FormKind.Renewal => OfRenewal,
        FormKind.Review => OfReview,
        FormKind.RenewalReview => OfRenewalReview,
        FormKind.Unrecognized => [],
    };
}
