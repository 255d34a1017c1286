using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms;

/// <summary>Which form a text is.</summary>
public enum FormKind
{
    /// <summary>None of them, as far as can be told: a human has to look.</summary>
    Unrecognized,

    /// <summary>The requester's form for a new collection.</summary>
    Request,

    /// <summary>The requester's three questions for a collection that expires.</summary>
    Renewal,

    /// <summary>The steward's form.</summary>
    Review,

    /// <summary>The steward's form for a renewal.</summary>
    RenewalReview,
}

/// <summary>What the bytes are, form or not.</summary>
public enum FormContent
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Nothing, or nothing that can be seen.</summary>
    Empty,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>Other bytes that are no text.</summary>
    Binary,

    /// <summary>A link and nothing else.</summary>
    Link,

    /// <summary>A patch or diff.</summary>
    Patch,
}

/// <summary>What is wrong with an answer.</summary>
public enum FindingCode
{
    /// <summary>There is no answer.</summary>
    Unanswered,

    /// <summary>There is only a placeholder, such as <c>TODO</c>.</summary>
    Placeholder,

    /// <summary>There is only what the template itself says.</summary>
    TemplateText,

    /// <summary>The question was taken out of the form.</summary>
    MissingQuestion,

    /// <summary>It is answered, but what it means is for the steward to judge.</summary>
    Unclear,

    /// <summary>It is answered; the steward should know something about it.</summary>
    Advice,
}

/// <summary>One thing to be said about a form.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Question">The number that the text itself bears, or null.</param>
/// <param name="Code">What it is.</param>
/// <param name="Message">For people: what was read and what would be accepted. Repeats the text, if at all, without its teeth: nothing in it pings, links or commands.</param>
/// <param name="Line">Line in the text, counted from 1, or null.</param>
public sealed record FormFinding(string Topic, int? Question, FindingCode Code, string Message, int? Line = null)
{
    /// <summary>Whether it keeps the form from being complete.</summary>
    public bool MakesIncomplete => Code is FindingCode.Unanswered or FindingCode.Placeholder or FindingCode.TemplateText or FindingCode.MissingQuestion;
}

/// <summary>A question that the text shows, and what stands under it.</summary>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Question">The number that the text itself bears, or null.</param>
/// <param name="Answered">Whether there is an answer.</param>
/// <param name="Line">Line of the question, counted from 1, or null.</param>
/// <param name="Text">The answer as plain text without the template's own; hostile, and never to be shown as it is.</param>
public sealed record FormAnswer(string Topic, int? Question, bool Answered, int? Line, string Text)
{
    /// <summary>How sure it is that this question stands there and what is said of its answer, from 0 to 1.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>As what a run of lines was read.</summary>
public enum ReadKind
{
    /// <summary>A question of the form.</summary>
    Question,

    /// <summary>What somebody answered.</summary>
    Answer,

    /// <summary>A question and its answer on one line.</summary>
    QuestionAndAnswer,

    /// <summary>The form's own text, or what a page or a translation left between question and answer.</summary>
    Form,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>A run of lines and as what it was read.</summary>
/// <param name="Line">The first line, counted from 1.</param>
/// <param name="To">The last line.</param>
/// <param name="As">What it was read as.</param>
/// <param name="Topic">The question that it belongs to, or null.</param>
public sealed record ReadBlock(int Line, int To, ReadKind As, string? Topic);

/// <summary>One row of the measurements.</summary>
/// <param name="Name">Its description as written.</param>
/// <param name="Category">The category, or the highest where several are named; null where none is.</param>
/// <param name="Categories">All that are named, ascending.</param>
/// <param name="Bugs">Tracking bugs.</param>
public sealed record Measurement(string Name, int? Category, ImmutableArray<int> Categories, ImmutableArray<int> Bugs);

/// <summary>In which form a duration is given.</summary>
public enum DurationKind
{
    /// <summary>Answered, but in none of the forms below.</summary>
    Unknown,

    /// <summary>For good; somebody is responsible.</summary>
    Permanent,

    /// <summary>Until a day.</summary>
    UntilDate,

    /// <summary>A number of months.</summary>
    Months,

    /// <summary>Until a version.</summary>
    UntilVersion,

