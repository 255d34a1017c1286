using System.Collections.Frozen;
using static ReviewBot.Reviews.Replies.AppliesTo;

namespace ReviewBot.Reviews.Replies;

/// <summary>All commands. Parsing, did-you-mean, help, documentation and who may come from here and from nowhere else.</summary>
public static class CommandTable
{
    /// <summary>The longest that a reminder can be put off, in days.</summary>
    public const int LongestReminder = 365;

    private const Role Deciders = Role.Steward | Role.Owner;
    private const Role Concerned = Role.Requester | Deciders;

    /// <summary>In the order in which people are shown them.</summary>
    public static IReadOnlyList<CommandRow> Rows { get; } =
    [
        new()
        {
            Name = "help", Aliases = ["?", "commands", "usage"], Who = Role.Anybody, Where = AnyBug,
            Help = "these commands", Example = "help",
            Read = CommandArguments.Question(() => new Command.Help()),
        },
        new()
        {
            Name = "explain", Aliases = ["why", "status"], Who = Role.Anybody, Where = AnyBug,
            Help = "what I see in this bug and what I wait for", Example = "explain",
            Read = CommandArguments.Question(() => new Command.Explain()),
        },
        new()
        {
            Name = "assign", Arguments = "[login|:nick|me]", Who = Concerned, Where = Request,
            Help = "ask a steward now, whatever I found in the form: that one, yourself, or whoever is next", Example = "assign :carol",
            Read = CommandArguments.Assign,
        },
        new()
        {
            Name = "reassign", Aliases = ["re-assign", "reroll", "re-roll"], Arguments = "[reason]", Who = Deciders, Where = Request,
            Help = "ask another steward instead", Example = "reassign",
            Instead = "You can name another steward in the flag itself.",
            Read = CommandArguments.Text(reason => new Command.Reassign(reason)),
        },
        new()
        {
            Name = "decline", Aliases = ["pass"], Arguments = "[busy|conflict]", Who = Role.Asked, Where = Request,
            Help = "you are asked and can't: somebody else is, without questions", Example = "decline busy",
            Instead = "To ask somebody else, a steward or an owner writes `reassign`.",
            Read = CommandArguments.Decline,
        },
        new()
        {
            Name = "recheck", Aliases = ["re-check", "check"], Who = Concerned, Where = Request,
            Help = "read the form again", Example = "recheck",
            Read = CommandArguments.None(() => new Command.Recheck()),
        },
        new()
        {
            Name = "prefill", Aliases = ["pre-fill", "skeleton"], Who = Deciders, Where = Request,
            Help = "the review form with what the request already answers", Example = "prefill",
            Read = CommandArguments.None(() => new Command.Prefill()),
        },
        new()
        {
            Name = "approve", Who = Deciders, Never = Role.Requester, Where = Request,
            Help = "your decision: sets `data-review+`", Example = "approve",
            Read = CommandArguments.None(() => new Command.Approve(), "nothing can follow it: an approval with a condition isn't one yet"),
        },
        new()
        {
            Name = "deny", Arguments = "REASON", Who = Deciders, Never = Role.Requester, Where = Request,
            Help = "your decision: sets `data-review-`", Example = "deny the opt-out doesn't exist yet",
            Read = CommandArguments.RequiredText(reason => new Command.Deny(reason), "it needs the reason on the same line"),
        },
        new()
        {
            Name = "escalate", Arguments = "trust|legal|council REASON", Who = Deciders, Where = Request,
            Help = "ask them first; reminders follow their clock", Example = "escalate legal a third party gets the data",
            Read = CommandArguments.Escalate,
        },
        new()
        {
            Name = "resolved", Aliases = ["resolve", "answered"], Arguments = "[text]", Who = Deciders, Where = Request,
            Help = "the escalation is answered", Example = "resolved they agree, see comment 12",
            Read = CommandArguments.Text(text => new Command.Resolved(text)),
        },
        new()
        {
            Name = "remind", Aliases = ["snooze"], Arguments = "in N days", Who = Concerned, Where = Request,
            Help = "no reminder before that", Example = "remind in 5 days",
            Read = CommandArguments.Remind,
        },
        new()
        {
            Name = "quiet", Aliases = ["mute", "silence", "no-nag"], Who = Concerned, Where = AnyBug,
            Help = "no reminders on this bug", Example = "quiet",
            Read = CommandArguments.None(() => new Command.Quiet()),
        },
        new()
        {
            Name = "ignore", Who = Deciders, Where = AnyBug,
            Help = "I write nothing at all on this bug any more", Example = "ignore",
            Instead = "To stop reminders alone, write `quiet`.",
            Read = CommandArguments.None(() => new Command.Ignore()),
        },
        new()
        {
            Name = "hold", Aliases = ["stop", "wait", "pause", "veto", "embargo hold", "embargo stop"], Arguments = "[reason]",
            Who = Concerned, WhoIfRestricted = Role.Anybody, Where = AnyBug,
            Help = "this bug isn't opened and nobody is reminded, until somebody resumes", Example = "hold the partner isn't ready",
            Read = CommandArguments.Text(reason => new Command.Hold(reason)),
        },
        new()
        {
            Name = "resume", Aliases = ["unhold", "continue", "embargo resume", "embargo unhold"],
            Who = Deciders | Role.Holder, Where = AnyBug,
            Help = "ends a hold", Example = "resume",
            Instead = "Whoever wrote the hold can end it, too.",
            Read = CommandArguments.None(() => new Command.Resume(), "nothing can follow it, so that nobody resumes by mistake"),
        },
        new()
        {
            Name = "embargo until", Arguments = "CONDITIONS", Who = Concerned, Where = RestrictedBug,
            Help = "when this bug may be opened: a date, a bug, a version, or \"I say so\"; replaces what was said before", Example = "embargo until 2027-03-01",
            Read = CommandArguments.EmbargoUntil,
        },
        new()
        {
            Name = "embargo lift", Who = Concerned, Where = RestrictedBug,
            Help = "no more conditions: open it as soon as the notice has run", Example = "embargo lift",
            Read = CommandArguments.None(() => new Command.EmbargoLift()),
        },
        new()
        {
            Name = "embargo explain", Aliases = ["embargo status", "embargo why"], Who = Role.Anybody, Where = RestrictedBug,
            Help = "what the opening waits for", Example = "embargo explain",
            Read = CommandArguments.Question(() => new Command.EmbargoExplain()),
        },
    ];

