using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>What a page of the register is asked for, as its address says it.</summary>
/// <param name="Search">Which decisions.</param>
/// <param name="Soon">Whether only what ends soon.</param>
/// <param name="After">Where the page before ended.</param>
internal sealed record RegisterQuery(RegisterSearch Search, bool Soon, string? After)
{
    private const int LongestText = 200;

    /// <summary>Reads an address; null if it says something that there is not.</summary>
    public static RegisterQuery? Read(IQueryCollection query, DateOnly today)
    {
        string? Of(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
        int? category = null;
        if (Of("category") is { } number)
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) || known is < 1 or > 4)
            {
                return null;
            }

            category = known;
        }

        if (Of("decision") is not (null or "granted" or "denied") || Of("state") is not (null or "soon") || Of("sort") is not (null or "newest" or "oldest"))
        {
            return null;
        }

        var search = new RegisterSearch
        {
            Text = Of("q") is { } text ? text[..Math.Min(text.Length, LongestText)] : null,
            Product = Of("product"),
            Decision = Of("decision") switch { "granted" => "+", "denied" => "-", _ => null },
            Steward = Of("steward"),
            Category = category,
            Order = Of("sort") == "oldest" ? RegisterOrder.Oldest : RegisterOrder.Newest,
        };
        var soon = Of("state") == "soon";
        return soon && search.Decision == "-" ? null : new RegisterQuery(soon ? search.EndingSoon(today) : search, soon, Of("after"));
    }

    /// <summary>The same question at another address.</summary>
    public string At(string path, string? after = null)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                query.Add(name, value);
            }
        }

        Add("q", Search.Text);
        Add("product", Search.Product);
        Add("decision", Soon ? null : DecisionName(Search.Decision));
        Add("steward", Search.Steward);
        Add("category", Search.Category?.ToString(CultureInfo.InvariantCulture));
        Add("state", Soon ? "soon" : null);
        Add("sort", Search.Order == RegisterOrder.Oldest ? "oldest" : null);
        Add("after", after);
        return path + query;
    }

    /// <summary>A decision as addresses say it.</summary>
    public static string? DecisionName(string? decision) => decision switch { "+" => "granted", "-" => "denied", _ => null };
}
