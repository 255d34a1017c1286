using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>What the question on populations asks for, in its order.</summary>
internal enum PopulationPart
{
    /// <summary>Which release channels.</summary>
    Channels,

    /// <summary>Which countries.</summary>
    Countries,

    /// <summary>Which locales.</summary>
    Locales,

    /// <summary>What else.</summary>
    Filters,
}

/// <summary>Divides an answer on populations by what each part of it is about: the form's sub-questions, labels, a table, the order.</summary>
internal sealed partial class PopulationLabels
{
    private static readonly WordList Names = WordList.Of("population-labels");

    private readonly Dictionary<PopulationPart, string> _labelled = [];
    private readonly List<string> _free = [];

    /// <summary>Divides an answer.</summary>
    public PopulationLabels(Answer answer)
    {
        PopulationPart? current = null;
        foreach (var line in answer.Lines.SelectMany(Labels))
        {
            current = Take(line, current);
        }

        // What stands below the last sub-question may be the answer to all of them.
        if (_labelled.Count == 1 && _labelled.TryGetValue(PopulationPart.Filters, out var filters) && PopulationSets.SpeaksOfAll(filters))
        {
            _free.Add(filters);
            _labelled.Clear();
        }

        if (_labelled.Count == 0 && InOrder(answer) is { } ordered)
        {
            _labelled = ordered;
            _free.Clear();
        }

        // "Release    All    All": what each of them means is not said.
        IsBareRow = _labelled.Count == 0 && answer.Lines.All(l => l.Unit.Cell is not null) && answer.Lines.Select(l => l.Unit.Cell!.Value.Column).Distinct().Count() > 1;
    }

    /// <summary>Whether it is a row of a table without heads.</summary>
    public bool IsBareRow { get; }

    /// <summary>Whether no part has a label.</summary>
    public bool IsEmpty => _labelled.Count == 0;

    /// <summary>What stands under no label.</summary>
    public string Free => string.Join('\n', _free);

    /// <summary>What stands under a part's label, or null.</summary>
    public string? this[PopulationPart part] => _labelled.GetValueOrDefault(part);

    /// <summary>Whether a line is one of the form's sub-questions in short, with nothing behind it.</summary>
    public static bool IsLabelOnly(string text) => Label(text) is { } label && Placeholders.IsBlank(label.Value);

    /// <summary>The part that a word names, or null.</summary>
    public static PopulationPart? PartOf(string label) => Names.In(Tokens.Of(label)).Select(n => Part(n.Value)).Min();

    private static PopulationPart? Part(string name) => name switch
    {
        "channels" or "release" => PopulationPart.Channels,
        "countries" => PopulationPart.Countries,
        "locales" => PopulationPart.Locales,
        "filters" => PopulationPart.Filters,
        _ => null,
    };

    // "Countries: all", "Which locales?", "Channels / Kanäle: all"
    private static Labelling? Label(string text)
    {
        if (Labelled().Match(text) is not { Success: true } label)
        {
            return null;
        }

        var tokens = Tokens.Of(label.Groups["what"].Value);
        var found = Names.In(tokens).ToList();
        return found.Sum(n => n.Next - n.First) == tokens.Count && found.Exists(n => n.Value is not ("release" or "beside")) && found.Select(n => Part(n.Value)).OfType<PopulationPart>().Distinct().Order().ToList() is { Count: > 0 } parts
            ? new Labelling(parts, label.Groups["sign"].ValueSpan[0], label.Groups["value"].Value)
            : null;
    }

    // Which part a line belongs to; null for none.
    private PopulationPart? Take(AnswerLine line, PopulationPart? current)
    {
        if (line.Aside is { } aside && PartOf(aside) is { } asked)
        {
            Add(asked, line.Text);
            return asked;
        }

        if (Label(line.Text) is { } label)
        {
            foreach (var part in label.Parts)
            {
                Add(part, label.Value);
            }

            return label.Parts[0];
        }

        if (current is { } open && line.Aside is null && (line.Unit.Indent > 0 || !line.Unit.NewParagraph || _labelled.GetValueOrDefault(open, "").Length == 0))
        {
            Add(open, line.Text);
            return open;
        }

        _free.Add(line.Text);
        return null;
    }

    private void Add(PopulationPart part, string value)
    {
        var before = _labelled.GetValueOrDefault(part, "");
        if (before.Length < Answer.Facts)
        {
            _labelled[part] = before.Length > 0 ? before + "\n" + value : value.Trim();
        }
    }

    // "Channels: all. Countries: all.", "Channels: all / Länder: alle": each label begins a line.
    private static IEnumerable<AnswerLine> Labels(AnswerLine line)
    {
        if (line.Text.Length > Answer.Facts)
        {
            return [line];
        }

        var parts = new List<AnswerLine>();
        var from = 0;
        foreach (Match mark in Between().Matches(line.Text))
        {
            var next = mark.Index + mark.Length;
            if (Label(line.Text[next..]) is { Sign: ':' or '=' } && !AreNames(line.Text[from..mark.Index]))
            {
                parts.Add(line with { Text = line.Text[from..(mark.Index + mark.Groups["stop"].Length)] });
                from = next;
            }
        }

        return [.. parts, line with { Text = line.Text[from..] }];
    }

    // "Channels, countries and locales: all"
    private static bool AreNames(string text) => Tokens.Of(text) is { Count: > 0 } tokens && Names.In(tokens).Where(n => n.Value != "release").Sum(n => n.Next - n.First) == tokens.Count;

    // A row below a head of three labels, or three or four numbered answers: they follow the order of the sub-questions.
    private static Dictionary<PopulationPart, string>? InOrder(Answer answer)
    {
        var rows = answer.Lines.Where(l => l.Unit.Cell is not null).GroupBy(l => l.Unit.Cell!.Value.Row).ToList();
        if (rows.Count == 2 && rows[0].All(l => PartOf(l.Text) is not null))
        {
            var heads = rows[0].ToDictionary(l => l.Unit.Cell!.Value.Column, l => PartOf(l.Text)!.Value);
            return rows[1].Where(l => heads.ContainsKey(l.Unit.Cell!.Value.Column)).GroupBy(l => heads[l.Unit.Cell!.Value.Column]).ToDictionary(g => g.Key, g => g.First().Text);
        }

        var numbered = answer.Lines.Where(l => l.Unit.Number is not null && PartOf(l.Text) is null).ToList();
        return numbered.Count is 3 or 4 && numbered.Count == answer.Lines.Count && numbered.Select((l, i) => l.Unit.Number == i + 1).All(b => b)
            ? numbered.Zip(Enum.GetValues<PopulationPart>()).ToDictionary(p => p.Second, p => p.First.Text)
            : null;
    }

    [GeneratedRegex(@"^\W{0,4}(?<what>\w[^:?=\u2013\u2014\n]{1,40}?)\s*(?:\(s\))?(?:\s*(?<sign>[:?=\u2013\u2014])|\s+(?<sign>-)(?=\s))[:?=\u2013\u2014-]*(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<stop>[.;,])\s+|\s*[/|\u00b7]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    private sealed record Labelling(IReadOnlyList<PopulationPart> Parts, char Sign, string Value);
}
