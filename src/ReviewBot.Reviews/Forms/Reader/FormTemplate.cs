using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Markup;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>
/// The text of a blank form as its owners publish it today. Text that equals it is no answer, and a question of it that
/// the reader does not know shows that the form was changed.
/// </summary>
public sealed class FormTemplate
{
    private const int Longest = 200_000;
    private const string Current = "current";

    private FormTemplate(ImmutableArray<Phrase> phrases, ImmutableArray<string> unknownQuestions)
    {
        Bank = phrases.IsEmpty ? QuestionBank.Known : new QuestionBank([.. QuestionBank.Known.Phrases, .. phrases]);
        UnknownQuestions = unknownQuestions;
    }

    /// <summary>Its questions that no known version of the form has, as written; for the admin, never for a requester.</summary>
    public ImmutableArray<string> UnknownQuestions { get; }

    /// <summary>The known text together with this one's.</summary>
    internal QuestionBank Bank { get; }

    /// <summary>Reads a blank form. A text that holds none of a form's questions is not taken for one, and changes nothing.</summary>
    /// <param name="markdown">The text of a form in <c>mozilla/data-review</c>, such as <c>request.md</c>.</param>
    public static FormTemplate Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var units = MarkupScanner.Read(VisibleText.Of(markdown.Length > Longest ? markdown[..Longest] : markdown)).Units;
        var bank = QuestionBank.Known;
        var anchors = Anchors.Find(units, bank);
        if (anchors.Select(a => a.Topic).Distinct().Count() < 2)
        {
            return new FormTemplate([], []);
        }

        var form = anchors.GroupBy(a => a.Form).MaxBy(g => g.Count())!.Key;
        var phrases = new List<Phrase>();
        var unknown = new List<string>();
        var byUnit = anchors.GroupBy(a => a.Start.Unit).ToDictionary(g => g.Key, g => g.First());
        var numbered = anchors.Exists(a => a.Number is not null);
        var topic = "";
        for (var i = anchors[0].Start.Unit; i < units.Count; i++)
        {
            var unit = units[i];
            if (unit.Separator || Placeholders.IsBlank(unit.Text))
            {
                continue;
            }

            if (byUnit.TryGetValue(i, out var anchor))
            {
                topic = anchor.Topic;
                Known(anchor, unit.Text, form, phrases);
            }
            else if (IsQuestion(unit, numbered))
            {
                topic = QuestionBank.UnknownTopic;
                unknown.Add(unit.Text);
                phrases.Add(new Phrase(form, topic, PhraseRole.Question, unit.Text));
            }
            else if (bank.LineAt(form, topic, units, new Place(i, 0)) is { } line)
            {
                phrases.Add(line.Line with { Set = Current });
            }
            else
            {
                var choice = unit.Bullet && !unit.Text.Contains('?', StringComparison.Ordinal) && topic is Topics.Need or Topics.Duration or Topics.Documentation;
                phrases.Add(new Phrase(form, topic, choice ? PhraseRole.Sample : PhraseRole.Aside, unit.Text) { Set = Current, HasBlank = choice && HasBlank(unit.Text) });
            }
        }

        return new FormTemplate([.. phrases], [.. unknown]);
    }

    // The question may be worded anew: its first sentence finds it, the whole line is no answer.
    private static void Known(Anchor anchor, string text, FormKind form, List<Phrase> phrases)
    {
        var end = text.IndexOf('?', StringComparison.Ordinal);
        var sentence = end < 0 ? text : text[..(end + 1)];
        if (sentence.AsSpan().Count(' ') > 3)
        {
            phrases.Add(new Phrase(form, anchor.Topic, PhraseRole.Question, sentence));
        }

        if (end >= 0 && end + 1 < text.Length)
        {
            foreach (var more in text[(end + 1)..].Split('?', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                phrases.Add(new Phrase(form, anchor.Topic, PhraseRole.Continuation, more));
            }
        }
    }

    private static bool IsQuestion(FormUnit unit, bool numbered) =>
        unit.Cell is null && (numbered ? unit.Number is not null && unit.Indent < 2 : !unit.Bullet && unit.Text.EndsWith('?')) && unit.Text.AsSpan().Count(' ') > 1;

    private static bool HasBlank(string text) =>
        text.Contains("MM-DD", StringComparison.OrdinalIgnoreCase) || text.Contains("YYYY", StringComparison.Ordinal) || text.Contains("(put ", StringComparison.OrdinalIgnoreCase);
}
