using System.Text;

namespace ReviewBot.Reviews.Replies;

/// <summary>The documentation of the commands, made from the table.</summary>
public static class CommandDocs
{
    private static readonly (Role Role, string Words)[] RoleWords =
    [
        (Role.Anybody, "anybody"),
        (Role.Asked, "the steward who is asked"),
        (Role.Holder, "whoever wrote the hold"),
        (Role.Requester, "the requester"),
        (Role.Steward, "a steward"),
        (Role.Owner, "an owner"),
    ];

    /// <summary>A Markdown table, a row for each command, with line feeds and one at the end.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| Command | Also | Who | Where | What it does | Example |\n|---|---|---|---|---|---|\n");
        foreach (var row in CommandTable.Rows)
        {
            string[] cells =
            [
                Code(row.Usage),
                string.Join(", ", row.Aliases.Select(Code)),
                Who(row),
                Where(row),
                row.Help,
                Code($"{ReplyAddress.DefaultName}: {row.Example}"),
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }
        return text.ToString();
    }

    /// <summary>Who may use a command: "a steward or an owner; never the requester".</summary>
    public static string Who(CommandRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var who = People(row.Who, "or");
        if (row.WhoIfRestricted is { } others)
        {
            who += $"; on a restricted bug {People(others, "or")}";
        }

        return row.Never == Role.None ? who : $"{who}; never {People(row.Never, "or")}";
    }

    /// <summary>Where a command means something.</summary>
    public static string Where(CommandRow row) => row.Where switch
    {
        AppliesTo.Request => "a request",
        AppliesTo.RestrictedBug => "a restricted bug",
        AppliesTo.AnyBug => "any bug",
    };

    /// <summary>The roles in words: "the requester, a steward or an owner".</summary>
    internal static string People(Role roles, string conjunction)
    {
        string[] words = [.. RoleWords.Where(r => (roles & r.Role) != Role.None).Select(r => r.Words)];
        return words.Length < 2
            ? string.Concat(words)
            : $"{string.Join(", ", words[..^1])} {conjunction} {words[^1]}";
    }

    internal static string Code(string text) => $"`{text}`";
}
