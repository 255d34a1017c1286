namespace ReviewBot.Architecture.Tests;

/// <summary>What the tests know of and still let pass. Nothing is added here; each line goes with what it names.</summary>
internal static class StillToSplit
{
    public static readonly string[] Files =
    [
        "ReviewBot.Reviews/Forms/Lines/LineSink.cs",
        "ReviewBot.Reviews/Forms/Markup/MarkupScanner.cs",
    ];

    public static readonly string[] Classes =
    [
        "LineSink",
        "MarkupScanner",
        "TableRows",
    ];

    public static readonly string[] Members =
    [
        "AnswerReader.Read",
        "AnswerReader.AfterQuestion",
        "AnswerReader.EndsForm",
        "FormBytes.Decode",
        "DurationReader.Read",
        "DurationReader.Facts",
        "MeasurementTable.Read",
        "MeasurementTable.Content",
        "PopulationReader.Read",
        "ThirdParties.Read",
        "FindingRules.Of",
        "LineMarks.TryNumber",
        "LineSink.Add",
        "MarkupScanner.Apply",
        "Stances.Of",
        "Anchors.WithinLine",
        "Anchors.Scan",
        "CandidateFinder.Find",
        "CandidateFinder.EndOfAsking",
        "ReadingMap.Of",
        "TopicText.Brief",
        "TopicText.Wanted",
        "Passage.Of",
        "VerdictReader.Read",
        "AnswerFrame.IsFrameCell",
        "CountingMarks.Total",
        "CountingMarks.Delimited",
        "LineMarks.TryHeading",
        "CandidateFinder.At",
        "SeparatedText.Records",
        "TableRows.Row",
        "PhrasePatterns.Plain",
    ];
}
