using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>A steward's word: <c>data-review-</c>.</summary>
public sealed record DenyCommand(string Reason) : FlagCommand<DenyCommand>, IDescribed
{
    private const string Needed = "it needs the reason, on the line or beside it in the same comment";
    private const int LongestShown = 200;
    private static readonly char[] ClauseEnds = [',', ';', ':', '.', '!', '(', '\u2013', '\u2014'];

    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 90,
        Name = "deny",
        Arguments = "REASON",
        Final = true,
        Refuses = true,
        Who = Role.Deciders,
        Never = Role.Requester,
        Where = AppliesTo.Request,
        Help = "your decision: sets `data-review-`",
        Example = "deny the opt-out doesn't exist yet",
        Read = ReadReason,
        ReadBeside = ReadReasonBeside,
    };

    private protected override string? Arguments => HiddenText.Beginning(Reason, LongestShown);

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.Deny();

    // "Deny nothing, this one is spotless"; but "deny nothing is documented".
    private static bool GivesNone(string reason) =>
        Harmless.IsPolite(reason) || Speech.NoReasons.Covers(PlainWords.TextsOf(reason.Split(ClauseEnds, 2)[0])) || Speech.NoReasons.Covers(PlainWords.TextsOf(reason.Split(" - ", 2)[0]));

    // What it stands in is looked at with the rest of the comment.
    private static Argued ReadReasonBeside(string text) =>
        GivesNone(text) || Speech.Undecided.Begins(PlainWords.TextsOf(text)) ? Argued.Wrong(Needed) : new DenyCommand(text);

    private static Argued ReadReason(string text)
    {
        var reason = CommandArguments.FreeText(text);
        var words = PlainWords.TextsOf(reason);
        return words.Length == 0 || words is ["reason"] || text.TrimStart().StartsWith('?') ? Argued.Wrong(Needed)
            : GivesNone(reason) ? Argued.Wrong("what follows is no reason; it takes what speaks against the request")
            : Speech.Undecided.Begins(words) ? Argued.Wrong("what follows reads as if it weren't decided yet; it takes the reason alone")
            : !Harmless.LeavesStanding(reason) ? Argued.Wrong("what follows the reason may take it back; it takes the reason alone")
            : new DenyCommand(reason);
    }
}