    private static readonly FrozenDictionary<string, CommandRow> ByWords = Rows
        .SelectMany(row => row.Aliases.Prepend(row.Name), (row, words) => KeyValuePair.Create(words, row))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Spellings that people expect and that stand for no command, with what they may have meant.</summary>
    /// <remarks>Stewards write "LGTM" and "r+" in passing, and "open" when they ask: none of them is carried out.</remarks>
    internal static readonly FrozenDictionary<string, string[]> NearMisses = new Dictionary<string, string[]>
    {
        ["lgtm"] = ["approve"],
        ["r+"] = ["approve"],
        ["+"] = ["approve"],
        ["+1"] = ["approve"],
        ["data-review+"] = ["approve"],
        ["accept"] = ["approve"],
        ["approved"] = ["approve"],
        ["grant"] = ["approve"],
        ["granted"] = ["approve"],
        ["ok"] = ["approve"],
        ["r-"] = ["deny"],
        ["-"] = ["deny"],
        ["-1"] = ["deny"],
        ["data-review-"] = ["deny"],
        ["reject"] = ["deny"],
        ["rejected"] = ["deny"],
        ["refuse"] = ["deny", "decline"],
        ["denied"] = ["deny"],
        ["unassign"] = ["decline", "reassign"],
        ["skip"] = ["decline", "reassign"],
        ["next"] = ["reassign"],
        ["another"] = ["reassign"],
        ["busy"] = ["decline"],
        ["away"] = ["decline"],
        ["conflict"] = ["decline"],
        ["take"] = ["assign me"],
        ["claim"] = ["assign me"],
        ["mine"] = ["assign me"],
        ["review"] = ["assign", "prefill"],
        ["legal"] = ["escalate"],
        ["trust"] = ["escalate"],
        ["council"] = ["escalate"],
        ["later"] = ["remind"],
        ["nag"] = ["remind"],
        ["unmute"] = ["resume"],
        ["release"] = ["resume"],
        ["unblock"] = ["resume"],
        ["until"] = ["embargo until"],
        ["lift"] = ["embargo lift"],
        ["open"] = ["embargo lift", "embargo explain"],
        ["publish"] = ["embargo lift", "embargo explain"],
        ["unembargo"] = ["embargo lift"],
        ["embargo open"] = ["embargo lift"],
        ["embargo now"] = ["embargo lift"],
        ["embargo end"] = ["embargo lift"],
        ["block"] = ["hold"],
        ["halt"] = ["hold"],
        ["freeze"] = ["hold"],
        ["don't"] = ["hold"],
        ["dont"] = ["hold"],
        ["do not"] = ["hold"],
        ["never"] = ["hold"],
        ["shut"] = ["quiet", "ignore"],
        ["go"] = ["ignore"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row that a command comes from.</summary>
    public static CommandRow RowOf(Command command) => ByWords[command.Name];

    /// <summary>The row with that name or alias, in any case; null if there is none.</summary>
    public static CommandRow? Find(string words) => ByWords.GetValueOrDefault(words);

    /// <summary>Whether somebody with these roles may use a command on a bug, as far as the table says.</summary>
    /// <param name="command">What was said.</param>
    /// <param name="roles">All that the person is to this bug; <see cref="Role.Anybody"/> needn't be given.</param>
    /// <param name="restrictedBug">The bug is in a group.</param>
    public static Permit MayUse(Command command, Role roles, bool restrictedBug)
    {
        var row = RowOf(command);
        var worthSaying = (roles & ~Role.Anybody) != Role.None;
        if ((roles & row.Never) != Role.None)
        {
            return new($"Nobody decides on their own request, so I can't take `{row.Name}` from you.", worthSaying);
        }
        if (((roles | Role.Anybody) & row.WhoOn(restrictedBug)) == Role.None)
        {
            var refusal = $"`{row.Name}` is for {CommandDocs.People(row.WhoOn(restrictedBug), "or")}.";
            return new(row.Instead is null ? refusal : $"{refusal} {row.Instead}", worthSaying);
        }
        return row.Where == RestrictedBug && !restrictedBug
            ? new("This bug is already public, so there is no embargo on it.", worthSaying)
            : new(null, WorthSaying: true);
    }
}
