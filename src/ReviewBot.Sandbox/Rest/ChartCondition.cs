using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>One condition of a chart: a field, an operator, a value.</summary>
internal static class ChartCondition
{
    // What asks for the opposite, and of what.
    private static readonly Dictionary<string, string> Opposites = new(StringComparer.Ordinal)
    {
        ["notequals"] = "equals",
        ["notsubstring"] = "substring",
        ["notregexp"] = "regexp",
        ["nowordssubstr"] = "anywordssubstr",
        ["nowords"] = "anywords",
    };

    /// <exception cref="BugzillaException">108: unknown field; 68000: unknown operator; 56: no date.</exception>
    public static Func<Bug, bool> Of(Call call, string field, string op, string given)
    {
        var value = given == "%user%" ? call.Login().Login : given;
        var values = ChartFields.Reader(call, field);
        if (ChartFields.IsDate(field) && op is "equals" or "greaterthan" or "greaterthaneq" or "lessthan" or "lessthaneq")
        {
            _ = Clock.Read(value);
        }

        if (op.StartsWith("changed", StringComparison.Ordinal))
        {
            return ChartChanges.Of(call, field, op, value);
        }

        if (ChartOperators.Find(field, op, value) is { } test)
        {
            return bug => values(bug).Any(test);
        }

        if (Opposites.TryGetValue(op, out var positive) && ChartOperators.Find(field, positive, value) is { } without)
        {
            return bug => !values(bug).Any(without);
        }

        return op switch
        {
            "isempty" => bug => values(bug).All(v => v.Length == 0),
            "isnotempty" => bug => values(bug).Any(v => v.Length > 0),
            "allwords" or "allwordssubstr" => bug => ChartOperators.Words(value).All(w => values(bug).Any(v => v.Contains(w, StringComparison.OrdinalIgnoreCase))),
            "noop" => _ => true,
            _ => throw ChartOperators.Unknown(op),
        };
    }
}
