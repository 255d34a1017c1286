namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>How numbers stand before questions.</summary>
internal enum NumberStyle
{
    Parenthesis,
    Dot,
    None,
    Emoji,
    Circled,
    Roman,
    OfTotal,
    BracketedOfTotal,
    Word,
}

/// <summary>How questions stand out from answers.</summary>
internal enum HeadStyle
{
    Plain,
    Bold,
    BoldAfterNumber,
    Italic,
    Heading,
    Underlined,
    Colour,
}

/// <summary>A form in the making: oddities change it before it is written down.</summary>
internal sealed class FormDraft
{
    private FormDraft(Luck luck, GeneratedTruth truth, string title, string? note, List<DraftQuestion> questions) =>
        (Luck, Truth, Title, Note, Questions, Feature) = (luck, truth, title, note, questions, luck.Word("answers/feature"));

    public Luck Luck { get; }

    public GeneratedTruth Truth { get; }

    /// <summary>What the form is about, and what is counted of it.</summary>
    public string Feature { get; }

    public string Title { get; set; }

    public string? Note { get; set; }

    public List<DraftQuestion> Questions { get; set; }

    public NumberStyle Numbers { get; set; }

    public HeadStyle Heads { get; set; }

    /// <summary>Writes the whole down; lines by default.</summary>
    public Func<FormDraft, string> Layout { get; set; } = LineLayouts.Paragraphs;

    /// <summary>Changes to what is written, in this order.</summary>
    public List<Func<string, string>> Afterwards { get; } = [];

    /// <summary>What stands above and below the form.</summary>
    public List<string> Above { get; } = [];

    public List<string> Below { get; } = [];

    public DraftQuestion this[string topic] => Questions.Single(q => q.Topic == topic);

    public static FormDraft Of(string kind, string version, Luck luck)
    {
        var questions = luck.Words["Official/" + version].Select(line => line.Split('|')).Select((line, i) => new DraftQuestion(line[0], i + 1, line[1])).ToList();
        var note = luck.Words["Official/notes"].Select(line => line.Split('|')).FirstOrDefault(line => line[0] == kind)?[1];
        var title = luck.Words["Official/titles"].Select(line => line.Split('|')).Single(line => line[0] == kind)[1];
        return new FormDraft(luck, new GeneratedTruth(kind), title, note, questions);
    }

    /// <summary>Leaves a question without an answer; what stands in its place is none.</summary>
    public void Blank(DraftQuestion question, string inPlace)
    {
        question.Answer = inPlace;
        question.Rows = null;
        Truth.Unanswered.Add(question.Topic);
        switch (question.Topic)
        {
            case "measurements":
                Truth.Rows.Clear();
                Truth.NewIdentifiers = null;
                break;
            case "documentation":
                Truth.Documentation.Clear();
                break;
            case "duration":
                Truth.Duration = null;
                (Truth.Until, Truth.Months, Truth.Version) = (null, null, null);
                break;
            case "populations":
                Truth.Populations = null;
                break;
            case "opt-out":
                (Truth.OptOutGiven, Truth.DefaultOn) = (false, null);
                break;
            case "third-party":
                (Truth.ThirdPartyUsed, Truth.ThirdPartyName) = (null, null);
                break;
            default:
                break;
        }
    }

    public string Write()
    {
        foreach (var question in Questions)
        {
            Truth.Numbers[question.Topic] = Numbers == NumberStyle.None ? null : question.Number;
        }

        var text = string.Join("\n\n", [.. Above, Layout(this), .. Below]) + "\n";
        return Afterwards.Aggregate(text, (before, change) => change(before));
    }
}
