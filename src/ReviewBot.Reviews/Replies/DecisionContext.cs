// A decision can't be taken back, so it counts only where nothing around it could mean that it is none.
using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Looks at what stands around the decisions of a comment, whatever blank lines stand between.</summary>
/// <param name="speaker">The names of who wrote the comment; null if they aren't known.</param>
internal sealed class DecisionContext(IReadOnlyCollection<string>? speaker)
{
    private const int MostBeside = 1;

    private readonly HashSet<int> rules = [];
    private bool refuses;
    private bool opens;
    private (int First, int Last)? form;

    /// <summary>In a comment of more words, what stands further above is looked at for known snares alone.</summary>
    private const int LongComment = 80;

    /// <summary>Puts a question in the place of each decision that may be none.</summary>
    /// <param name="lines">The comment.</param>
    /// <param name="hold">Whether a hold is in it.</param>
    public void Settle(IReadOnlyList<CommentLine> lines, bool hold)
    {
        var decisions = lines.Where(line => line.Said is Said.Understood { Command.Row.Final: true }).ToList();
        if (decisions.Count == 0)
        {
            return;
        }

        refuses = decisions.TrueForAll(line => CommandOf(line).Row.Refuses);
        opens = decisions.TrueForAll(line => CommandOf(line).Row.Where == AppliesTo.RestrictedBug);
        var contradicted = hold || Contradicted(lines, decisions);
        if (!contradicted && StandsFree(lines, decisions))
        {
            return;
        }

        // One answer, whatever number of lines it is about; and where they contradict each other, none of them counts.
        foreach (var line in lines.Where(line => contradicted && line.Said is Said.Understood { Command: Command.OnFlag { Row.Final: false } }))
        {
            line.Said = null;
        }

        foreach (var line in decisions)
        {
            var said = (Said.Understood)line.Said!;
            line.Said = line == decisions[0] ? new Said.Hint(said.Line, said.Text, line.IsCompletedBeside ? $"{ReplyAddress.DefaultName}: {said.Command.Row.Usage}" : said.Command.Render(), contradicted ? Misplaced.Contradicted : Misplaced.Embraced) { Meant = said.Command } : null;
        }
    }

    // Two decisions that can't both be, or one beside a command by which somebody else would decide.
    private static bool Contradicted(IReadOnlyList<CommentLine> lines, List<CommentLine> decisions) =>
        decisions.Select(CommandOf).GroupBy(command => command.Row.Where).Any(group => group.Select(command => command.Name).Distinct().Count() > 1)
        || lines.Select(line => line.Said).OfType<Said.Understood>().Any(said => said.Command is Command.OnFlag { Row.Final: false });

    private static Command CommandOf(CommentLine line) => ((Said.Understood)line.Said!).Command;

    // A list of commands explains them.
    private static bool IsList(IReadOnlyList<CommentLine> lines, List<CommentLine> decisions)
    {
        var beside = lines.Where(line => line.Said is not null && !decisions.Contains(line)).Select(line => line.Said is Said.Understood said ? said.Command.Name : "").ToList();
        return beside.Contains("") || beside.Distinct().Count() > MostBeside;
    }

    private bool StandsFree(IReadOnlyList<CommentLine> lines, List<CommentLine> decisions)
    {
        if (IsList(lines, decisions))
        {
            return false;
        }

        rules.UnionWith(lines.Where(line => line.IsRule && line.Text.Trim() == "--").Select(line => line.Number));
        var paragraphs = Paragraphs.Of(lines);
        var ofForm = lines.Where(ReasonFinder.IsOfForm).Select(line => line.Number).ToList();
        form = ofForm.Count > 0 ? (ofForm[0], ofForm[^1]) : null;
        var formEnds = paragraphs.FindLastIndex(paragraph => paragraph.Exists(ReasonFinder.IsOfForm));
        var isLong = lines.Where(line => line.IsProse && !ReasonFinder.IsOfForm(line)).Sum(line => PlainWords.Of(line.Text).Count) > LongComment;
        var first = paragraphs.FindIndex(paragraph => paragraph.Exists(decisions.Contains));
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var beside = IsBesideDecision(paragraphs, i, decisions);
            if (beside == Side.Within ? !IsOfItsOwn(paragraphs[i], decisions) : Embraces(paragraphs, i, i > first ? Side.After : isLong ? beside : Side.Before, formEnds))
            {
                return false;
            }
        }

