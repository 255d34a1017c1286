using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>What somebody's text was read as. It is kept nowhere.</summary>
/// <param name="Text">The text, to be corrected and sent again.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State">Whether it is complete.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Form">The text and the reading, side by side.</param>
internal sealed record Checked(string Text, string Kind, string State, string Next, FormView Form)
{
    /// <summary>Reads an uploaded file.</summary>
    public static Checked Of(byte[] file, DateOnly today) => Of(FormReader.Read(file), FormLines.Of(file), today);

    /// <summary>Reads a text.</summary>
    public static Checked Of(string text, DateOnly today) => Of(FormReader.Read(text), FormLines.Of(text), today);

    private static Checked Of(FormReading reading, IReadOnlyList<string> lines, DateOnly today) => new(
        string.Join('\n', lines.Select(PublicText.Visible)),
        FormWords.Kind(reading),
        FormWords.State(reading),
        FormWords.Next(reading, review: reading.Kind is FormKind.Review or FormKind.RenewalReview),
        FormView.Of(reading, lines, today, PublicText.Visible));
}

/// <summary>A request that is filled in here, question by question.</summary>
/// <param name="Answers">What was answered so far, by topic.</param>
/// <param name="Bug">The bug that it is for; null where that isn't said.</param>
internal sealed record Draft(IReadOnlyDictionary<string, string> Answers, int? Bug)
{
    // Whoever writes them begins with what they are.
    private const int LongestHead = 4096;

    /// <summary>Nothing yet.</summary>
    public static Draft Empty { get; } = new(new Dictionary<string, string>(), null);

    /// <summary>What was read in the finished text; null where nothing was answered yet.</summary>
    public Checked? Read { get; init; }

    /// <summary>Metrics whose definitions say no sensitivity, or no bug, so that no measurement could be filled in.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>As it was sent.</summary>
    public static Draft Of(Posted posted, DateOnly today)
    {
        var answers = Topics.OfRequest.ToDictionary(t => t, t => PublicText.Lines(posted[t]));
        var bug = int.TryParse(posted["bug"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : (int?)null;
        return new Draft(answers, bug) { Read = Checked.Of(RequestWriter.Write(answers), today) };
    }

    /// <summary>What definitions of metrics tell, if that is what was sent; null for anything else.</summary>
    public static Draft? OfDefinitions(byte[] sent, IReadOnlyList<Uri> servers, DateOnly today)
    {
        if (DefinitionReader.Read(sent, "", "metrics.yaml") is not { Failed: false } reading || !reading.Definitions.Any(d => d is { Kind: DefinitionKind.Metric, Type: not null }))
        {
            return null;
        }

        var draft = RequestDraft.Of(reading.Definitions, null, servers);
        var answers = draft.Answers.ToDictionary(a => a.Key, a => PublicText.Lines(a.Value));
        return new Draft(answers, null) { Read = Checked.Of(RequestWriter.Write(answers), today), Gaps = draft.Gaps };
    }

    /// <summary>Why definitions are none that a request could be made of; null where that isn't what was sent.</summary>
    public static string? TroubleOf(byte[] sent)
    {
        var text = System.Text.Encoding.UTF8.GetString(sent.AsSpan(0, Math.Min(sent.Length, LongestHead)));
        return !text.Contains("$schema:", StringComparison.Ordinal) || !text.Contains("/schemas/glean/", StringComparison.Ordinal) ? null
            : DefinitionReader.Read(sent, "", "metrics.yaml").Unreadable is [var first, ..] ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"These are definitions that can't be read{(first.Line is { } line ? $", line {line}" : "")}: {first.Message}.")
            : "These are definitions, and there is no metric in them to ask for.";
    }

    /// <summary>What is to be said about the answer to a question.</summary>
    public IEnumerable<FindingView> Of(string topic) => Read?.Form.Findings.Where(f => f.Topic == topic) ?? [];
}
