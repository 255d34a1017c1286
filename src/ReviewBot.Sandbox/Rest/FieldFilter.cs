namespace ReviewBot.Sandbox.Rest;

/// <summary>include_fields and exclude_fields, as both servers read them.</summary>
internal sealed class FieldFilter
{
    private readonly HashSet<string>? _include;
    private readonly HashSet<string> _exclude;

    public FieldFilter(Args args)
    {
        _include = args.Has("include_fields") ? Split(args, "include_fields") : null;
        _exclude = Split(args, "exclude_fields");
    }

    private FieldFilter(HashSet<string>? include, HashSet<string> exclude)
    {
        _include = include;
        _exclude = exclude;
    }

    /// <param name="field">The name in the answer.</param>
    /// <param name="extra">True for what comes only when it is asked for.</param>
    public bool Wants(string field, bool extra = false)
    {
        if (_exclude.Contains(field) || _exclude.Contains("_all") || (!extra && _exclude.Contains("_default")))
        {
            return false;
        }

        if (_include is null)
        {
            return !extra;
        }

        return _include.Contains(field)
            || _include.Contains("_all")
            || _include.Contains(extra ? "_extra" : "_default")
            || _include.Any(i => i.Length > field.Length && i[field.Length] == '.' && i.StartsWith(field, StringComparison.Ordinal));
    }

    /// <summary>The filter for what is inside a field: <c>cc.name</c> narrows the people of <c>cc</c>.</summary>
    public FieldFilter Inside(string field)
    {
        var prefix = field + ".";
        var inner = _include?.Where(i => i.StartsWith(prefix, StringComparison.Ordinal)).Select(i => i[prefix.Length..]).ToHashSet();
        return new(
            inner is { Count: > 0 } && !_include!.Contains(field) ? inner : null,
            [.. _exclude.Where(e => e.StartsWith(prefix, StringComparison.Ordinal)).Select(e => e[prefix.Length..])]);
    }

    private static HashSet<string> Split(Args args, string name) =>
        [.. args.Texts(name).SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
