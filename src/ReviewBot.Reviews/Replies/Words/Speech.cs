namespace ReviewBot.Reviews.Replies.Words;

/// <summary>The lists by what they are for.</summary>
internal static class Speech
{
    /// <summary>Embraces, negates, conditions or exemplifies what stands beside it.</summary>
    public static WordList Hedges { get; } = WordList.Load("hedges");

    /// <summary>Thanks, praise and greetings.</summary>
    public static WordList Courtesy { get; } = WordList.Load("courtesy");

    /// <summary>What a comment begins with.</summary>
    public static WordList Greetings { get; } = WordList.Load("greetings");

    /// <summary>The words of which courtesy has one.</summary>
    public static WordList CourtesyCore { get; } = WordList.Load("courtesy-core");

    /// <summary>The words of which a statement has one.</summary>
    public static WordList Verbs { get; } = WordList.Load("verbs");

    /// <summary>Plain statements about a request.</summary>
    public static WordList Statements { get; } = WordList.Load("statements");

    /// <summary>Agreement that holds a "no" or a verb to come.</summary>
    public static WordList Assents { get; } = WordList.Load("assents");

    /// <summary>What a statement without its full stop may begin with.</summary>
    public static WordList Openers { get; } = WordList.Load("openers");

    /// <summary>What a clause begins with that speaks against somebody else's decision.</summary>
    public static WordList Objections { get; } = WordList.Load("objections");

    /// <summary>What a clause begins with that says what has to be so.</summary>
    public static WordList ConditionHeads { get; } = WordList.Load("condition-heads");

    /// <summary>What a sentence ends with, behind a comma, that makes a condition of it.</summary>
    public static WordList Afterthoughts { get; } = WordList.Load("afterthoughts");

    /// <summary>What stands before the beginning of a clause.</summary>
    public static WordList Connectives { get; } = WordList.Load("connectives");

    /// <summary>Words that no complete statement ends with.</summary>
    public static WordList OpenEnds { get; } = WordList.Load("open-ends");

    /// <summary>Words beside a name in a signature.</summary>
    public static WordList Titles { get; } = WordList.Load("titles");

    /// <summary>Capitalised words that are no names.</summary>
    public static WordList Interjections { get; } = WordList.Load("interjections");

    /// <summary>What stands in the place of a reason and is none.</summary>
    public static WordList NoReasons { get; } = WordList.Load("no-reasons");

    /// <summary>What the reason for a denial doesn't begin with.</summary>
    public static WordList Undecided { get; } = WordList.Load("undecided");

    /// <summary>What a clause behind a command begins with that doesn't explain it.</summary>
    public static WordList ExplanationSnares { get; } = WordList.Load("explanation-snares");

    /// <summary>What such a clause holds.</summary>
    public static WordList ExplanationTurns { get; } = WordList.Load("explanation-turns");

    /// <summary>How a line goes on that belongs to the one before it.</summary>
    public static WordList Continuations { get; } = WordList.Load("continuations");

    /// <summary>Words of somebody who teaches what to write.</summary>
    public static WordList Teaching { get; } = WordList.Load("teaching");

    /// <summary>Words by which a command belongs to the sentence before it.</summary>
    public static WordList TeachingLinks { get; } = WordList.Load("teaching-links");

    /// <summary>Verbs by which a line is about a command, and none.</summary>
    public static WordList Predicates { get; } = WordList.Load("predicates");

    /// <summary>Sentences of the forms that stewards answer.</summary>
    public static WordList ReviewForm { get; } = WordList.Load("review-form");

    /// <summary>Short answers in those forms.</summary>
    public static WordList Answers { get; } = WordList.Load("answers");

    /// <summary>Words after which somebody says to be away or without time.</summary>
    public static WordList Unavailable { get; } = WordList.Load("unavailable");

    /// <summary>Words after which somebody says what is lacking.</summary>
    public static WordList Lacking { get; } = WordList.Load("lacking");

    /// <summary>What somebody lacks who can't take a request.</summary>
    public static WordList Lacks { get; } = WordList.Load("lacks");

    /// <summary>Sentences of somebody who is involved.</summary>
    public static TurnMap Involved { get; } = TurnMap.Load("involved");

    /// <summary>Words of somebody who says what a request lacks.</summary>
    public static WordList Lapses { get; } = WordList.Load("lapses");

    /// <summary>Turns of somebody who says that a request is turned down.</summary>
    public static TurnMap Refusals { get; } = TurnMap.Load("refusals");

    /// <summary>What stewards put before a decision that they write without our name.</summary>
    public static TurnMap VerdictOpenings { get; } = TurnMap.Load("verdict-openings");

