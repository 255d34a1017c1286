using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Boolean charts: <c>f1 o1 v1 n1</c>, brackets by OP and CP, <c>j_top</c> and <c>j1</c> for OR.</summary>
internal static class Chart
{
    private static readonly HashSet<string> DateFields = ["delta_ts", "creation_ts"];
    private static readonly HashSet<string> Fields =
    [
        "bug_id", "product", "component", "version", "bug_status", "resolution", "short_desc", "status_whiteboard", "bug_severity",
        "priority", "op_sys", "rep_platform", "bug_file_loc", "alias", "reporter", "assigned_to", "cc", "bug_group", "keywords",
        "see_also", "dependson", "blocked", "delta_ts", "creation_ts", "flagtypes.name", "requestees.login_name", "setters.login_name",
        "commenter", "comment_tag", "longdesc", "attachments.description", "attachments.filename", "attachments.mimetype",
        "attachments.isobsolete", "attachments.ispatch", "attachments.isprivate", "attachments.submitter",
    ];

    private static readonly char[] Separators = [' ', ',', '\t'];

    private static readonly Dictionary<string, string> HistoryNames = new(StringComparer.Ordinal)
    {
        ["bug_status"] = "status", ["bug_group"] = "groups", ["status_whiteboard"] = "whiteboard", ["short_desc"] = "summary",
        ["dependson"] = "depends_on", ["blocked"] = "blocks", ["cclist_accessible"] = "is_cc_accessible",
        ["reporter_accessible"] = "is_creator_accessible", ["bug_severity"] = "severity",
    };

    /// <summary>The field as history names it.</summary>
    public static string HistoryName(string field) => HistoryNames.GetValueOrDefault(field, field);

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

    /// <summary>What a bug has in a field. Of flags: all of them, the bug's and its attachments', whoever may see those.</summary>
    public static IReadOnlyList<string> Values(Call call, Bug bug, string field)
    {
        IEnumerable<Flag> Flags() => bug.Flags.Concat(bug.Attachments.SelectMany(a => a.Flags));
        IEnumerable<Comment> Comments() => bug.Comments.Where(call.CanSee);
        IEnumerable<Attachment> Visible() => bug.Attachments.Where(call.CanSee);
        return field switch
        {
            "bug_id" => [$"{bug.Id}"],
            "product" => [bug.Product.Name],
            "component" => [bug.Component],
            "version" => [bug.Version],
            "bug_status" => [bug.Status],
            "resolution" => [bug.Resolution],
            "short_desc" => [bug.Summary],
            "status_whiteboard" => [bug.Whiteboard],
            "bug_severity" => [bug.Severity],
            "priority" => [bug.Priority],
            "op_sys" => [bug.OpSys],
            "rep_platform" => [bug.Platform],
            "bug_file_loc" => [bug.Url],
            "alias" => bug.Alias is null ? [] : [bug.Alias],
            "reporter" => [bug.Creator.Login],
            "assigned_to" => [bug.AssignedTo.Login],
            "cc" => [.. bug.Cc.Select(u => u.Login)],
            "bug_group" => [.. bug.Groups],
            "keywords" => [.. bug.Keywords],
            "see_also" => bug.SeeAlso,
            "dependson" => [.. bug.DependsOn.Select(i => $"{i}")],
            "blocked" => [.. bug.Blocks.Select(i => $"{i}")],
            "delta_ts" => [Clock.Write(bug.Changed)],
            "creation_ts" => [Clock.Write(bug.Created)],
            "flagtypes.name" => [.. Flags().Select(f => f.Type.Name + f.Status)],
            "requestees.login_name" => [.. Flags().Select(f => f.Requestee?.Login).OfType<string>()],
            "setters.login_name" => [.. Flags().Select(f => f.Setter.Login)],
            "commenter" => [.. Comments().Select(c => c.Author.Login)],
            "comment_tag" => [.. Comments().SelectMany(c => c.Tags)],
            "longdesc" => [.. Comments().Select(c => c.RawText)],
            "attachments.description" => [.. Visible().Select(a => a.Summary)],
            "attachments.filename" => [.. Visible().Select(a => a.FileName)],
            "attachments.mimetype" => [.. Visible().Select(a => a.ContentType)],
            "attachments.isobsolete" => [.. Visible().Select(a => a.IsObsolete ? "1" : "0")],
            "attachments.ispatch" => [.. Visible().Select(a => a.IsPatch ? "1" : "0")],
            "attachments.isprivate" => [.. Visible().Select(a => a.IsPrivate ? "1" : "0")],
            "attachments.submitter" => [.. Visible().Select(a => a.Creator.Login)],
            _ => throw UnknownField(call, field),
        };
    }

