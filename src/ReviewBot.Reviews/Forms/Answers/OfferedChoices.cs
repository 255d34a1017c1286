using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>The choices of the form that still stand under a question.</summary>
internal sealed partial class OfferedChoices(QuestionBank bank, FormKind kind)
{
    private readonly List<(Phrase Phrase, FormUnit Unit)> _offered = [];
    private bool _worked;

    /// <summary>Whether none stands there.</summary>
    public bool IsEmpty => _offered.Count == 0;

    /// <summary>A choice stands there as the form has it.</summary>
    public void Add(Phrase choice, FormUnit unit) => _offered.Add((choice, unit));

    /// <summary>Somebody worked on one: it goes on in words that are not the form's.</summary>
    public void Work() => _worked = true;

    /// <summary>What is left when choices of the form stand there: the one that was ticked, marked or left over is the answer.</summary>
    public Answer Choose(Section section, List<AnswerLine> lines, bool template)
    {
        var ticked = _offered.Exists(o => o.Unit.Checked == true) || lines.Exists(l => l.Unit.Checked == true);
        if (ticked)
        {
            lines = [.. lines.Where(l => l.Unit.Checked != false)];
        }

        var left = _offered.Where(o => !o.Phrase.HasBlank).ToList();
        var standing = _offered.Select(o => o.Phrase.Choice).ToHashSet(StringComparer.Ordinal);
        var everything = _offered.Count > 0 && bank.Choices(kind, section.Anchor.Topic).Any(standing.IsSupersetOf);
        var emphasised = _offered.Where(o => o.Unit.Emphasis).ToList();
        var chosen = ticked ? _offered.Where(o => o.Unit.Checked == true).ToList()
            : everything && emphasised.Count == 1 ? emphasised
            : everything ? Named(lines)
            : _worked ? []
            : left;
        var picked = chosen.Where(o => !o.Phrase.HasBlank).Select(o => new AnswerLine(o.Unit, o.Unit.Text, 0, null)).ToList();
        var own = lines.Concat(picked).OrderBy(l => l.Unit.Line).ToList();
        return new Answer(section, own, [.. _offered.Select(o => o.Phrase.Choice)], template);
    }

    // "The second one", where all of them were left standing.
    private List<(Phrase Phrase, FormUnit Unit)> Named(List<AnswerLine> lines)
    {
        var match = lines.Count > 0 ? Ordinal().Match(lines[0].Text) : null;
        if (match is not { Success: true })
        {
            return [];
        }

        var index = match.Value.ToLowerInvariant() is var word && word.Contains("first", StringComparison.Ordinal) || word.Contains('1') ? 0
            : word.Contains("second", StringComparison.Ordinal) || word.Contains('2') ? 1
            : 2;
        return index < _offered.Count ? [_offered[index]] : [];
    }

    [GeneratedRegex(@"^\W*(?:(?:the )?(?:first|second|third|1st|2nd|3rd)\b|(?:option|choice|number|no\.?|#)\s*[123]\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
