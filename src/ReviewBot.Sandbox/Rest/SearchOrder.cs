using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The order of what a search found. Only internal names count; others are silently ignored.</summary>
internal static class SearchOrder
{
    private static readonly Dictionary<string, Func<Bug, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["bug_id"] = b => b.Id,
        ["changeddate"] = b => b.Changed,
        ["opendate"] = b => b.Created,
        ["product"] = b => b.Product.Name,
        ["component"] = b => b.Component,
        ["bug_status"] = b => b.Status,
        ["priority"] = b => b.Priority,
    };

    public static IEnumerable<Bug> Sort(Args args, IEnumerable<Bug> bugs)
    {
        IOrderedEnumerable<Bug>? ordered = null;
        foreach (var part in (args.Text("order") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ');
            if (!Keys.TryGetValue(words[0], out var key))
            {
                continue;
            }

            var descending = words.Length > 1 && words[1].Equals("DESC", StringComparison.OrdinalIgnoreCase);
            ordered = (ordered, descending) switch
            {
                (null, false) => bugs.OrderBy(key),
                (null, true) => bugs.OrderByDescending(key),
                (_, false) => ordered.ThenBy(key),
                (_, true) => ordered.ThenByDescending(key),
            };
        }

        return ordered?.ThenBy(b => b.Id) ?? bugs.OrderBy(b => b.Id);
    }
}
