using System.Text;

namespace ReviewBot.Reviews.Replies;

/// <summary>The answer to <c>help</c>. Its commands stand in code, so quoting or pasting it does nothing.</summary>
public static class HelpText
{
    /// <summary>What a plan calls it.</summary>
    public const string Word = "help";

    /// <summary>What somebody with these roles can say on such a bug; reads as Markdown and as plain text, lines end in a line feed.</summary>
    /// <param name="roles">What the person is to this bug.</param>
    /// <param name="restrictedBug">The bug is in a group: commands about the embargo are shown on such alone.</param>
    /// <param name="address">What the bot is called on this server.</param>
    public static string For(Role roles, bool restrictedBug, string address = ReplyAddress.DefaultName)
    {
        var text = new StringBuilder()
            .Append($"Begin a line of your comment with `{address}:` and one of these:\n\n");
        foreach (var row in CommandTable.Rows)
        {
            var may = ((roles | Role.Anybody) & row.WhoOn(restrictedBug)) != Role.None && (roles & row.Never) == Role.None;
            if (may && (restrictedBug || row.Where != AppliesTo.RestrictedBug))
            {
                text.Append($"- `{row.Usage}`: {row.Help}\n");
            }
        }
        return text.Append("\nOne command a line; quotes and code are ignored. Setting the flag yourself always works, too.\n").ToString();
    }
}
