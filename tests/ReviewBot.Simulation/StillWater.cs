using System.Globalization;
using System.Text.RegularExpressions;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>Judges what stands in the bugs once the bot has come to rest.</summary>
internal sealed partial class StillWater(Cast cast, Calendars calendars, VirtualClock clock, People people, Action<string> violation)
{
    // An answer may be slow, and a write land late.
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(15);

    private readonly Dictionary<int, int> read = [];
    private readonly Dictionary<int, HashSet<string>> said = [];
    private readonly Dictionary<string, DateTimeOffset> lastReminded = [];

    /// <summary>How often each person was reminded.</summary>
    public Dictionary<string, int> Reminders { get; } = [];

    /// <summary>What was said since the last look: everything once, nothing of others.</summary>
    public void Listen()
    {
        foreach (var bug in cast.Bugs)
        {
            var from = read.GetValueOrDefault(bug.Id);
            read[bug.Id] = bug.Comments.Count;
            foreach (var comment in bug.Comments.Skip(from).Where(c => cast.IsBot(c.Author)))
            {
                Hear(bug, comment);
            }
        }
    }

    /// <summary>What must hold of each bug while nothing happens.</summary>
    /// <param name="isTold">Whether the owners know that nobody can be found for a bug.</param>
    public void Look(Func<int, bool> isTold)
    {
        foreach (var bug in cast.Bugs)
        {
            foreach (var attachment in bug.Attachments)
            {
                HumanWins(bug, attachment);
                IsComplete(bug, attachment);
                IsServed(bug, attachment, isTold);
            }

            IsAnswered(bug);
            if (bug.Flags.Where(f => f is { Type.Name: "needinfo", Status: '?', Requestee: not null } && cast.IsBot(f.Setter)).GroupBy(f => f.Requestee).Any(g => g.Count() > 1))
            {
                violation($"bug {bug.Id}: somebody is asked twice at a time");
            }
        }
    }

    private void Hear(State.Bug bug, State.Comment comment)
    {
        void Wrong(string what) => violation($"bug {bug.Id} comment {comment.Count}: {what}");
        if (people.Secrets.Any(s => s.Key != bug.Id && comment.RawText.Contains(s.Value, StringComparison.Ordinal)))
        {
            Wrong("tells of another, restricted bug");
        }

        var all = said.TryGetValue(bug.Id, out var known) ? known : said[bug.Id] = [];
        if (!all.Add(comment.RawText))
        {
            Wrong("was said before, word for word");
        }

        if (MarkLine().Match(comment.RawText) is not { Success: true } mark)
        {
            Wrong("has no reference line");
            return;
        }

        if (mark.Groups["items"].Value.Contains(" reminded=", StringComparison.Ordinal))
        {
            Remind(comment, Wrong);
        }

        foreach (var item in mark.Groups["items"].Value.Split("; ").Where(i => !i.Contains(" restored", StringComparison.Ordinal) && !i.Contains(" escalated", StringComparison.Ordinal)))
        {
            if (!all.Add($"mark {item}{OfferedTo(item, mark.Groups["items"].Value, bug)}"))
            {
                Wrong($"says \"{item}\" a second time");
            }
        }
    }

    // One steward after another may be asked in a round, and each may say that somebody else should take it, or what sounds like a verdict: who did, wrote the comment that is answered.
    private static string OfferedTo(string item, string items, State.Bug bug) =>
        (item.EndsWith(" offered", StringComparison.Ordinal) || item.EndsWith(" verdict-asked", StringComparison.Ordinal)) && AnsweredComment().Match(items) is { Success: true } answered
            ? $" to {bug.Comments.First(c => c.Id == int.Parse(answered.Groups["id"].Value, CultureInfo.InvariantCulture)).Author.Login}"
            : "";

    // At most one a person and day over all bugs, and none on a day off. Who is meant stands before a comma.
    private void Remind(State.Comment comment, Action<string> wrong)
    {
        foreach (var person in Spoken().Matches(comment.RawText).Select(m => m.Groups["nick"].Value + "@example.org").Distinct())
        {
            Reminders[person] = Reminders.GetValueOrDefault(person) + 1;
            if (calendars.IsOff(person, comment.When))
            {
                wrong($"reminds {person} on a day off");
            }

            if (lastReminded.TryGetValue(person, out var last) && calendars.AreOneDay(person, last, comment.When))
            {
                wrong($"reminds {person} a second time that day");
            }

            lastReminded[person] = comment.When;
        }
    }