    /// <summary>What a sentence begins with whose author is away or without time, and that doesn't say who.</summary>
    public static WordList Elided { get; } = WordList.Load("elided");

    /// <summary>Words of the review of code, which is another one.</summary>
    public static WordList CodeReview { get; } = WordList.Load("code-review");

    /// <summary>How a sentence goes on that speaks of a decision instead of making it.</summary>
    public static WordList OfDecisions { get; } = WordList.Load("of-decisions");

    /// <summary>What may follow a command without saying anything more.</summary>
    public static WordList Tails { get; } = WordList.Load("tails");

    /// <summary>What a number names.</summary>
    public static WordList Numbered { get; } = WordList.Load("numbered");

    /// <summary>What people put before a command out of politeness.</summary>
    public static WordList Fillers { get; } = WordList.Load("fillers");

    /// <summary>What begins a remark to us that wants no answer.</summary>
    public static WordList Compliments { get; } = WordList.Load("compliments");

    /// <summary>Reasons of somebody who has no time.</summary>
    public static WordList Absences { get; } = WordList.Load("absences");

    /// <summary>Reasons of somebody who is involved in the matter.</summary>
    public static WordList Conflicts { get; } = WordList.Load("conflicts");

    /// <summary>Words by which somebody who writes "decline" may mean to deny.</summary>
    public static WordList Denials { get; } = WordList.Load("denials");

    /// <summary>Words of a steward who wants somebody else to take a request; <c>keeps</c> are those of one who doesn't.</summary>
    public static TurnMap Handovers { get; } = TurnMap.Load("handovers");

    /// <summary>What stands around a day on which somebody wants to be reminded.</summary>
    public static WordList Wakes { get; } = WordList.Load("wakes");

    /// <summary>What thanks don't hold that change nothing.</summary>
    public static WordList Strings { get; } = WordList.Load("strings");

    /// <summary>What a sentence begins with in which somebody is thanked for something.</summary>
    public static WordList ThanksFor { get; } = WordList.Load("thanks-for");

    /// <summary>Deeds by which somebody takes back what was done: to be thanked for one of these is no thanks.</summary>
    public static WordList Reversals { get; } = WordList.Load("reversals");

    /// <summary>What a request had better not collect.</summary>
    public static WordList Sensitive { get; } = WordList.Load("sensitive");

    /// <summary>What gives reason to turn a request away.</summary>
    public static WordList Troubles { get; } = WordList.Load("troubles");

    /// <summary>What a request has to tell.</summary>
    public static WordList FormParts { get; } = WordList.Load("form-parts");

    /// <summary>What stands between a denial and what is denied.</summary>
    public static WordList AbsentBetween { get; } = WordList.Load("absent-between");

    /// <summary>What was to be said against a request before somebody took care of it.</summary>
    public static WordList Doubts { get; } = WordList.Load("doubts");

    /// <summary>Words by which such a doubt is of before.</summary>
    public static WordList PastMarks { get; } = WordList.Load("past-marks");

    /// <summary>How a doubt ends.</summary>
    public static WordList Resolutions { get; } = WordList.Load("resolutions");

    /// <summary>Words of somebody who is sorry to be late.</summary>
    public static WordList Delays { get; } = WordList.Load("delays");

    /// <summary>The words of which being late has one.</summary>
    public static WordList DelayCore { get; } = WordList.Load("delay-core");

    /// <summary>Turns of plain words that speak against a request.</summary>
    public static WordList Turns { get; } = WordList.Load("turns");

    /// <summary>Words of a steward who had misread something.</summary>
    public static WordList Admissions { get; } = WordList.Load("admissions");

    /// <summary>What a reminder begins with of what comes after a request was granted.</summary>
    public static WordList Errands { get; } = WordList.Load("errands");

    /// <summary>When it is to be done, which is no condition of what was decided.</summary>
    public static WordList ErrandTimes { get; } = WordList.Load("errand-times");

    /// <summary>What a value stands behind.</summary>
    public static WordList ValueLabels { get; } = WordList.Load("value-labels");

    /// <summary>What may follow the end of a doubt.</summary>
    public static WordList ResolutionTails { get; } = WordList.Load("resolution-tails");

    /// <summary>What a sentence begins with that says how to go on after a denial.</summary>
    public static WordList InvitationOpenings { get; } = WordList.Load("invitation-openings");

    /// <summary>What a line of a signature begins with, below the name.</summary>
    public static WordList SignatureLines { get; } = WordList.Load("signature-lines");