    /// <summary>Different ones for different measurements.</summary>
    Varies,
}

/// <summary>How long data is collected.</summary>
/// <param name="Kind">In which form it is given.</param>
/// <param name="Until">The day, also where months are named besides.</param>
/// <param name="Months">The months, also where a day is named besides.</param>
/// <param name="Version">The version as written, without the product's name.</param>
/// <param name="Owners">Who is responsible for a permanent collection: the address if there is one, else name or handle as written. Never shown in public.</param>
public sealed record FormDuration(DurationKind Kind, DateOnly? Until = null, int? Months = null, string? Version = null, ImmutableArray<string> Owners = default)
{
    /// <summary>Who is responsible.</summary>
    public ImmutableArray<string> Owners { get; init; } = Owners.IsDefault ? [] : Owners;
}

/// <summary>Channels, countries or locales: all, or those that are listed.</summary>
/// <param name="All">True for all.</param>
/// <param name="Listed">What is listed, as written; channels in lower case.</param>
public sealed record PopulationSet(bool All, ImmutableArray<string> Listed);

/// <summary>Whose data is collected; each is null where the text does not say.</summary>
/// <param name="Channels">Release channels.</param>
/// <param name="Countries">Countries.</param>
/// <param name="Locales">Locales.</param>
public sealed record Populations(PopulationSet? Channels, PopulationSet? Countries, PopulationSet? Locales);

/// <summary>Whether a third-party tool takes part.</summary>
/// <param name="Used">Null where it is not asked or not answered.</param>
/// <param name="Name">The tool, where it is named.</param>
public sealed record ThirdParty(bool? Used, string? Name);

/// <summary>Whom the rules of the process lead on to.</summary>
/// <param name="To"><c>trust</c> or <c>legal</c>.</param>
/// <param name="Why">The rule as a short code: <c>category-3</c>, <c>category-4</c>, <c>category-3-default-on</c>, <c>category-4-default-on</c>, <c>new-identifier</c> or <c>third-party</c>.</param>
/// <param name="Reason">For people, with the rule's source.</param>
public sealed record FormEscalation(string To, string Why, string Reason);

/// <summary>One of the renewals in a text.</summary>
/// <param name="Subject">The metric, where it is named.</param>
/// <param name="InitialReview">Links to the first review.</param>
/// <param name="Expiry">An ISO date, <c>version N</c>, <c>never</c>, or null.</param>
/// <param name="Reason">Why, as written, or null.</param>
public sealed record Renewal(string? Subject, ImmutableArray<string> InitialReview, string? Expiry, string? Reason);

/// <summary>What was read in a text. Whatever the text does not say is null, never a guess.</summary>
public sealed record FormReading
{
    /// <summary>Which form it is.</summary>
    public required FormKind Kind { get; init; }

    /// <summary>What the bytes are.</summary>
    public FormContent Content { get; init; } = FormContent.Text;

    /// <summary>Whether every question of this version of the form is answered; null for <see cref="FormKind.Unrecognized"/>.</summary>
    public bool? Complete { get; init; }

    /// <summary>What is to be said about it, those that make it incomplete first, each in the order of the form.</summary>
    public ImmutableArray<FormFinding> Findings { get; init; } = [];

    /// <summary>The questions that the text shows, in the form's order.</summary>
    public ImmutableArray<FormAnswer> Answers { get; init; } = [];

    /// <summary>As what each run of lines was read, in the order of the text.</summary>
    public ImmutableArray<ReadBlock> ReadAs { get; init; } = [];

    /// <summary>The measurements.</summary>
    public ImmutableArray<Measurement> Measurements { get; init; } = [];

    /// <summary>Distinct categories, ascending.</summary>
    public ImmutableArray<int> Categories { get; init; } = [];

    /// <summary>The highest category; it is the request's (review.md).</summary>
    public int? HighestCategory => Categories.IsEmpty ? null : Categories.Max();

    /// <summary>How long; null where it is not asked or not answered.</summary>
    public FormDuration? Duration { get; init; }

    /// <summary>On or off by default, where the text says so.</summary>
    public bool? DefaultOn { get; init; }

    /// <summary>How to opt out, as written; null where no way is told.</summary>
    public string? OptOut { get; init; }

    /// <summary>Links of the documentation answer.</summary>
    public ImmutableArray<string> Documentation { get; init; } = [];

    /// <summary>Whose data; null where it is not clear.</summary>
    public Populations? Populations { get; init; }

    /// <summary>Third-party tools.</summary>
    public ThirdParty ThirdParty { get; init; } = new(null, null);

    /// <summary>Whether it introduces identifiers, where the text says so.</summary>
    public bool? NewIdentifiers { get; init; }

    /// <summary>Whom the process leads on to.</summary>
    public ImmutableArray<FormEscalation> Escalate { get; init; } = [];

    /// <summary>Codes of what the steward should know and what does not make a form incomplete.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    /// <summary>A steward's verdict, <c>+</c> or <c>-</c>, or null.</summary>
    public string? Verdict { get; init; }

    /// <summary>How many forms the text holds.</summary>
    public int Blocks { get; init; }

    /// <summary>The renewals, for the renewal kinds.</summary>
    public ImmutableArray<Renewal> Renewals { get; init; } = [];

    /// <summary>Questions of the text that no known version of the form has; for the admin, never for the requester.</summary>
    public ImmutableArray<string> UnknownQuestions { get; init; } = [];
}
