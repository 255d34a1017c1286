using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>What a search asks for outside the charts.</summary>
internal static class SearchConditions
{
    /// <summary>Plain parameters and the fields they compare, any of the values.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["product"] = "product", ["component"] = "component", ["status"] = "bug_status", ["bug_status"] = "bug_status",
        ["resolution"] = "resolution", ["creator"] = "reporter", ["assigned_to"] = "assigned_to", ["version"] = "version",
        ["severity"] = "bug_severity", ["priority"] = "priority", ["op_sys"] = "op_sys", ["platform"] = "rep_platform", ["alias"] = "alias",
    };

    public static IEnumerable<Func<Bug, bool>> Of(Call call) =>
    [
        .. Plain.Where(p => call.Args.Has(p.Key)).Select(p => AnyOf(call, p.Key, p.Value)),
        .. Single(call).OfType<Func<Bug, bool>>(),
    ];

    private static IEnumerable<Func<Bug, bool>?> Single(Call call)
    {
        var args = call.Args;
        yield return Ids([.. args.Texts("id"), .. args.Texts("bug_id")]);
        yield return Words(args.Text("whiteboard") ?? args.Text("status_whiteboard"), b => b.Whiteboard);
        yield return Words(args.Text("summary") ?? args.Text("short_desc"), b => b.Summary);
        yield return args.Has("chfield") || args.Has("chfieldfrom") || args.Has("chfieldto") ? Changed(call) : null;
        yield return args.Text("quicksearch") is { } quick ? Quick(call, quick) : null;
    }

    private static Func<Bug, bool> AnyOf(Call call, string parameter, string field)
    {
        var read = ChartFields.Reader(call, field);
        var values = call.Args.Texts(parameter).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return parameter is "status" or "bug_status" or "resolution"
            ? bug => values.Contains(read(bug)[0])
                || (values.Contains("__open__") && bug.IsOpen)
                || (values.Contains("__closed__") && !bug.IsOpen)
                || (parameter == "resolution" && values.Contains("---") && bug.Resolution.Length == 0)
            : bug => read(bug).Any(values.Contains);
    }

    private static Func<Bug, bool>? Ids(List<string> ids)
    {
        if (ids.Count == 0)
        {
            return null;
        }

        var wanted = ids.SelectMany(i => i.Split(',', StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        return bug => wanted.Contains($"{bug.Id}");
    }

    private static Func<Bug, bool>? Words(string? text, Func<Bug, string> read) =>
        text is null ? null : bug => text.Split(' ').All(w => read(bug).Contains(w, StringComparison.OrdinalIgnoreCase));

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
            : bug.History.Exists(h => h.When >= from && h.When <= to && fields.Any(f => ChartFields.HistoryName(f) == h.Field));
    }

    private static Func<Bug, bool> Quick(Call call, string text)
    {
        var flags = ChartFields.Reader(call, "flagtypes.name");
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return bug => (words.Contains("ALL") || bug.IsOpen) && words.Where(w => w != "ALL").All(word => word.Split(':', 2) switch
        {
            ["flag", var flag] => flags(bug).Any(v => v.Contains(flag, StringComparison.OrdinalIgnoreCase)),
            ["product", var product] => bug.Product.Name.Contains(product, StringComparison.OrdinalIgnoreCase),
            ["component", var component] => bug.Component.Contains(component, StringComparison.OrdinalIgnoreCase),
            _ => bug.Summary.Contains(word, StringComparison.OrdinalIgnoreCase) || bug.Whiteboard.Contains(word, StringComparison.OrdinalIgnoreCase),
        });
    }
}
