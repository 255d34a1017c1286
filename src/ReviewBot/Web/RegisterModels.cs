using System.Globalization;
using ReviewBot.Charts;
using ReviewBot.Reviews.Register;
using ReviewBot.Reviews.Wording;
using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>A page of the register.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">What of it is shown.</param>
/// <param name="Found">How many decisions are found, on all pages; null for too many to count.</param>
/// <param name="Products">Products to choose from.</param>
/// <param name="Stewards">Stewards to choose from.</param>
internal sealed record RegisterView(RegisterQuery Query, RegisterPage Page, int? Found, IReadOnlyList<string> Products, IReadOnlyList<string> Stewards);

/// <summary>The register in charts.</summary>
/// <param name="Charts">The charts.</param>
internal sealed record ChartsView(IReadOnlyList<BarChart> Charts);

/// <summary>How the pages of the register put things.</summary>
internal static class RegisterWords
{
    /// <summary>What a word-for-word account has of the requester's words.</summary>
    private const int Excerpt = 200;

    /// <summary>A day.</summary>
    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Where a decision has its page.</summary>
    public static string Address(RegisterEntry entry) => string.Create(CultureInfo.InvariantCulture, $"/register/{entry.Attachment}");

    /// <summary>The decision as one reads it.</summary>
    public static string Decision(RegisterEntry entry) => entry.Decision == "+" ? "Granted" : "Denied";

    /// <summary>The categories with their names; null where none is known.</summary>
    public static string? Categories(RegisterEntry entry) => entry.Categories.IsEmpty ? null : string.Join(", ", entry.Categories.Select(FormSummary.Category));

    /// <summary>The beginning of the requester's words.</summary>
    public static string? Beginning(RegisterEntry entry) => entry.Collected is not { Length: > Excerpt } words ? entry.Collected
        : words[..(char.IsHighSurrogate(words[Excerpt - 1]) ? Excerpt - 1 : Excerpt)].TrimEnd() + "…";

    /// <summary>What else is said of a decision in a line.</summary>
    public static string Facts(RegisterEntry entry)
    {
        IEnumerable<string> All()
        {
            yield return entry.Product;
            yield return string.Create(CultureInfo.InvariantCulture, $"bug {entry.Bug}");
            if (!entry.Categories.IsEmpty)
            {
                yield return $"category {string.Join(", ", entry.Categories)}";
            }

            if (entry.Expiry is { } expiry)
            {
                yield return $"ends {Day(expiry)}";
            }

            if (entry.Landed is { } landed)
            {
                yield return landed;
            }

            if (entry.Form == RegisteredForm.Unread)
            {
                yield return "form not read";
            }
        }

        return string.Concat(All().Select(fact => $" · {fact}"));
    }

    /// <summary>How a number of decisions is said.</summary>
    public static string Count(int? number) => string.Create(CultureInfo.InvariantCulture, $"{(number is null ? "more than " : "")}{number ?? DecisionRegister.MostCounted:N0} decision{(number == 1 ? "" : "s")}");

    /// <summary>What the request was read as.</summary>
    public static string Form(RegisterEntry entry) => entry.Form switch
    {
        RegisteredForm.Request => "a request for a new collection",
        RegisteredForm.Renewal => "a request to go on with a collection",
        RegisteredForm.Unread => "no form that could be read: the bug itself tells what was decided about",
        null => "not read yet",
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };
}
