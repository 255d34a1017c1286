using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>A question of the request form.</summary>
/// <param name="Topic">One of <see cref="Topics.OfRequest"/>.</param>
/// <param name="Number">Its number.</param>
/// <param name="Text">As the form asks it.</param>
/// <param name="Hint">What would be accepted.</param>
public sealed record RequestQuestion(string Topic, int Number, string Text, string Hint);

/// <summary>Writes a request form from answers, in the words of the form itself.</summary>
public static class RequestWriter
{
    private static readonly string Title = Phrases.All.First(p => p is { Form: FormKind.Request, Role: PhraseRole.Title }).Text;

    /// <summary>The questions, in order.</summary>
    public static ImmutableArray<RequestQuestion> Questions { get; } =
    [
        .. Topics.OfRequest.Select((topic, index) => new RequestQuestion(
            topic,
            index + 1,
            Phrases.All.First(p => p.Form == FormKind.Request && p.Topic == topic && p.Role == PhraseRole.Question).Text,
            TopicText.Wanted(FormKind.Request, topic))),
    ];

    /// <summary>The form; a question without an answer stays blank.</summary>
    /// <param name="answers">Answers by topic. Those to the measurements may be lines of what, category and bug with bars between.</param>
    public static string Write(IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var text = new StringBuilder($"# {Title}\n");
        foreach (var question in Questions)
        {
            var answer = answers.GetValueOrDefault(question.Topic, "").ReplaceLineEndings("\n").Trim();
            text.Append(CultureInfo.InvariantCulture, $"\n{question.Number}) {question.Text}\n\n");
            text.Append(question.Topic == Topics.Measurements ? Table(answer) : answer.Length == 0 ? "" : answer + "\n");
        }

        return text.ToString();
    }

    private static string Table(string answer)
    {
        var rows = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (rows.Length == 0 || Array.TrueForAll(rows, r => !r.Contains('|', StringComparison.Ordinal)) || rows[0].StartsWith('|'))
        {
            return answer.Length == 0 ? "" : answer + "\n";
        }

        var table = new StringBuilder("| Measurement Description | Data Collection Category | Tracking Bug # |\n| --- | --- | --- |\n");
        foreach (var row in rows)
        {
            table.Append("| ").AppendJoin(" | ", row.Trim('|').Split('|', 3).Concat(["", "", ""]).Take(3).Select(c => c.Trim())).Append(" |\n");
        }

        return table.ToString();
    }
}
