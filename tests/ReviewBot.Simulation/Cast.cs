using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Sandbox;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>Who plays which part, and what the sandbox's own records say of them: the view that judges the bot, without the bot's code.</summary>
internal sealed partial class Cast(SandboxBugzilla server)
{
    public const string Flag = "data-review";
    public const string Embargo = "data-review-embargo";
    public const string Security = "mail-core-security";

    private static readonly string[] Covered = ["Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    public string Bot { get; } = SandboxBugzilla.LoginOf("bot");

    public string Owner { get; } = SandboxBugzilla.LoginOf("admin");

    public IReadOnlyList<string> Stewards { get; } = [SandboxBugzilla.LoginOf("steward1"), SandboxBugzilla.LoginOf("steward2"), SandboxBugzilla.LoginOf("steward3")];

    public static bool Covers(State.Bug bug) => Covered.Contains(bug.Product.Name);

    public State.Bug? Find(int bug) => server.State.FindBug(bug);

    public State.Bug? BugOfAttachment(int attachment) => server.State.FindAttachment(attachment)?.Bug;

    public IEnumerable<State.Bug> Bugs => server.State.Bugs;

    public SandboxPerson Person(string login) => server.As(login);

    public bool IsBot(State.User user) => user.Login == Bot;

    public bool BotSees(State.Bug bug) => bug.Groups.All(server.State.Users[Bot].In) || bug.Cc.Any(IsBot);

    public bool Decides(string login) => Stewards.Contains(login) || login == Owner;

    public static State.Flag? FlagOf(State.Attachment attachment) => attachment.Flags.Find(f => f.Type.Name == Flag);

    /// <summary>What happened to the flag on an attachment, oldest first; the state that began, or null where the flag ended.</summary>
    public static IEnumerable<(State.Activity Row, FlagState? Before, FlagState? After)> FlagRows(State.Bug bug, int attachment) =>
        bug.History.Where(h => h.Field == "flagtypes.name" && h.AttachmentId == attachment)
            .Select(h => (h, FlagState.Parse(h.Removed), FlagState.Parse(h.Added)))
            .Where(x => x.Item2 is not null || x.Item3 is not null);

    /// <summary>Who may call themself requester of anything on the bug.</summary>
    public static HashSet<string> Requesters(State.Bug bug) =>
        [.. bug.Attachments.Where(a => FlagRows(bug, a.Id).Any()).Select(a => a.Creator.Login)
            .Concat(bug.Attachments.SelectMany(a => FlagRows(bug, a.Id)).Where(r => r.Before is null && r.After is { Status: '?' }).Select(r => r.Row.Who.Login))];

    /// <summary>What a comment that begins with the bot's name tells it to do; null for all others, whatever line stands further down.</summary>
    public static string? CommandOf(State.Comment comment)
    {
        const string Name = "reviewbot: ";
        return !comment.RawText.StartsWith(Name, StringComparison.Ordinal) ? null : comment.RawText[Name.Length..].Split([' ', ',', '\n'])[0] switch
        {
            "take" or "I'll" => "assign",
            "pass" => "decline",
            "snooze" => "remind",
            var word => word,
        };
    }

    [GeneratedRegex(@"[ :;](?<old>[0-9]+)[.][0-9]+ replaced=(?<new>[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ReplacedMark();

    /// <summary>The last moment at which anybody but the bot did anything on the bug.</summary>
    public DateTimeOffset LastHuman(State.Bug bug) =>
        bug.Comments.Where(c => !IsBot(c.Author)).Select(c => c.When).Concat(bug.History.Where(h => !IsBot(h.Who)).Select(h => h.When)).DefaultIfEmpty(bug.Created).Max();

    /// <summary>
    /// Whether nobody has to be asked for an attachment, since a newer form of the same person takes its place: the bot has
    /// said so, the newer form is there and was not withdrawn, and no human has said otherwise since.
    /// </summary>
    public bool IsReplaced(State.Bug bug, State.Attachment attachment)
    {
        foreach (var comment in bug.Comments.Where(c => IsBot(c.Author)))
        {
            if (ReplacedMark().Matches(comment.RawText).LastOrDefault(m => m.Groups["old"].Value == attachment.Id.ToString(CultureInfo.InvariantCulture)) is not { } mark
                || bug.Attachments.Find(a => a.Id == int.Parse(mark.Groups["new"].ValueSpan, CultureInfo.InvariantCulture)) is not { IsObsolete: false } newer)
            {
                continue;
            }

            if (newer.Creator == attachment.Creator && newer.Id > attachment.Id && (FlagOf(newer) is not null || !FlagRows(bug, newer.Id).Any())
                && !bug.Comments.Exists(c => c.When >= newer.Created && (CommandOf(c) == "assign" || c.RawText.Contains("two different requests", StringComparison.Ordinal)))
                && !FlagRows(bug, attachment.Id).Any(r => r.Row.When > newer.Created && !IsBot(r.Row.Who)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a veto stands on a restricted bug, by its comments.</summary>
    public static bool IsHeld(State.Bug bug)
    {
        var holder = default(string);
        foreach (var comment in bug.Comments)
        {
            switch (CommandOf(comment))
            {
                case "hold":
                    holder = comment.Author.Login;
                    break;
                case "resume":
                    holder = null;
                    break;
                default:
                    break;
            }
        }

        return holder is not null;
    }
}

/// <summary>A flag as history writes it.</summary>
internal sealed record FlagState(char Status, string? Requestee)
{
    public static FlagState? Parse(string text)
    {
        foreach (var part in text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith(Cast.Flag, StringComparison.Ordinal) && part.Length > Cast.Flag.Length)
            {
                var rest = part[(Cast.Flag.Length + 1)..];
                return new FlagState(part[Cast.Flag.Length], rest.Length > 2 ? rest[1..^1] : null);
            }
        }

        return null;
    }

    public static FlagState? Of(State.Attachment attachment) =>
        Cast.FlagOf(attachment) is { } flag ? new FlagState(flag.Status, flag.Requestee?.Login) : null;
}
