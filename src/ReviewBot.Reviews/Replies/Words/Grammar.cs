namespace ReviewBot.Reviews.Replies.Words;

/// <summary>The lists of words by what they can be in a sentence that reports: its things, its verbs, what joins them.</summary>
internal static class Grammar
{
    /// <summary>What requests and their reviews are about, beside the request itself.</summary>
    public static WordList Things { get; } = WordList.Load("things");

    /// <summary>What is done with those things.</summary>
    public static WordList Doings { get; } = WordList.Load("doings");

    /// <summary>How those things are, where nothing speaks against them.</summary>
    public static WordList Qualities { get; } = WordList.Load("qualities");

    /// <summary>Words that join the others.</summary>
    public static WordList SmallWords { get; } = WordList.Load("small-words");

    /// <summary>Verbs of what a request and its parts do.</summary>
    public static WordList VerbsOfThings { get; } = WordList.Load("verbs-of-things");

    /// <summary>Verbs of what the steward has done.</summary>
    public static WordList VerbsOfStewards { get; } = WordList.Load("verbs-of-stewards");

    /// <summary>Verbs of what somebody else has done for the request.</summary>
    public static WordList VerbsOfOthers { get; } = WordList.Load("verbs-of-others");

    /// <summary>Verbs of somebody who has looked, where what follows had better not be.</summary>
    public static WordList VerbsOfFinding { get; } = WordList.Load("verbs-of-finding");

    /// <summary>Verbs of what those who are asked besides have judged.</summary>
    public static WordList VerbsOfOffices { get; } = WordList.Load("verbs-of-offices");

    /// <summary>What stands before those.</summary>
    public static WordList Auxiliaries { get; } = WordList.Load("auxiliaries");

    /// <summary>What stands between a subject and its verb.</summary>
    public static WordList Adverbs { get; } = WordList.Load("adverbs");

    /// <summary>Words that stand for what was spoken of.</summary>
    public static WordList Pronouns { get; } = WordList.Load("pronouns");

    /// <summary>What a sentence without a verb praises with.</summary>
    public static WordList Praise { get; } = WordList.Load("praise");

    /// <summary>What a sentence without a verb begins with.</summary>
    public static WordList Determiners { get; } = WordList.Load("determiners");

    /// <summary>Verbs that may be half of one.</summary>
    public static WordList Halves { get; } = WordList.Load("halves");

    /// <summary>What stands before the name of a thing that is known from somewhere.</summary>
    public static WordList Possessives { get; } = WordList.Load("possessives");

    /// <summary>What may stand between the article and such a name.</summary>
    public static WordList NameQualities { get; } = WordList.Load("name-qualities");

    /// <summary>What stands before such a name.</summary>
    public static WordList NameLinks { get; } = WordList.Load("name-links");

    /// <summary>What stands before the place of what a steward has done.</summary>
    public static WordList NamePlaces { get; } = WordList.Load("name-places");

    /// <summary>What may stand behind such a name.</summary>
    public static WordList NameEnds { get; } = WordList.Load("name-ends");

    /// <summary>Forms of "to be".</summary>
    public static WordList Copulas { get; } = WordList.Load("copulas");

    /// <summary>Where something lies, behind a form of "to be".</summary>
    public static WordList Whereabouts { get; } = WordList.Load("whereabouts");

    /// <summary>Where parts of a request are found, behind "is in" and the like.</summary>
    public static WordList Places { get; } = WordList.Load("places");

    /// <summary>What words themselves are called.</summary>
    public static WordList Utterances { get; } = WordList.Load("utterances");

    /// <summary>Those who can be asked besides.</summary>
    public static WordList Offices { get; } = WordList.Load("offices");

    /// <summary>Words that say that something is not.</summary>
    public static WordList Negators { get; } = WordList.Load("negators");

    /// <summary>What a subject is made of that is somebody else, beside names.</summary>
    public static WordList Others { get; } = WordList.Load("others");

    /// <summary>What limits praise: "good with category 1".</summary>
    public static WordList Limits { get; } = WordList.Load("limits");

    /// <summary>What a further clause begins with.</summary>
    public static WordList Joints { get; } = WordList.Load("joints");

    /// <summary>What a subject begins with.</summary>
    public static WordList SubjectHeads { get; } = WordList.Load("subject-heads");

    /// <summary>Verbs before which the request goes without saying.</summary>
    public static WordList ElidedVerbs { get; } = WordList.Load("elided-verbs");

    /// <summary>What lasts until some day.</summary>
    public static WordList Lasting { get; } = WordList.Load("lasting");
}