    /// <summary>What is granted before a "but", and speaks against nothing.</summary>
    public static WordList Mild { get; } = WordList.Load("mild");

    /// <summary>What a request lacked before somebody made it good.</summary>
    public static WordList Wants { get; } = WordList.Load("wants");

    /// <summary>How it was made good.</summary>
    public static WordList Fulfilments { get; } = WordList.Load("fulfilments");

    /// <summary>What is done with the address of a decision.</summary>
    public static WordList ErrandLinks { get; } = WordList.Load("errand-links");

    /// <summary>What a wish begins with.</summary>
    public static WordList WishOpenings { get; } = WordList.Load("wish-openings");

    /// <summary>What a wish is not about.</summary>
    public static WordList WishSnares { get; } = WordList.Load("wish-snares");

    /// <summary>What a sentence begins with about some day.</summary>
    public static WordList LaterHeads { get; } = WordList.Load("later-heads");

    /// <summary>What is to be done then.</summary>
    public static WordList LaterDeeds { get; } = WordList.Load("later-deeds");

    /// <summary>What a tip for another time begins with.</summary>
    public static WordList Tips { get; } = WordList.Load("tips");

    /// <summary>What a sentence about some day doesn't hold.</summary>
    public static WordList LaterSnares { get; } = WordList.Load("later-snares");

    /// <summary>In whose place somebody reviews.</summary>
    public static TurnMap StandIns { get; } = TurnMap.Load("stand-ins");

    /// <summary>Why.</summary>
    public static WordList StandInReasons { get; } = WordList.Load("stand-in-reasons");

    /// <summary>What that leads to, where it comes first.</summary>
    public static WordList StandInEnds { get; } = WordList.Load("stand-in-ends");

    /// <summary>Words of somebody who can't come to it soon.</summary>
    public static WordList Postponements { get; } = WordList.Load("postponements");

    /// <summary>What such a reminder is not about.</summary>
    public static WordList ErrandSnares { get; } = WordList.Load("errand-snares");

    /// <summary>What is said to somebody who may go on, as a whole sentence.</summary>
    public static WordList SendOffs { get; } = WordList.Load("send-offs");

    /// <summary>What a sentence begins with that first says what the steward has done.</summary>
    public static WordList FrontedDeeds { get; } = WordList.Load("fronted-deeds");

    /// <summary>What a sentence that reports may be about, beside the request itself.</summary>
    public static WordList ReportSubjects { get; } = WordList.Load("report-subjects");

    /// <summary>What a sentence that reports may begin with.</summary>
    public static WordList ReportOpenings { get; } = WordList.Load("report-openings");

    /// <summary>Words that are no snare in a sentence that reports.</summary>
    public static WordList ReportAllowed { get; } = WordList.Load("report-allowed");

    /// <summary>What a request is about.</summary>
    public static WordList Matter { get; } = WordList.Load("matter");

    /// <summary>What a statement says that speaks against a request.</summary>
    public static WordList Faults { get; } = WordList.Load("faults");

    /// <summary>Words by which somebody who has denied a request says how it can be asked for again.</summary>
    public static WordList Invitations { get; } = WordList.Load("invitations");

    /// <summary>Words of somebody who means to do it all the same.</summary>
    public static WordList Staying { get; } = WordList.Load("staying");

    /// <summary>What a sentence begins with that grants a request without our name.</summary>
    public static WordList Plus { get; } = Verdicts('+');

    /// <summary>What a sentence begins with that denies a request without our name.</summary>
    public static WordList Minus { get; } = Verdicts('-');

    /// <summary>What stands before a verdict that somebody doesn't like to give.</summary>
    public static WordList Forced { get; } = WordList.Load("forced");

    /// <summary>Words of a sentence that speaks of others' verdicts, or of past ones.</summary>
    public static WordList Foreign { get; } = WordList.Load("foreign");

    /// <summary>Signs of a verdict that mean one wherever they stand.</summary>
    public static IReadOnlyDictionary<string, char> VerdictSigns { get; } = WordList.LinesOf("verdict-signs").ToDictionary(line => line[2..], line => line[0], StringComparer.Ordinal);

    /// <summary>Other ways to say a command.</summary>
    public static TurnMap Nicknames { get; } = TurnMap.Load("nicknames");

    /// <summary>What people say for a command that is only named.</summary>
    public static TurnMap NamedOnly { get; } = TurnMap.Load("nicknames-named");

    private static WordList Verdicts(char sign) => WordList.Of(WordList.LinesOf("verdicts").Where(line => line[0] == sign).Select(line => line[2..]));
}
