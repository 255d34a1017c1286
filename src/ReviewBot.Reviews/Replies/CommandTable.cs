using System.Collections.Frozen;
using System.Reflection;

namespace ReviewBot.Reviews.Replies;

/// <summary>All commands. Parsing, did-you-mean, help, documentation and who may come from here and from nowhere else.</summary>
public static class CommandTable
{
    private static readonly MethodInfo DescriptionOf = typeof(CommandTable).GetMethod(nameof(Describe), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>In the order in which people are shown them: one row for each command that there is.</summary>
    public static IReadOnlyList<CommandRow> Rows { get; } =
    [
        .. typeof(Command).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Command)))
            .Select(type => (CommandRow)DescriptionOf.MakeGenericMethod(type).Invoke(null, null)!)
            .OrderBy(row => row.Place),
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

    /// <summary>The row with that name or alias, in any case; null if there is none.</summary>
    public static CommandRow? Find(string words) => ByWords.GetValueOrDefault(words);

    /// <summary>Whether somebody with these roles may use a command on a bug, as far as the table says.</summary>
    /// <param name="command">What was said.</param>
    /// <param name="roles">All that the person is to this bug; <see cref="Role.Anybody"/> needn't be given.</param>
    /// <param name="restrictedBug">The bug is in a group.</param>
    public static Permit MayUse(Command command, Role roles, bool restrictedBug)
    {
        var row = command.Row;
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
        return row.Where == AppliesTo.RestrictedBug && !restrictedBug
            ? new("This bug is already public, so there is no embargo on it.", worthSaying)
            : new(null, WorthSaying: true);
    }

    private static CommandRow Describe<T>()
        where T : IDescribed => T.Description;
}
