using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>
/// A form's text into which answers that were given elsewhere are written, each below its question, so that both are read
/// as one. What an answer holds can change nothing about the other questions: where it would, it is left out.
/// </summary>
internal sealed class FormCompletion
{
    private readonly Func<string, FormReading> read;
    private string text;

    /// <summary>Begins with the form alone.</summary>
    /// <param name="form">The form's text.</param>
    /// <param name="read">Reads a text as a form.</param>
    public FormCompletion(string form, Func<string, FormReading> read)
    {
        this.read = read;
        text = VisibleText.Of(form).ReplaceLineEndings("\n");
        Reading = read(text);
    }

    /// <summary>The form with the answers so far.</summary>
    public FormReading Reading { get; private set; }

    /// <summary>Writes an answer below its question; returns whether that answers it. If not, nothing is changed.</summary>
    /// <param name="topic">One of <see cref="Topics"/>.</param>
    /// <param name="answer">What was answered.</param>
    public bool Fill(string topic, string answer)
    {
        var filled = Ways(topic, answer.ReplaceLineEndings("\n").Trim('\n'))
            .Select(text => (Text: text, Reading: read(text)))
            .Where(way => IsOpen(way.Reading, topic) == false && IsSameOtherwise(way.Reading, topic))
            .OrderBy(way => topic is Topics.Duration or Topics.Expiry && way.Reading.Duration is null or { Kind: DurationKind.Unknown })
            .FirstOrDefault();
        if (filled.Text is null)
        {
            return false;
        }

        (text, Reading) = filled;
        return true;
    }

    // Below what stands there, in its place, or below the question in the form's own words.
    private IEnumerable<string> Ways(string topic, string answer)
    {
        var lines = text.Split('\n');
        var own = Reading.ReadAs.Where(b => b.Topic == topic).ToList();
        var asked = own.FindLastIndex(b => b.As is ReadKind.Question or ReadKind.QuestionAndAnswer);
        if (asked < 0)
        {
            yield return Inserted(lines, BeforeNext(topic, lines.Length), [], ["", Question(topic), "", answer, ""]);
            yield break;
        }

        var below = own.Skip(asked + 1).TakeWhile(b => b.As is ReadKind.Answer or ReadKind.Form).ToList();
        var held = LinesOf(below.Where(b => b.As == ReadKind.Answer));
        var end = below.LastOrDefault()?.To ?? own[asked].To;
        yield return Inserted(lines, end, held, answer.StartsWith('|') ? [answer, ""] : ["", answer, ""]);
        yield return Inserted(lines, own[asked].To, LinesOf(below), ["", answer, ""]);
        yield return Inserted(lines, own[asked].To, [.. LinesOf(below), .. LinesOf([own[asked]])], ["", Question(topic), "", answer, ""]);
    }

    private static HashSet<int> LinesOf(IEnumerable<ReadBlock> blocks) => [.. blocks.SelectMany(b => Enumerable.Range(b.Line, b.To - b.Line + 1))];

    // Behind a line, counted from 1, with others taken out.
    private static string Inserted(string[] lines, int behind, HashSet<int> without, string[] more) =>
        string.Join('\n', lines.Index().Where(l => l.Index < behind && !without.Contains(l.Index + 1)).Select(l => l.Item)
            .Concat(more).Concat(lines.Index().Where(l => l.Index >= behind && !without.Contains(l.Index + 1)).Select(l => l.Item)));

    private int BeforeNext(string topic, int end)
    {
        var order = Topics.Of(Reading.Kind);
        return Reading.Answers.Where(a => a.Line is not null && order.IndexOf(a.Topic) > order.IndexOf(topic)).Select(a => a.Line!.Value - 1).DefaultIfEmpty(end).Min();
    }

    private string Question(string topic)
    {
        var words = Phrases.All.First(p => p.Form == Reading.Kind && p.Topic == topic && p.Role == PhraseRole.Question).Text;
        var number = Reading.Answers.FirstOrDefault(a => a.Topic == topic)?.Question ?? (Reading.Answers.Any(a => a.Question is not null) ? Topics.Of(Reading.Kind).IndexOf(topic) + 1 : null);
        return number is { } n ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n}) {words}") : words;
    }

    private static bool? IsOpen(FormReading reading, string topic) => reading.Complete is null ? null : reading.Findings.Any(f => f.Topic == topic && f.MakesIncomplete);

    private bool IsSameOtherwise(FormReading other, string topic) =>
        other.Kind == Reading.Kind && other.Blocks == Reading.Blocks && Others(other, topic).SequenceEqual(Others(Reading, topic));

    private static IEnumerable<(string Topic, bool Open, string? Text)> Others(FormReading reading, string topic) =>
        from other in Topics.Of(reading.Kind)
        where other != topic
        let text = reading.Answers.FirstOrDefault(a => a.Topic == other)?.Text
        select (other, IsOpen(reading, other) == true, string.IsNullOrWhiteSpace(text) ? null : text);
}
