using System.Globalization;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Bug.search: what the caller may not see is silently absent.</summary>
internal static class Searches
{
    private const int Max = 10000;

    private static readonly HashSet<string> NoCriteria =
        ["limit", "offset", "order", "include_fields", "exclude_fields", "count_only", "Bugzilla_api_key", "api_key", "query_format"];

    public static JsonNode Search(Call call)
    {
        var args = call.Args;
        if (call.IsBmo && call.State.Trouble.DatabaseIsDown)
        {
            throw new BugzillaException(BugzillaException.Internal, null);
        }

        var (limit, offset) = Page(args);
        if (call.IsBmo && args.Query.All(p => NoCriteria.Contains(p.Key)))
        {
            throw new BugzillaException(1000, "You may not search, or create saved searches, without any search terms.");
        }

        AddDateCharts(args);
        var conditions = SearchConditions.Of(call).ToList();
        if (Chart.Parse(call) is { } chart)
        {
            conditions.Add(chart);
        }

        var found = SearchOrder.Sort(args, call.State.Bugs.Where(call.CanSee).Where(b => conditions.TrueForAll(c => c(b))));
        if (call.IsBmo && args.IsTrue("count_only"))
        {
            return new JsonObject { ["bug_count"] = found.Count() };
        }

        return new JsonObject
        {
            ["bugs"] = Shapes.Array(found.Skip(offset).Take(limit).Select(b => (JsonNode?)BugShape.Write(call, b, fromSearch: true))),
        };
    }

    // limit=0 is the maximum, and drops the offset with it.
    private static (int Limit, int Offset) Page(Args args)
    {
        if (args.Text("limit") is not { } text)
        {
            return args.Has("offset") ? throw BugzillaException.Required("Bug.search()", "limit") : (Max, 0);
        }

        if (text.StartsWith('-'))
        {
            throw new BugzillaException(52, "Invalid parameter limit passed to Bugzilla::Search::new: It must be numeric.");
        }

        _ = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        _ = int.TryParse(args.Text("offset"), NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
        return limit == 0 ? (Max, 0) : (Math.Min(limit, Max), offset);
    }

    // The servers count the charts instead of looking for the highest: a gap in the numbers loses a condition.
    private static void AddDateCharts(Args args)
    {
        var next = args.Query.Count(p => Chart.NumberOf(p.Key, 'f') is not null) + 1;
        foreach (var (parameter, field) in new[] { ("last_change_time", "delta_ts"), ("creation_time", "creation_ts") })
        {
            if (args.Text(parameter) is { Length: > 0 } time)
            {
                args.Set($"f{next}", field);
                args.Set($"o{next}", "greaterthaneq");
                args.Set($"v{next}", time);
                next++;
            }
        }
    }
}
