using System.Globalization;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Boolean charts: <c>f1 o1 v1 n1</c>, brackets by OP and CP, <c>j_top</c> and <c>j1</c> for OR.</summary>
internal static class Chart
{
    /// <exception cref="BugzillaException">108: unknown field; 68000: unknown operator; 32000: a group over two fields.</exception>
    /// <returns>Null if there is no chart.</returns>
    public static Func<Bug, bool>? Parse(Call call)
    {
        var numbers = call.Args.Query.Select(p => NumberOf(p.Key, 'f')).OfType<int>().Order().ToList();
        if (numbers.Count == 0)
        {
            return null;
        }

        var at = 0;
        return Group(call, numbers, ref at, call.Args.Text("j_top") ?? "AND", negated: false);
    }

    public static int? NumberOf(string name, char letter) =>
        name.Length > 1 && name[0] == letter && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static Func<Bug, bool> Group(Call call, List<int> numbers, ref int at, string joiner, bool negated)
    {
        var parts = new List<Func<Bug, bool>>();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        while (at < numbers.Count)
        {
            var n = numbers[at++];
            var field = call.Args.Text($"f{n}")!;
            var not = call.Args.IsTrue($"n{n}");
            if (field == "CP")
            {
                break;
            }

            if (field == "OP")
            {
                parts.Add(Group(call, numbers, ref at, call.Args.Text($"j{n}") ?? "AND", not));
                continue;
            }

            fields.Add(field);
            var condition = ChartCondition.Of(call, field, call.Args.Text($"o{n}") ?? "noop", call.Args.Text($"v{n}") ?? "");
            parts.Add(not ? bug => !condition(bug) : condition);
        }

        if (joiner == "AND_G" && fields.Count > 1)
        {
            throw BugzillaException.User("All conditions under a groups search must use the same field.");
        }

        bool Joined(Bug bug) => joiner == "OR" && parts.Count > 0 ? parts.Exists(p => p(bug)) : parts.TrueForAll(p => p(bug));
        return negated ? bug => !Joined(bug) : Joined;
    }
}
