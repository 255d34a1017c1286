namespace ReviewBot.Reviews.Replies.Words;

/// <summary>The lists of what people say around their verdicts without changing them.</summary>
internal static class Manners
{
    /// <summary>What a sentence begins with about what somebody was ready for.</summary>
    public static WordList ReliefHeads { get; } = WordList.Load("relief-heads");

    /// <summary>What leads over to what was found instead.</summary>
    public static WordList ReliefTurns { get; } = WordList.Load("relief-turns");

    /// <summary>What was found by who looked for trouble.</summary>
    public static WordList ReliefEnds { get; } = WordList.Load("relief-ends");

    /// <summary>What somebody is ready for who expects the worst.</summary>
    public static WordList Fights { get; } = WordList.Load("fights");

    /// <summary>Turns of somebody who comes late.</summary>
    public static WordList Lateness { get; } = WordList.Load("lateness");

    /// <summary>Words by which what kept somebody is past.</summary>
    public static WordList Bygones { get; } = WordList.Load("bygones");

    /// <summary>What keeps people from their work.</summary>
    public static WordList Circumstances { get; } = WordList.Load("circumstances");

    /// <summary>What is no excuse for being late.</summary>
    public static WordList LatenessSnares { get; } = WordList.Load("lateness-snares");

    /// <summary>What leads over to a verdict without our name.</summary>
    public static WordList VerdictLeads { get; } = WordList.Load("verdict-leads");

    /// <summary>What leads over to an excuse.</summary>
    public static WordList ExcuseLeads { get; } = WordList.Load("excuse-leads");

    /// <summary>What heads an answer of the review, beside the words of the request.</summary>
    public static WordList Topics { get; } = WordList.Load("topics");

    /// <summary>What takes back what is said beside a denial, puts it off or leaves it to somebody else.</summary>
    public static WordList RefusalSnares { get; } = WordList.Load("refusal-snares");

    /// <summary>Words of who can do with what was said against a request.</summary>
    public static WordList Consents { get; } = WordList.Load("consents");

    /// <summary>What takes back what is said about asking again.</summary>
    public static WordList InvitationSnares { get; } = WordList.Load("invitation-snares");

    /// <summary>Turns by which something has become public.</summary>
    public static WordList LiftTurns { get; } = WordList.Load("lift-turns");

    /// <summary>What makes less of that than everybody's knowledge.</summary>
    public static WordList LiftSnares { get; } = WordList.Load("lift-snares");

    /// <summary>How a part of a request is, in a note without a verb.</summary>
    public static WordList NoteEnds { get; } = WordList.Load("note-ends");

    /// <summary>What is said of another bug that is looked at next.</summary>
    public static WordList Neighbours { get; } = WordList.Load("neighbours");

    /// <summary>What leads over to what is praised most.</summary>
    public static WordList Stresses { get; } = WordList.Load("stresses");

    /// <summary>What is somebody else's in a decision.</summary>
    public static WordList Belongings { get; } = WordList.Load("belongings");

    /// <summary>Turns by which nothing has to be done about a remark.</summary>
    public static WordList Assurances { get; } = WordList.Load("assurances");

    /// <summary>What such a remark is about.</summary>
    public static WordList Nits { get; } = WordList.Load("nits");

    /// <summary>What stands before a name in small letters that is thanked.</summary>
    public static WordList Vocatives { get; } = WordList.Load("vocatives");

    /// <summary>What speaks against the request where nothing should.</summary>
    public static WordList Blemishes { get; } = WordList.Load("blemishes");

    /// <summary>What an argument doesn't hold, of whose words not all are known, beside the snares of grounds.</summary>
    public static WordList ArgumentSnares { get; } = WordList.Load("argument-snares");

    /// <summary>What says that a part of a request is as it has to be.</summary>
    public static WordList ArgumentMerits { get; } = WordList.Load("argument-merits");

    /// <summary>Regret of somebody who denies a request.</summary>
    public static WordList Regrets { get; } = WordList.Load("regrets");

    /// <summary>How somebody who denies a request can be asked.</summary>
    public static WordList Contacts { get; } = WordList.Load("contacts");

    /// <summary>Turns that are snares anywhere else, and none in what speaks against a request.</summary>
    public static WordList GroundTurns { get; } = WordList.Load("ground-turns");

    /// <summary>What such a sentence doesn't hold.</summary>
    public static WordList GroundSnares { get; } = WordList.Load("ground-snares");

    /// <summary>What speaks of the denial itself, whatever turn holds it.</summary>
    public static WordList GroundEchoes { get; } = WordList.Load("ground-echoes");

    /// <summary>Turns that hold a "no" and speak for a request.</summary>
    public static WordList GroundPraise { get; } = WordList.Load("ground-praise");

    /// <summary>What leads to a list of such sentences.</summary>
    public static WordList GroundHeads { get; } = WordList.Load("ground-heads");

    /// <summary>What a sentence begins with that says what a request has to have.</summary>
    public static WordList GroundFixes { get; } = WordList.Load("ground-fixes");

    /// <summary>What such a part does.</summary>
    public static WordList GroundVerbs { get; } = WordList.Load("ground-verbs");

    /// <summary>What stands before the part of a request that a sentence speaks of.</summary>
    public static WordList GroundStarts { get; } = WordList.Load("ground-starts");

    /// <summary>The request as a whole, and what is no part of it.</summary>
    public static WordList GroundWholes { get; } = WordList.Load("ground-wholes");

    /// <summary>What leads to something that is said by the way.</summary>
    public static WordList AsideOpenings { get; } = WordList.Load("aside-openings");

    /// <summary>Turns that hold a snare and are none in what is said by the way.</summary>
    public static WordList AsideAllowed { get; } = WordList.Load("aside-allowed");

    /// <summary>Words by which something that is said by the way may concern the decision.</summary>
    public static WordList Suspicions { get; } = WordList.Load("suspicions");

    /// <summary>What stands before a place.</summary>
    public static WordList Whereat { get; } = WordList.Load("whereat");

    /// <summary>What stands before a circumstance.</summary>
    public static WordList Prepositions { get; } = WordList.Load("prepositions");

    /// <summary>What is offered for some day.</summary>
    public static WordList Offers { get; } = WordList.Load("offers");

    /// <summary>What such an offer is not about.</summary>
    public static WordList OfferSnares { get; } = WordList.Load("offer-snares");

    /// <summary>What leads to a steward's answers to the form.</summary>
    public static WordList AnswerLeads { get; } = WordList.Load("answer-leads");

    /// <summary>What leads to a list of what a steward has looked at.</summary>
    public static WordList CheckLeads { get; } = WordList.Load("check-leads");

    /// <summary>What a steward answers about who is named.</summary>
    public static WordList AnswerPersons { get; } = WordList.Load("answer-persons");

    /// <summary>Verbs that ask for something where a sentence begins with them.</summary>
    public static WordList Orders { get; } = WordList.Load("orders");

    /// <summary>Plain words that say nothing by themselves.</summary>
    public static WordList AsideWords { get; } = WordList.Load("aside-words");

    /// <summary>What is left out of, or put off by, what is said by the way.</summary>
    public static WordList AsideStrings { get; } = WordList.Load("aside-strings");
}
