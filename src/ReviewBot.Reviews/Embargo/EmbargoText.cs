// Everything that the bot says about opening bugs. These comments become public with the bug, so they hold nothing but
// what a reader of the opened bug sees anyway, and no word of anybody's comment but the event that a condition names.
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Embargo;

/// <summary>The wording around embargoes.</summary>
public sealed class EmbargoText(ReviewPolicy policy, World world)
{
    private string Stop => $"To stop it, anybody who can comment here writes `{policy.Name}: hold` on a line of its own.";

    /// <summary>Nobody has said when the bug may be opened.</summary>
    public string Ask(ReviewCase @case, IReadOnlyList<string> proposals, bool again)
    {
        var text = new StringBuilder(Greeting(@case));
        text.Append(again
            ? "this bug is still restricted, and nobody has said until when."
            : "this bug is restricted, and data reviews become public once the collection begins. When may I open this one?");
        text.Append(' ');
        if (proposals.Count > 0)
        {
            text.Append("Going by what stands here, one of these may be right; nothing happens before somebody writes it on a line of its own:\n");
            foreach (var proposal in proposals)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- `{policy.Name}: embargo until {proposal}`");
            }

            text.Append("\n\n");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $"Please write it on a line of its own, for example `{policy.Name}: embargo until 2027-03-01` (or `bug 1800123 fixed`, `Thunderbird 152 released`, `I say so`). ");
        }

        return text.Append("Until then it stays restricted.").ToString();
    }

    /// <summary>Conditions were set: what will happen, when, how to stop it.</summary>
    public string Noted(EmbargoState state, DateTimeOffset? earliest)
    {
        if (NotMine(state) is { } not)
        {
            return $"Noted (comment {state.Terms.SaidIn!.Count}), but {not}.";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Noted (comment {state.Terms.SaidIn!.Count}). This bug stays restricted until all of this holds:\n");
        foreach (var check in state.Conditions.Concat(state.Checks.Where(c => c.Kind == CheckKind.Granted || (c.Kind == CheckKind.Hold && !c.IsMet))))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {check.Text}{(check.IsMet ? $" ({Holds(check)})" : check.Detail is { } detail ? $" ({detail})" : "")}");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n\nThen I announce it here{Period()} and take off {Groups(state)}");
        text.Append(earliest is { } moment ? $", not before {Moment(moment)}." : ".");
        return text.Append(CultureInfo.InvariantCulture, $" {Stop} To change it, write `{policy.Name}: embargo until …` again.{SwitchedOff()}").ToString();
    }

    /// <summary>The last word can't be used.</summary>
    public string NotUsable(EmbargoTerms terms)
    {
        var problem = CommentText.Capital(terms.Problem!);
        return $"I can't use what comment {terms.SaidIn!.Count} says about the embargo. {problem}{(problem[^1] is '.' or '?' ? "" : ".")} Until that is clear I open nothing here.";
    }

    /// <summary>All conditions and checks.</summary>
    public string Explain(EmbargoState state, DateTimeOffset? earliest)
    {
        var text = new StringBuilder("This is what opening this bug waits for:\n\n");
        text.Append(Table(state));
        if (NotMine(state) is { } not)
        {
            return text.Append(CultureInfo.InvariantCulture, $"\n{char.ToUpperInvariant(not[0])}{not[1..]}.").ToString();
        }

        text.Append(state.Warning is { } warning && warning.Announced is var announced
            ? $"\nAnnounced for {Moment(announced)}. "
            : earliest is { } moment ? $"\nIt can't be before {Moment(moment)}, and I announce it first. " : "\n");
        return text.Append(CultureInfo.InvariantCulture, $"{Stop}{SwitchedOff()}").ToString();
    }

    /// <summary>The warning, with everything that will be seen.</summary>
    public string Warn(ReviewCase @case, EmbargoState state, DateTimeOffset moment)
    {
        var text = new StringBuilder(Greeting(@case));
        text.Append(state.AllButTime
            ? $"I will open this bug on {Moment(moment)}: {Groups(state)} comes off, and everybody can read it.\n\n"
            : $"this bug is due to be opened on {Moment(moment)}, if by then everything in this table holds:\n\n");
        text.Append(Table(state, forWarning: true)).Append('\n').Append(Seen(@case)).Append("\n\n");
        return text.Append(CultureInfo.InvariantCulture, $"Please look through it before. {Stop} For another day, write `{policy.Name}: embargo until YYYY-MM-DD`.").ToString();
    }

    /// <summary>The second warning.</summary>
    public string WarnAgain(ReviewCase @case, EmbargoState state) =>
        $"{Greeting(@case)}a last word before I open this bug on {Moment(state.Warning!.Announced)} (announced in comment {state.Warning.Said.Count}).\n\n{Table(state, forWarning: true)}\n{Seen(@case)}\n\n{Stop}";

    /// <summary>The moment came, but not everything holds.</summary>
    public string Missed(EmbargoState state)
    {
        var open = state.Checks.Where(c => c.Kind is CheckKind.Condition or CheckKind.Granted && !c.IsMet);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The day announced in comment {state.Warning!.Said.Count} has come, but this bug stays restricted, because this doesn't hold yet:\n");
        foreach (var check in open)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {check.Text}{(check.Detail is { } detail ? $" ({detail})" : "")}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n\nWhen it does, I announce the opening anew. The people who run the reviews have been told.").ToString();
    }

    /// <summary>The conditions hold, but the request was not granted.</summary>
    public string AskHuman(EmbargoState state) =>
        $"The conditions for opening this bug hold, but the request {(state.Review == ReviewOutcome.Denied ? "was denied" : "was taken back")}, so I leave it restricted. Whether it becomes public is for people to decide; those who run the reviews have been told. Whoever is in the group can take it off by hand.";

    /// <summary>Something that we can't read may have happened.</summary>
    public string AskEvent(EmbargoState state)
    {
        var open = state.Conditions.Where(c => !c.IsMet && c.MetAt is null).Select(c => $"\n- {c.Text}{(c.Detail is { } detail ? $" ({detail})" : "")}");
        return $"{Hello(state.Terms.SaidIn!.Creator)}by comment {state.Terms.SaidIn!.Count} this bug stays restricted until:\n{string.Concat(open)}\n\nIf that is so by now, write `{policy.Name}: embargo lift`; I announce it{Period()} then. If it takes longer, nothing is to be done.";
    }

    /// <summary>What the bug is about has landed where everybody can read it.</summary>
    public string Landed(ReviewCase @case, LandedPlace place) =>
        string.Create(CultureInfo.InvariantCulture, $"{Greeting(@case)}`{Plain(place.Name)}` has landed in public code ({PlainPath(place.File)}, line {place.Line}) and cites this bug, which is not public. Reviews are made public once the collection begins. If that is so by now, write `{policy.Name}: embargo lift`; I announce it{Period()} then. I open nothing because of the code alone.");

    private static string PlainPath(string path) => new([.. path.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/')]);

    /// <summary>A hold counts.</summary>
    public string Held(Hold hold) =>
        $"On hold since comment {hold.CommentCount}: I don't open this bug. `{policy.Name}: resume` ends it, by whoever wrote the hold, a steward or an owner.";

    /// <summary>A hold has ended.</summary>
    public string Resumed(EmbargoState state, DateTimeOffset? earliest) =>
        $"The hold is over. {(NotMine(state) is { } not ? $"But {not}." : !state.Terms.AreSet ? "Nobody has said yet when this bug may be opened." : earliest is { } moment ? $"The bug is opened not before {Moment(moment)}, and I announce it first." : "What the opening waits for tells `" + policy.Name + ": embargo explain`.")}";

    /// <summary>A hold has stood for long.</summary>
    public string AskHold(Hold hold)
    {
        return $"{Hello(hold.By)}this bug is on hold since comment {hold.CommentCount} ({hold.At:yyyy-MM-dd}). Is that still needed? `{policy.Name}: resume` ends it; otherwise nothing is to be done.";
    }

    /// <summary>The groups were taken off.</summary>
    public string Opened(EmbargoState state) =>
        $"I have removed {Groups(state)} from this bug: what comment {state.Terms.SaidIn!.Count} asks for holds, and it was announced in comment {state.Warning!.Said.Count}.";

    /// <summary>The groups were taken off, but our comment about it was lost.</summary>
    public string OpenedBefore() => "I have removed this bug's embargo, as announced.";

    /// <summary>Still not seen by everybody.</summary>
    public string Unseen() =>
        "I took the embargo off, but this bug still can't be read without an account. It is in no group any more, so something else in this Bugzilla keeps it restricted; the people who run the reviews have been told.";

    /// <summary>Closed again by somebody, or not open at all after our write.</summary>
    public string StoodDown(ReviewCase @case) =>
        $"I took the embargo off this bug, and it is restricted now to {string.Join(", ", @case.Bug.Groups.Select(g => $"`{Plain(g)}`"))}. I won't open it by myself again; whoever is in the group can.";

    private string Table(EmbargoState state, bool forWarning = false)
    {
        var text = new StringBuilder("| What it depends on | State |\n| --- | --- |\n");
        foreach (var check in state.Checks.Where(c => !forWarning || c.Kind is not (CheckKind.Notice or CheckKind.Staffed)))
        {
            var holds = check.State switch
            {
                CheckState.Met => "yes",
                CheckState.Unknown => "not known",
                CheckState.NotMet => "no",
            };
            var more = check.Detail ?? (check.MetAt is { } at ? $"from {Moment(at)}" : null);
            text.Append(CultureInfo.InvariantCulture, $"| {check.Text} | {holds}{(more is null ? "" : $": {more}")} |\n");
        }

        return text.ToString();
    }

    private static string Seen(ReviewCase @case)
    {
        var hidden = @case.Bug.Comments.Where(c => c.IsPrivate).Select(c => string.Create(CultureInfo.InvariantCulture, $"comment {c.Count}"))
            .Concat(@case.Bug.Attachments.Where(a => a.IsPrivate).Select(a => string.Create(CultureInfo.InvariantCulture, $"attachment {a.Id}"))).ToList();
        return "Everybody will see then: the title and all earlier titles, who is on CC, every comment, every attachment (obsolete ones too), the flags and the whole history. "
            + (hidden.Count == 0
                ? "Comments and attachments that are marked as private stay hidden; I can't see whether there are any."
                : $"What is marked as private stays hidden: {string.Join(", ", hidden)}.");
    }

    private static string Holds(EmbargoCheck met) => met.Condition?.Match(
        date: _ => "that day has come",
        bugFixed: _ => "it is",
        versionReleased: _ => "it is",
        onGitHub: _ => "it is",
        landed: _ => "it has",
        saidSo: _ => "it has") ?? "it does";

    // Why this bug isn't for us to open, as a part of a sentence.
    private static string? NotMine(EmbargoState state) =>
        !state.IsMet(CheckKind.NotReclosed) ? "I opened this bug once and somebody restricted it again, so I leave that to people"
        : state.NeedsHuman || !state.IsMet(CheckKind.EmbargoGroup) ? $"this bug isn't for me to open ({string.Join("; ", state.Checks.Where(c => !c.IsMet && c.Kind is CheckKind.EmbargoGroup or CheckKind.OtherGroups or CheckKind.Keywords or CheckKind.Scope).Select(c => $"\"{c.Text}\": {c.Detail}"))}), so a person has to do it"
        : null;

    private string SwitchedOff() => policy.Enabled.HasFlag(Capabilities.Embargo) ? "" : " (At the moment opening is switched off.)";

    private string Period()
    {
        var period = policy.Embargo.NoticePeriod;
        return period == TimeSpan.Zero ? ""
            : period.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $" {period.TotalDays:0.#} {(period.TotalDays == 1 ? "day" : "days")} ahead")
            : period.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $" {period.TotalHours:0.##} {(period.TotalHours == 1 ? "hour" : "hours")} ahead")
            : string.Create(CultureInfo.InvariantCulture, $" {Math.Ceiling(period.TotalMinutes)} {(period.TotalMinutes <= 1 ? "minute" : "minutes")} ahead");
    }

    private string Moment(DateTimeOffset moment)
    {
        var zone = policy.Embargo.Staffed.TimeZone;
        return string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(moment, zone):dddd yyyy-MM-dd 'at' HH:mm} ({zone.Id})");
    }

    private static string Groups(EmbargoState state) =>
        $"the {(state.Groups.Length == 1 ? "group" : "groups")} {string.Join(" and ", state.Groups.Select(g => $"`{Plain(g)}`"))}";

    private static string Plain(string group) => new([.. group.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' ')]);

    private string Greeting(ReviewCase @case) => Hello(EmbargoRules.RequesterOf(@case));

    private string Hello(string login)
    {
        var who = world.Display(login, policy.Roster, "");
        return who.Length == 0 ? "Hello, " : $"Hello {who}, ";
    }
}