        return !lines.Any(IsHedgedInert) && (!decisions.Exists(IsInCode) || StandsAlone(lines));
    }

    private static bool IsHedgedInert(CommentLine line) => line.IsInert && !line.IsQuote && Harmless.IsHedged(line.Text) && !MailLines.IsAttribution(line.Text);

    private bool IsOfItsOwn(List<CommentLine> paragraph, List<CommentLine> decisions) =>
        paragraph.TrueForAll(line => line.Said is null ? Harmless.IsCourtesy(line.Text) || IsSigned(line) : decisions.Contains(line)) || (refuses && AreGroundsAround(paragraph, decisions));

    private bool AreGroundsAround(List<CommentLine> paragraph, List<CommentLine> decisions) =>
        paragraph.TrueForAll(line => line.Said is null || decisions.Contains(line)) && Paragraphs.ProseOf(paragraph).Index().All(prose => prose.Item.TrueForAll(line => Harmless.IsCourtesy(line) || Harmless.IsSignature(line, speaker)) || Grounds.MayStand(prose.Item, above: prose.Index == 0 && !decisions.Contains(paragraph[0])));

    // A line in code marks may be an example wherever anything but thanks stands beside it.
    private bool StandsAlone(IReadOnlyList<CommentLine> lines) =>
        lines.All(line => !line.IsProse || Harmless.IsCourtesy(line.Text) || Harmless.IsSignature(line.Text, speaker));

    private static bool IsInCode(CommentLine line) => line.Text.Contains('`', StringComparison.Ordinal);

    private bool Embraces(List<List<CommentLine>> paragraphs, int i, Side beside, int formEnds)
    {
        var own = paragraphs[i].Where(line => line.IsProse && !IsWithinForm(line)).Select(line => line.Text.Trim()).ToList();
        var text = string.Join('\n', own);
        return text.Length > 0 && !AreGrounds(paragraphs, i, own, beside) && !AreAnswers(paragraphs, i, own, beside, formEnds) && beside switch
        {
            Side.Before => !IsHarmlessBefore(own, text, paragraphs[i + 1][0].Text),
            Side.After => GoesOn(Unsigned(own)) || !(IsFarewell(own, IsBelowRule(paragraphs[i])) || IsHarmlessAfter(Unsigned(own))),
            Side.Far or Side.Within => Harmless.IsHedged(text) && !Harmless.IsStatement(text),
        };
    }

    // What speaks against the request, beside its denial.
    private bool AreGrounds(List<List<CommentLine>> paragraphs, int i, List<string> own, Side beside) =>
        refuses && ((i > 0 && Grounds.MayStand([.. HeadAbove(paragraphs, i), .. own], above: beside != Side.After)) || beside switch
        {
            Side.Before or Side.Within => false,
            Side.After => Grounds.MayStand(WithoutName(own), above: false) || LeadToGrounds(paragraphs, i, own),
            Side.Far => Grounds.MayStand(own, above: true) || LeadToGrounds(paragraphs, i, own),
        });

    private static bool LeadToGrounds(List<List<CommentLine>> paragraphs, int i, List<string> own) =>
        i + 1 < paragraphs.Count && Grounds.Lead(string.Join('\n', own), paragraphs[i + 1][0].Text);

    // Answers to the form, and a list of what was looked at.
    private bool AreAnswers(List<List<CommentLine>> paragraphs, int i, List<string> own, Side beside, int formEnds) =>
        IsOfAnswers(own, string.Join('\n', own), beside, formEnds < 0 ? null : i - formEnds)
        || IsLedTo(paragraphs, i, own, Harmless.LeadsToAnswers, Harmless.AreAnswers)
        || (!refuses && !opens && IsLedTo(paragraphs, i, own, Harmless.LeadsToChecks, lines => Harmless.AreChecks(lines) || Harmless.AreAnswers(lines)));

    // What leads to a list may stand in a paragraph of its own.
    private static IEnumerable<string> HeadAbove(List<List<CommentLine>> paragraphs, int i) =>
        paragraphs[i - 1] is [{ IsProse: true } head] && Grounds.Lead(head.Text.Trim(), paragraphs[i][0].Text) ? [head.Text.Trim()] : [];

    private bool IsHarmlessBefore(List<string> own, string text, string next) =>
        refuses ? Harmless.IsInvitation(text, above: true) || Harmless.AreReasons(own) || Harmless.LeadsToReasons(text, next) || Grounds.MayStand(own, above: true) || Grounds.Lead(text, next) : opens ? Harmless.IsAboutOpening(text) : Harmless.IsAboutRequest(text);

    private bool IsHarmlessAfter(string text) =>
        refuses ? Harmless.IsBelowDenial(text) || Harmless.IsInvitation(text) : opens ? Harmless.IsAboutOpening(text) : Harmless.IsBelowGrant(text);

    // The author's name below the last sentence.
    private string Unsigned(List<string> lines) => string.Join('\n', WithoutName(lines));

    private List<string> WithoutName(List<string> lines) => lines[..(lines.FindLastIndex(line => speaker is null || !Harmless.IsSignature(line, speaker)) + 1)];

    private static bool IsOfAnswers(List<string> own, string text, Side beside, int? belowForm) =>
        (belowForm is 0 or 1 && Speech.Answers.Covers(PlainWords.TextsOf(text))) || Harmless.AreAnswers(own) || (beside != Side.After && Harmless.AreAnswersInLine(text));

    // "My answers to the form:", "Checked:", and what stands below it, with or without a blank line.
    private static bool IsLedTo(List<List<CommentLine>> paragraphs, int i, List<string> own, Func<string, bool> leads, Func<IReadOnlyList<string>, bool> are) =>
        leads(own[0])
            ? own.Count > 1 ? are(own[1..]) : i + 1 < paragraphs.Count && are([.. paragraphs[i + 1].Where(line => line.IsProse).Select(line => line.Text.Trim())])
            : i > 0 && paragraphs[i - 1] is [var lead] && leads(lead.Text.Trim()) && are(own);

    // Another's name may say whose words these were, unless it stands below a farewell or the line above a signature.
    private bool IsFarewell(List<string> lines, bool belowRule)
    {
        var names = lines.SkipWhile(Harmless.IsCourtesy).ToList();
        var anyName = belowRule || (names.Count < lines.Count && !Speech.Greetings.Begins(PlainWords.TextsOf(lines[0])));
        return (belowRule && speaker is not null && IsOwnName(lines[0])) || names.TrueForAll(line => (belowRule && Speech.SignatureLines.Begins(PlainWords.TextsOf(line))) || Harmless.IsSignature(line, anyName && line[0] is not ('-' or '–' or '—') ? null : speaker));
    }

    // "-- \nHal, from a train without wifi"
    private bool IsOwnName(string line) => line.Split([' ', ','], 2) is [var name, .. var rest] && Harmless.IsSignature(name, speaker) && !Harmless.TakesBack(string.Concat(rest));

    private bool IsBelowRule(List<CommentLine> paragraph) => rules.Contains(paragraph[0].Number - 1);

    // A sentence that begins small or with a sign belongs to the one before it.
    private static bool GoesOn(string text) => text.Length > 0 && !Harmless.IsCourtesy(text) && !char.IsUpper(text[0]) && !char.IsAsciiDigit(text[0]) && text[0] is not (':' or '-' or '–' or '—' or '*' or '_' or '#') && char.IsAscii(text[0]);

    private bool IsSigned(CommentLine line) => line.Text.TrimStart()[0] is '-' or '–' or '—' && Harmless.IsSignature(line.Text, speaker);

    // What is asked and answered in the steward's form speaks of the request.
    private bool IsWithinForm(CommentLine line) => form is var (first, last) && line.Number >= first && line.Number <= last;

    private static Side IsBesideDecision(List<List<CommentLine>> paragraphs, int i, List<CommentLine> decisions)
    {
        if (paragraphs[i].Exists(decisions.Contains))
        {
            return Side.Within;
        }

        var next = paragraphs.FindIndex(i + 1, HasProseOrDecision);
        if (next >= 0 && paragraphs[next].Exists(decisions.Contains))
        {
            return Side.Before;
        }

        var before = paragraphs.FindLastIndex(Math.Max(i - 1, 0), i, HasProseOrDecision);
        return before >= 0 && paragraphs[before].Exists(decisions.Contains) ? Side.After : Side.Far;

        bool HasProseOrDecision(List<CommentLine> paragraph) => paragraph.Exists(line => line.IsProse || decisions.Contains(line));
    }

    private enum Side
    {
        Far,
        Before,
        Within,
        After,
    }
}
