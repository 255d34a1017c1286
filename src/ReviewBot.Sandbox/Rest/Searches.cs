using System.Globalization;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Bug.search: what the caller may not see is silently absent.</summary>
internal static class Searches
{
    private const int Max = 10000;

    /// <summary>Plain parameters and the fields they compare, any of the values.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["product"] = "product", ["component"] = "component", ["status"] = "bug_status", ["bug_status"] = "bug_status",
        ["resolution"] = "resolution", ["creator"] = "reporter", ["assigned_to"] = "assigned_to", ["version"] = "version",
        ["severity"] = "bug_severity", ["priority"] = "priority", ["op_sys"] = "op_sys", ["platform"] = "rep_platform", ["alias"] = "alias",
    };

    private static readonly HashSet<string> NoCriteria =
        ["limit", "offset", "order", "include_fields", "exclude_fields", "count_only", "Bugzilla_api_key", "api_key", "query_format"];

    public static JsonNode Search(Call call)
    {
        var args = call.Args;
        if (call.IsBmo && call.Server.DatabaseIsDown)
        {
            throw new BugzillaException(BugzillaException.Internal, null);
        }

        var (limit, offset) = Page(args);
        if (call.IsBmo && args.Query.All(p => NoCriteria.Contains(p.Key)))
        {
            throw new BugzillaException(1000, "You may not search, or create saved searches, without any search terms.");
        }

        AddDateCharts(args);
        var conditions = Conditions(call).ToList();
        if (Chart.Parse(call) is { } chart)
        {
            conditions.Add(chart);
        }

        var found = Order(args, call.State.Bugs.Where(call.CanSee).Where(b => conditions.TrueForAll(c => c(b))));
        if (call.IsBmo && args.IsTrue("count_only"))
        {
            return new JsonObject { ["bug_count"] = found.Count() };
        }

        return new JsonObject
        {
            ["bugs"] = Shapes.Array(found.Skip(offset).Take(limit).Select(b => (JsonNode?)Shapes.Bug(call, b, fromSearch: true))),
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

    private static IEnumerable<Func<Bug, bool>> Conditions(Call call)
    {
        var args = call.Args;
        foreach (var (parameter, field) in Plain)
        {
            if (!args.Has(parameter))
            {
                continue;
            }

            var values = args.Texts(parameter).ToHashSet(StringComparer.OrdinalIgnoreCase);
            yield return parameter is "status" or "bug_status" or "resolution"
                ? bug => values.Contains(Chart.Values(call, bug, field)[0])
                    || (values.Contains("__open__") && bug.IsOpen)
                    || (values.Contains("__closed__") && !bug.IsOpen)
                    || (parameter == "resolution" && values.Contains("---") && bug.Resolution.Length == 0)
                : bug => Chart.Values(call, bug, field).Any(values.Contains);
        }

        if (args.Texts("id").Concat(args.Texts("bug_id")).ToList() is { Count: > 0 } ids)
        {
            var wanted = ids.SelectMany(i => i.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
            yield return bug => wanted.Contains($"{bug.Id}");
        }

        if ((args.Text("whiteboard") ?? args.Text("status_whiteboard")) is { } whiteboard)
        {
            yield return bug => whiteboard.Split(' ').All(w => bug.Whiteboard.Contains(w, StringComparison.OrdinalIgnoreCase));
        }

        if ((args.Text("summary") ?? args.Text("short_desc")) is { } summary)
        {
            yield return bug => summary.Split(' ').All(w => bug.Summary.Contains(w, StringComparison.OrdinalIgnoreCase));
        }

        if (args.Has("chfield") || args.Has("chfieldfrom") || args.Has("chfieldto"))
        {
            yield return Changed(call);
        }

        if (args.Text("quicksearch") is { } quick)
        {
            yield return Quick(call, quick);
        }
    }

    private static Func<Bug, bool> Changed(Call call)
    {
        var args = call.Args;
        var fields = args.Texts("chfield");
        DateTimeOffset When(string name, DateTimeOffset missing) =>
            args.Text(name) is not { Length: > 0 } text ? missing
            : text.Equals("now", StringComparison.OrdinalIgnoreCase) ? call.Now
            : Clock.Read(text);
        var from = When("chfieldfrom", DateTimeOffset.MinValue);
        var to = When("chfieldto", DateTimeOffset.MaxValue);
        return bug => fields.Count == 0
            ? bug.Changed >= from && bug.Changed <= to
            : bug.History.Exists(h => h.When >= from && h.When <= to && fields.Any(f => Chart.HistoryName(f) == h.Field));
    }

    private static Func<Bug, bool> Quick(Call call, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return bug => (words.Contains("ALL") || bug.IsOpen) && words.Where(w => w != "ALL").All(word => word.Split(':', 2) switch
        {
            ["flag", var flag] => Chart.Values(call, bug, "flagtypes.name").Any(v => v.Contains(flag, StringComparison.OrdinalIgnoreCase)),
            ["product", var product] => bug.Product.Name.Contains(product, StringComparison.OrdinalIgnoreCase),
            ["component", var component] => bug.Component.Contains(component, StringComparison.OrdinalIgnoreCase),
            _ => bug.Summary.Contains(word, StringComparison.OrdinalIgnoreCase) || bug.Whiteboard.Contains(word, StringComparison.OrdinalIgnoreCase),
        });
    }

    // Only internal names count; others are silently ignored.
    private static IEnumerable<Bug> Order(Args args, IEnumerable<Bug> bugs)
    {
        IOrderedEnumerable<Bug>? ordered = null;
        foreach (var part in (args.Text("order") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ');
            Func<Bug, IComparable>? key = words[0] switch
            {
                "bug_id" => b => b.Id,
                "changeddate" => b => b.Changed,
                "opendate" => b => b.Created,
                "product" => b => b.Product.Name,
                "component" => b => b.Component,
                "bug_status" => b => b.Status,
                "priority" => b => b.Priority,
                _ => null,
            };
            if (key is null)
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
