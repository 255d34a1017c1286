using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReviewBot.Sandbox.Wire;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>Judges each write of the bot's by what the server had told it right before: in its last answer, or two seconds ago at most.</summary>
internal sealed partial class WriteWatch(Cast cast, Calendars calendars, VirtualClock clock, bool dryRun, TimeSpan quiet, Action<string> violation)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, Basis> looks = [];
    private IReadOnlyList<int> last = [];

    public void Violation(string text) => violation(text);

    /// <summary>The bug that a request is about; null for searches and for many at once.</summary>
    public int? BugOf(SandboxRequest request)
    {
        if (PartPath().Match(request.Path) is { Success: true } bug && !request.PathAndQuery.Contains("ids=", StringComparison.Ordinal))
        {
            return Number(bug);
        }

        return AttachmentPath().Match(request.Path) is { Success: true } attachment && !request.PathAndQuery.Contains("ids=", StringComparison.Ordinal)
            ? cast.BugOfAttachment(Number(attachment))?.Id
            : null;
    }

    /// <summary>A read was served.</summary>
    public void Served(SandboxRequest request)
    {
        if (request.Method == "GET")
        {
            // What it reads of the bug after that first look only tells it more.
            var more = BugOf(request) is { } one && last is [var same] && same == one;
            last = more ? last : [.. ReRead(request)];
            foreach (var bug in more ? [] : last.Select(cast.Find).OfType<State.Bug>())
            {
                looks[bug.Id] = Basis.Of(bug, cast, clock.Now);
            }
        }
    }

    /// <summary>A write is on its way.</summary>
    public void Leaves(SandboxRequest request)
    {
        if (request.Method == "GET")
        {
            return;
        }

        if (dryRun)
        {
            violation($"a write left in dry run: {request.Method} {request.Path}");
        }

        if (BugOf(request) is not { } id || !looks.TryGetValue(id, out var known) || (!last.Contains(id) && clock.Now - known.At > Fresh))
        {
            violation($"a write without a read right before it: {request.Method} {request.Path}");
            return;
        }

        void Wrong(string what) => violation($"bug {id}: {what}");
        var json = JsonNode.Parse(request.Body.Span)!.AsObject();
        if (!Cast.Covers(known.Bug))
        {
            Wrong("written to, though outside of the configured products");
        }

        if (known.Bug.Whiteboard.Contains("[no-reviewbot]", StringComparison.OrdinalIgnoreCase))
        {
            Wrong("written to in spite of [no-reviewbot]");
        }

        if (known.IsIgnored)
        {
            Wrong("written to in spite of `ignore`");
        }

        var text = json["comment"] is JsonObject comment ? (string?)comment["body"] : (string?)json["comment"];
        // A hold is answered at once, and what was overwritten is put right at once.
        if (clock.Now - known.LastHuman < quiet - TimeSpan.FromSeconds(1) && text?.Contains(" restored", StringComparison.Ordinal) != true && text?.Contains(" held=", StringComparison.Ordinal) != true)
        {
            Wrong("written to while somebody was at it");
        }

        if (text is not null && Address().IsMatch(text))
        {
            Wrong("a comment holds an address");
        }

        if (AttachmentPath().Match(request.Path) is { Success: true } path && json["flags"] is JsonArray flags)
        {
            var attachment = known.Bug.Attachments.Find(a => a.Id == Number(path))!;
            foreach (var flag in flags.Select(f => f!.AsObject()))
            {
                JudgeFlag(known, attachment, ((string)flag["status"]!)[0], (string?)flag["requestee"], Wrong);
            }
        }

        if (json["groups"]?["remove"] is JsonArray groups)
        {
            JudgeOpening(known, [.. groups.Select(g => (string)g!)], Wrong);
        }
    }

    private void JudgeFlag(Basis known, State.Attachment attachment, char status, string? requestee, Action<string> wrong)
    {
        var bug = known.Bug;
        var rows = Cast.FlagRows(bug, attachment.Id).ToList();
        var lastHuman = rows.FindLastIndex(r => !cast.IsBot(r.Row.Who));
        var since = lastHuman < 0 ? bug.Created : rows[lastHuman].Row.When;
        var overwritten = rows.Skip(lastHuman + 1).Select(r => r.Before).ToList();
        var present = FlagState.Of(attachment);
        var requesters = Cast.Requesters(bug);
        if (status is '+' or '-')
        {
            var restores = overwritten.Contains(new FlagState(status, null)) || overwritten.Exists(o => o?.Status == status);
            if (!restores && !Said(bug, since, status == '+' ? "approve" : "deny", login => cast.Decides(login) && login != attachment.Creator.Login))
            {
                wrong($"set {status} on attachment {attachment.Id} without a steward's word");
            }

            return;
        }

        if (present is { Status: '+' or '-' })
        {
            wrong($"asks on attachment {attachment.Id} again, which is decided");
        }

        var restored = requestee is not null && overwritten.Exists(o => o is { Status: '?' } && o.Requestee == requestee);
        if (!restored && requestee is not null && (requestee == attachment.Creator.Login || requestee == rows.FindLast(r => r.Before is null).Row?.Who.Login))
        {
            wrong($"asks the requester on attachment {attachment.Id}");
        }

        if (!restored && requestee is not null && calendars.IsAway(requestee, clock.Now) && !Said(bug, since, "assign", _ => true))
        {
            wrong($"asks {requestee}, who is away, on attachment {attachment.Id}");
        }

        if (!restored && requestee is not null && cast.IsReplaced(bug, attachment))
        {
            wrong($"asks {requestee} on attachment {attachment.Id}, in whose place a newer form stands");
        }

        if (present?.Requestee is { } asked && asked != requestee && !restored
            && !Said(bug, since, "reassign", cast.Decides)
            && !Said(bug, since, "assign", login => cast.Decides(login) || requesters.Contains(login))
            && !Said(bug, since, "decline", login => login == asked))
        {
            wrong($"takes {asked} off attachment {attachment.Id}, and nobody said so");
        }
    }

    private void JudgeOpening(Basis known, string[] groups, Action<string> wrong)
    {
        var bug = known.Bug;
        if (Cast.IsHeld(bug))
        {
            wrong("opened under a hold");
        }

        if (bug.Groups.Any(g => g != Cast.Embargo) || groups.Any(g => g != Cast.Embargo))
        {
            wrong("opened though in a group that is no embargo group");
        }

        var condition = bug.Comments.FindLast(c => c.RawText.StartsWith("reviewbot: embargo until ", StringComparison.Ordinal) || c.RawText.StartsWith("reviewbot: embargo lift", StringComparison.Ordinal));
        if (condition is null)
        {
            wrong("opened though nobody said when");
        }
        else if (DateOnly.TryParseExact(condition.RawText.Split('\n')[0].Replace("reviewbot: embargo until ", "", StringComparison.Ordinal), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && clock.Now < new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero))
        {
            wrong("opened before its date");
        }
    }

    private static bool Said(State.Bug bug, DateTimeOffset since, string command, Func<string, bool> may) =>
        bug.Comments.Where((c, i) => c.When >= since && Cast.CommandOf(c) == command && may(c.Author.Login) && !(i + 1 < bug.Comments.Count && IsTakenBack(c, bug.Comments[i + 1]))).Any();

    private static bool IsTakenBack(State.Comment word, State.Comment next) => next.Author == word.Author && Words.SecondThoughts.Contains(next.RawText);

    // The bugs of a look right before writes.
    private static IEnumerable<int> ReRead(SandboxRequest request) =>
        BugPath().Match(request.Path) is { Success: true } bug
        && !(request.Path.EndsWith("/comment", StringComparison.Ordinal) && request.PathAndQuery.Contains("ids=", StringComparison.Ordinal))
        && !request.PathAndQuery.Contains("include_fields=id", StringComparison.Ordinal)
            ? [Number(bug), .. OtherBug().Matches(request.PathAndQuery).Select(Number)]
            : [];

    private static int Number(Match match) => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^/rest/bug/([0-9]+)(?:/[a-z]+)?$")]
    private static partial Regex PartPath();

    [GeneratedRegex("^/rest/bug/([0-9]+)(?:/comment)?$")]
    private static partial Regex BugPath();

    [GeneratedRegex("[?&]ids=([0-9]+)")]
    private static partial Regex OtherBug();

    [GeneratedRegex("^/rest/bug/attachment/([0-9]+)$")]
    private static partial Regex AttachmentPath();

    [GeneratedRegex("[A-Za-z0-9._-]+@[A-Za-z0-9-]+[.]")]
    private static partial Regex Address();

    /// <summary>A bug as the bot saw it last.</summary>
    private sealed record Basis(State.Bug Bug, DateTimeOffset LastHuman, bool IsIgnored, DateTimeOffset At)
    {
        public static Basis Of(State.Bug bug, Cast cast, DateTimeOffset at)
        {
            var ignored = false;
            foreach (var comment in bug.Comments.Where(c => cast.Decides(c.Author.Login)))
            {
                ignored = Cast.CommandOf(comment) switch
                {
                    "ignore" => true,
                    "resume" => false,
                    _ => ignored,
                };
            }

            return new Basis(bug.Clone(), cast.LastHuman(bug), ignored, at);
        }
    }
}
