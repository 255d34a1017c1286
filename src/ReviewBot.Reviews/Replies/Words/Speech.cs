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

    /// <summary>What the reason for a denial doesn't begin with.</summary>
    public static WordList Undecided { get; } = WordList.Load("undecided");

    /// <summary>How a line goes on that belongs to the one before it.</summary>
    public static WordList Continuations { get; } = WordList.Load("continuations");

    /// <summary>Words of somebody who teaches what to write.</summary>
    public static WordList Teaching { get; } = WordList.Load("teaching");

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

    /// <summary>Words that say nothing for or against a decision, in any place of a sentence that reports.</summary>
    public static WordList Plain { get; } = WordList.Load("plain-words");

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