    private static BugzillaException UnknownField(Call call, string field) =>
        new(108, call.IsBmo ? $"Can't use {field} as a field name." : $"Can't use \"{field}\" as a field name.");

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
            var condition = Condition(call, field, call.Args.Text($"o{n}") ?? "noop", call.Args.Text($"v{n}") ?? "");
            parts.Add(not ? bug => !condition(bug) : condition);
        }

        if (joiner == "AND_G" && fields.Count > 1)
        {
            throw BugzillaException.User("All conditions under a groups search must use the same field.");
        }

        bool Joined(Bug bug) => joiner == "OR" && parts.Count > 0 ? parts.Exists(p => p(bug)) : parts.TrueForAll(p => p(bug));
        return negated ? bug => !Joined(bug) : Joined;
    }

    private static Func<Bug, bool> Condition(Call call, string field, string op, string value)
    {
        if (value == "%user%")
        {
            value = call.Login().Login;
        }

        if (!Fields.Contains(field))
        {
            throw UnknownField(call, field);
        }

        if (DateFields.Contains(field) && op is "equals" or "greaterthan" or "greaterthaneq" or "lessthan" or "lessthaneq")
        {
            _ = Clock.Read(value);
        }

        if (op.StartsWith("changed", StringComparison.Ordinal))
        {
            return Changes(call, field, op, value);
        }

        Func<string, bool>? test = Test(field, op, value);
        if (test is not null)
        {
            return bug => Values(call, bug, field).Any(test);
        }

        var positive = op switch
        {
            "notequals" => "equals",
            "notsubstring" => "substring",
            "notregexp" => "regexp",
            "nowordssubstr" => "anywordssubstr",
            "nowords" => "anywords",
            _ => "",
        };
        if (positive.Length > 0)
        {
            var without = Test(field, positive, value)!;
            return bug => !Values(call, bug, field).Any(without);
        }

        return op switch
        {
            "isempty" => bug => Values(call, bug, field).All(v => v.Length == 0),
            "isnotempty" => bug => Values(call, bug, field).Any(v => v.Length > 0),
            "allwords" or "allwordssubstr" => bug => Words(value).All(w => Values(call, bug, field).Any(v => v.Contains(w, StringComparison.OrdinalIgnoreCase))),
            "noop" => _ => true,
            _ => throw new BugzillaException(68000, $"Bugzilla does not support the search type \"{op}\"."),
        };
    }

    private static Func<string, bool>? Test(string field, string op, string value)
    {
        const StringComparison NoCase = StringComparison.OrdinalIgnoreCase;
        return op switch
        {
            "equals" when DateFields.Contains(field) => v => Compare(field, v, value) == 0,
            "equals" => v => v.Equals(value, NoCase),
            "substring" => v => v.Contains(value, NoCase),
            "casesubstring" => v => v.Contains(value, StringComparison.Ordinal),
            "regexp" => Pattern(value).IsMatch,
            "anyexact" => v => value.Split(',', StringSplitOptions.TrimEntries).Contains(v, StringComparer.OrdinalIgnoreCase),
            "anywordssubstr" => v => Words(value).Any(w => v.Contains(w, NoCase)),
            "anywords" => v => Words(value).Any(w => Words(v).Contains(w, StringComparer.OrdinalIgnoreCase)),
            "greaterthan" => v => Compare(field, v, value) > 0,
            "greaterthaneq" => v => Compare(field, v, value) >= 0,
            "lessthan" => v => Compare(field, v, value) < 0,
            "lessthaneq" => v => Compare(field, v, value) <= 0,
            _ => null,
        };
    }

    private static Regex Pattern(string value)
    {
        try
        {
            return new Regex(value, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw BugzillaException.User($"The regular expression '{value}' is not valid.");
        }
    }

    private static Func<Bug, bool> Changes(Call call, string field, string op, string value)
    {
        var name = HistoryName(field);
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
                throw new BugzillaException(68000, $"Bugzilla does not support the search type \"{op}\".");
        }
    }

    private static int Compare(string field, string actual, string wanted) =>
        DateFields.Contains(field) ? Clock.Read(actual).CompareTo(Clock.Read(wanted))
        : long.TryParse(actual, CultureInfo.InvariantCulture, out var a) && long.TryParse(wanted, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b)
        : string.Compare(actual, wanted, StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
