using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The operators that look into history.</summary>
internal static class ChartChanges
{
    /// <exception cref="BugzillaException">51: no such user; 56: no date; 68000: unknown operator.</exception>
    public static Func<Bug, bool> Of(Call call, string field, string op, string value)
    {
        var name = ChartFields.HistoryName(field);
        switch (op)
        {
            case "changedby":
                var who = call.FindUser(value);
                return field == "longdesc"
                    ? bug => bug.Comments.Exists(c => c.Author == who)
                    : bug => bug.History.Exists(h => h.Field == name && h.Who == who);
            case "changedafter" or "changedbefore":
                var time = Clock.Read(value);
                bool InTime(DateTimeOffset when) => op == "changedafter" ? when >= time : when <= time;
                return field switch
                {
                    "longdesc" => bug => bug.Comments.Exists(c => InTime(c.When)),
                    "delta_ts" => bug => InTime(bug.Changed),
                    "creation_ts" => bug => InTime(bug.Created),
                    _ => bug => bug.History.Exists(h => h.Field == name && InTime(h.When)),
                };
            case "changedfrom":
                return bug => bug.History.Exists(h => h.Field == name && h.Removed.Equals(value, StringComparison.OrdinalIgnoreCase));
            case "changedto":
                return bug => bug.History.Exists(h => h.Field == name && h.Added.Equals(value, StringComparison.OrdinalIgnoreCase));
            default:
                throw ChartOperators.Unknown(op);
        }
    }
}