    private void HumanWins(State.Bug bug, State.Attachment attachment)
    {
        var rows = Cast.FlagRows(bug, attachment.Id).ToList();
        var index = rows.FindLastIndex(r => !cast.IsBot(r.Row.Who));
        if (index < 0)
        {
            return;
        }

        var (last, row) = (rows[index], rows[index].Row);

        // A write that was on its way already; where the bot may not write any more, it can't be put right.
        var crossed = index + 1 < rows.Count && rows[index + 1].Row.When - row.When < UnderWay;
        if (crossed && !IsOpen(bug))
        {
            return;
        }

        void Wrong(string what) => violation($"bug {bug.Id} attachment {attachment.Id}: {what} ({row.Who.Login} at {row.When:u}: {row.Removed} -> {row.Added}; now {Cast.FlagOf(attachment)?.Text ?? "none"})");

        // A command counts until a human changes the flag; what rests on it may be on its way by then.
        var counts = !crossed ? row.When : rows.Take(index).LastOrDefault(r => !cast.IsBot(r.Row.Who)).Row?.When ?? bug.Created;
        bool Said(params string[] commands) => bug.Comments.Exists(c => c.When >= counts && Cast.CommandOf(c) is { } word && commands.Contains(word));
        switch (last.After, FlagState.Of(attachment))
        {
            case (null, null):
                break;
            case (null, _):
                Wrong("a flag that was taken off is there again");
                break;
            case ({ Status: not '?' } decided, var now) when now?.Status != decided.Status:
                Wrong("a decision was lost");
                break;
            case ({ Status: '?', Requestee: { } chosen }, var now) when now is null || (now.Status == '?' && now.Requestee != chosen && !Said("assign", "reassign", "decline")):
                Wrong("a human's choice of a steward was lost");
                break;
            case ({ Status: '?' }, { Status: not '?' } now) when !Said("approve", "deny") && !rows.Exists(r => !cast.IsBot(r.Row.Who) && r.After?.Status == now.Status):
                Wrong("was decided without a steward's word");
                break;
            case ({ Status: '?' }, null):
                Wrong("a request was lost");
                break;
            default:
                break;
        }
    }

    // Each change of a flag by the bot has its comment, unless a human undid it or closed the bug to it before.
    private void IsComplete(State.Bug bug, State.Attachment attachment)
    {
        if (!IsOpen(bug))
        {
            return;
        }

        var marks = bug.Comments.Where(c => cast.IsBot(c.Author)).SelectMany(c => MarkLine().Match(c.RawText).Groups["items"].Value.Split("; "))
            .Where(i => i.StartsWith($"{attachment.Id}.", StringComparison.Ordinal)).Select(i => i.Split(' ', '=')[1]).ToList();
        var all = Cast.FlagRows(bug, attachment.Id).ToList();
        var rows = all.Where((r, i) => cast.IsBot(r.Row.Who) && !IsUndone(i + 1 < all.Count ? all[i + 1].Row : null)).ToList();
        if (rows.Count(r => r.After is { Status: '?' }) > marks.Count(m => m is "assigned" or "reassigned" or "restored")
            || rows.Count(r => r.After is { Status: not '?' }) > marks.Count(m => m is "decided" or "restored"))
        {
            violation($"bug {bug.Id} attachment {attachment.Id}: a change of the flag by the bot has no comment");
        }
    }

    // Somebody was quicker than the comment that was still owed; else it would have been missed at an earlier rest.
    private bool IsUndone(State.Activity? next) => next is not null && !cast.IsBot(next.Who);

    private void IsServed(State.Bug bug, State.Attachment attachment, Func<int, bool> isTold)
    {
        if (Cast.FlagOf(attachment) is not { Status: '?', Requestee: null } flag || clock.Now - cast.LastHuman(bug) < TimeSpan.FromDays(20)
            || !IsOpen(bug) || isTold(bug.Id) || cast.IsReplaced(bug, attachment))
        {
            return;
        }

        var rows = Cast.FlagRows(bug, attachment.Id).ToList();
        var begun = rows.FindLastIndex(r => r.Before is null or { Status: not '?' });
        if (!rows.Skip(begun + 1).Any(r => cast.IsBot(r.Row.Who) && r.After is { Status: '?', Requestee: not null }))
        {
            violation($"bug {bug.Id} attachment {attachment.Id}: nobody was asked since {flag.Modified:u}, and no owner was told");
        }
    }

    private void IsAnswered(State.Bug bug)
    {
        if (!IsOpen(bug))
        {
            return;
        }

        // What was written before the present round began is no more.
        var requesters = Cast.Requesters(bug);
        var asked = bug.Attachments.SelectMany(a => Cast.FlagRows(bug, a.Id)).Where(r => r.After is { Status: '?' } && r.Before is not { Status: '?' }).Select(r => r.Row.When).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
        foreach (var comment in bug.Comments.Where(c => Cast.CommandOf(c) is "help" or "explain" && c.When > asked && clock.Now - c.When > TimeSpan.FromDays(3) && (requesters.Contains(c.Author.Login) || cast.Decides(c.Author.Login))))
        {
            if (!bug.Comments.Exists(c => cast.IsBot(c.Author) && c.RawText.Contains($"c{comment.Id} ", StringComparison.Ordinal)))
            {
                violation($"bug {bug.Id} comment {comment.Count}: a question to the bot was never answered");
            }
        }
    }

    // Whether the bot may act there at all.
    private bool IsOpen(State.Bug bug)
    {
        var ignored = false;
        foreach (var comment in bug.Comments.Where(c => cast.Decides(c.Author.Login)))
        {
            ignored = Cast.CommandOf(comment) is "ignore" || (ignored && Cast.CommandOf(comment) is not "resume");
        }

        return !ignored && Cast.Covers(bug) && !bug.Whiteboard.Contains("[no-reviewbot]", StringComparison.OrdinalIgnoreCase)
            && bug.Resolution is not ("INVALID" or "DUPLICATE" or "WONTFIX" or "INCOMPLETE") && cast.BotSees(bug);
    }

    [GeneratedRegex(@"(?:^|[.] ):(?<nick>[a-z0-9-]+),", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\bc(?<id>[0-9]+) offered", RegexOptions.ExplicitCapture)]
    private static partial Regex AnsweredComment();

    [GeneratedRegex(@"\n(?:\[ReviewBot [0-9]+: (?<items>[^\n]*)\]|\[//\]: # \(ReviewBot [0-9]+: (?<items>[^\n]*)\))$", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkLine();
}
