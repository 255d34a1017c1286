using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Why a steward declines; nobody has to say more.</summary>
public enum DeclineReason
{
    /// <summary>Nothing was said.</summary>
    Unsaid,
    /// <summary>No time for it now.</summary>
    Busy,
    /// <summary>Involved in the matter.</summary>
    Conflict,
}

/// <summary>The asked steward can't take this one.</summary>
public sealed record DeclineCommand(DeclineReason Reason) : FlagCommand<DeclineCommand>, IDescribed
{
    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 50,
        Name = "decline",
        Aliases = ["pass"],
        Arguments = "[busy|conflict]",
        Final = false,
        Who = Role.Asked,
        Where = AppliesTo.Request,
        Help = "you are asked and can't: somebody else is, without questions",
        Example = "decline busy",
        Instead = "To ask somebody else, a steward or an owner writes `reassign`.",
        Read = ReadReason,
        ReadWithoutColon = ReadShortly,
    };

    private const int MostWordsOfPredicate = 3;

    private protected override string? Arguments => Reason switch
    {
        DeclineReason.Busy => "busy",
        DeclineReason.Conflict => "conflict",
        DeclineReason.Unsaid => null,
    };

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.AskAnother();

    private static Argued ReadReason(string text)
    {
        var words = PlainWords.TextsOf(CommandArguments.Bare(text));
        return text.TrimStart().StartsWith('?') ? Argued.Wrong("a question passes nothing on")
            : Speech.Denials.IsIn(words) && !words.Contains("i") ? Argued.Wrong("it passes the request on to another steward; to set `data-review-`, write `deny` and the reason")
            : new DeclineCommand(ReasonOf(words));
    }

    // Without the colon, only what can't be a sentence about declining.
    private static Argued ReadShortly(string text) =>
        Explanation.Follows(text) || (PlainWords.TextsOf(CommandArguments.Bare(text)) is var words && (words.Length == 0 || ReasonOf(words) != DeclineReason.Unsaid) && !Speech.Predicates.IsIn(words.Except(["am", "have"]).Take(MostWordsOfPredicate).ToList()))
            ? ReadReason(text)
            : Argued.Wrong("a sentence about it passes nothing on");

    private static DeclineReason ReasonOf(IReadOnlyList<string> words) =>
        Speech.Conflicts.IsIn(words) ? DeclineReason.Conflict
        : Speech.Absences.IsIn(words) ? DeclineReason.Busy
        : DeclineReason.Unsaid;
}
