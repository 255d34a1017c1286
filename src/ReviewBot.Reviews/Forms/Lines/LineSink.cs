using System.Buffers;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>What the markup around a line says about it.</summary>
/// <param name="Quote">Depth of the quotes around it.</param>
/// <param name="Heading">Level of the heading that it stands in, or 0.</param>
/// <param name="Item">The list item that begins here: its number, 0 for a bullet, null for none.</param>
/// <param name="Cell">The cell that it stands in.</param>
internal readonly record struct LineFrame(int Quote, int Heading, int? Item, Cell? Cell);

/// <summary>Takes lines, and makes units of them: sees quotes, headings, lists, checkboxes, tables of pipes and of tabs.</summary>
internal sealed class LineSink
{
    /// <summary>A text with more is no form.</summary>
    public const int MostUnits = 150_000;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~+|:^\"' \u2013\u2014\u2500#");

    private readonly List<FormUnit> _units = [];
    private bool _newParagraph = true;
    private bool _code;
    private int? _number;
    private int _numberLine;
    private readonly TableRows _tables = new();

    /// <summary>All units so far.</summary>
    public List<FormUnit> Units => _units;

    /// <summary>Whether there were more lines than are read.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Ends the paragraph.</summary>
    public void Blank()
    {
        _newParagraph = true;
        _tables.Blank();
    }

    /// <summary>Takes one line.</summary>
    public void Add(ReadOnlySpan<char> line, int number, LineFrame frame)
    {
        var (begin, quote, indent) = Quoted(line, frame);
        var rest = Drawn(line[begin..].TrimEnd());
        if (rest.IsEmpty)
        {
            Blank();
            return;
        }

        if (_units.Count >= MostUnits)
        {
            Overflowed = true;
            return;
        }

        if (frame.Cell is null && (rest.StartsWith("```") || rest.StartsWith("~~~")))
        {
            _code = !_code;
            Blank();
            return;
        }

        if (frame.Cell is null && TableRule(rest, quote))
        {
            return;
        }

        if (rest.IndexOfAnyExcept(RuleCharacters) < 0 && Rule(rest, number, quote))
        {
            return;
        }

        if (frame.Cell is null && Quiet(rest))
        {
            return;
        }

        // Dashes between two forms, on the line of what they divide.
        if (frame.Cell is null && rest.IndexOf("\u2014\u2014\u2014") is >= 0 and var divided)
        {
            var behind = divided;
            while (behind < rest.Length && rest[behind] == '\u2014')
            {
                behind++;
            }

            if (divided > 0)
            {
                Add(line[..(begin + divided)], number, frame);
            }

            Rule(rest[divided..behind], number, quote);
            rest = rest[behind..].TrimStart();
            if (rest.IsEmpty)
            {
                return;
            }
        }

        var marks = LineMarks.Read(rest, frame.Item);
        if (marks.Number is not null)
        {
            EmptyItem(quote);
        }

        if (marks.Rest.IsEmpty)
        {
            (_number, _numberLine) = marks.Number is null ? (_number, _numberLine) : (marks.Number, number);
            return;
        }

        var unit = new Frame(number, quote, _code, marks.Number ?? _number, marks.Bullet, frame.Heading > 0 ? frame.Heading : marks.Heading, marks.Checked, indent, _newParagraph);
        _newParagraph = false;
        _number = null;
        if (frame.Cell is null)
        {
            if (_tables.Row(marks.Rest, unit.Bullet) is { } cells)
            {
                Put(cells, unit, rest.StartsWith("||") || rest.StartsWith("!"));
                return;
            }

            _tables.Other();
        }

        Put(marks.Rest, unit, frame.Cell);
    }

    /// <summary>Ends the text.</summary>
    public void End() => EmptyItem(0);

    // A number with nothing behind it, and another one follows.
    private void EmptyItem(int quote)
    {
        if (_number is { } empty)
        {
            _units.Add(new FormUnit { Text = "", Line = _numberLine, Quote = quote, Code = _code, Number = empty, NewParagraph = true });
            _number = null;
        }
    }

    private static (int Begin, int Quote, int Indent) Quoted(ReadOnlySpan<char> line, LineFrame frame)
    {
        var (at, quote, indent) = (0, frame.Quote, 0);
        for (; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t')
            {
                indent += line[at] == '\t' ? 4 : 1;
            }
            else if (line[at] == '>' && frame.Cell is null)
            {
                quote++;
                indent = 0;
            }
            else
            {
                break;
            }
        }

        return (at, quote, indent);
    }

    // Box characters are pipes and dashes.
    private static ReadOnlySpan<char> Drawn(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAnyInRange('\u2500', '\u257f') < 0)
        {
            return line;
        }

        var plain = line.ToArray();
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = plain[i] switch
            {
                '\u2502' or '\u2503' or '\u2551' or '\u2506' or '\u250a' => '|',
                '\u2500' or '\u2501' or '\u2550' or '\u2504' or '\u2508' => '-',
                >= '\u2500' and <= '\u257f' => '+',
                _ => plain[i],
            };
        }

        return plain;
    }

    // Markup of a wiki that stands on a line of its own and says nothing.
    private static bool Quiet(ReadOnlySpan<char> rest) =>
        rest.Length < 40 && rest[0] == '{' && rest[^1] == '}' && (rest.StartsWith("{panel") || rest.StartsWith("{color") || rest.StartsWith("{noformat") || rest.StartsWith("{code") || rest.StartsWith("{quote") || rest.StartsWith("{toc"));

    private bool TableRule(ReadOnlySpan<char> rest, int quote)
    {
        var rule = _tables.Rule(rest);
        if (rule == Tables.TableRule.BelowHead)
        {
            HeadWasRow(quote);
        }

        return rule != Tables.TableRule.None;
    }

    // A rule across the page, or the underline of a heading.
    private bool Rule(ReadOnlySpan<char> rest, int number, int quote)
    {
        if (rest.Length < 3 || rest.IndexOfAnyExcept(rest[0], ' ') >= 0 || rest[0] is '"' or '\'')
        {
            return Underlines(rest);
        }

        if (Underlines(rest))
        {
            return true;
        }

        if (rest[0] is '-' or '=' && !_newParagraph)
        {
            Blank();
            return true;
        }

        _units.Add(new FormUnit { Text = "", Line = number, Quote = quote, Code = _code, Separator = true, NewParagraph = true });
        Blank();
        return true;
    }

    // "How long?" and a row of dashes below, about as long: a heading, whatever the dashes are.
    private bool Underlines(ReadOnlySpan<char> rest)
    {
        if (_newParagraph || _units.Count == 0 || rest.Length < 3 || rest.IndexOfAnyExcept(rest[0]) >= 0 || rest[0] is '|' or ':' || _units[^1] is not { Cell: null, Bullet: false, Separator: false, Heading: 0, Text.Length: < 200 } above)
        {
            return false;
        }

        var isAsLong = above.Text.Length < 8 ? rest.Length > 3 && Math.Abs(rest.Length - above.Text.Length) < 3 : rest.Length * 10 >= above.Text.Length * 7;
        if (!isAsLong || (!above.NewParagraph && above.Number is null && !above.Text.EndsWith('?')))
        {
            return false;
        }

        _units[^1] = above with { Heading = rest[0] is '=' ? 1 : 2 };
        Blank();
        return true;
    }

    // "Measurement | Category" is a row only because a rule follows; a row above the rule is the head.
    private void HeadWasRow(int quote)
    {
        if (_newParagraph || _units.Count == 0)
        {
            return;
        }

        var head = _units[^1];
        if (!_tables.IsOpen && head.Cell is null && head.Quote == quote && head.Text.Contains('|'))
        {
            _units.RemoveAt(_units.Count - 1);
            _tables.Begin('|');
            Put(_tables.Cells(head.Text, '|'), new Frame(head.Line, quote, head.Code, null, false, 0, null, head.Indent, head.NewParagraph), true);
            return;
        }

        for (var i = _units.Count - 1; i >= 0 && _units[i].Cell is { } cell && (cell.Table, cell.Row) == (head.Cell!.Value.Table, head.Cell.Value.Row); i--)
        {
            _units[i] = _units[i] with { IsHead = true };
        }
    }

    private void Put(List<CellText> cells, Frame frame, bool isHead)
    {
        foreach (var (cell, text) in cells)
        {
            Put(text, frame, cell, isHead);
            frame = frame with { NewParagraph = false };
        }
    }

    private void Put(ReadOnlySpan<char> text, Frame frame, Cell? cell, bool isHead = false)
    {
        var trimmed = text.Trim();
        var (plain, links) = InlineText.Clean(trimmed);
        if (plain.Length == 0 && links.Count == 0)
        {
            return;
        }

        _units.Add(new FormUnit
        {
            Text = plain,
            Line = frame.Line,
            Quote = frame.Quote,
            Code = frame.Code,
            Number = frame.Number,
            Bullet = frame.Bullet,
            Heading = frame.Heading,
            Checked = frame.Checked,
            Indent = frame.Indent,
            NewParagraph = frame.NewParagraph,
            Cell = cell,
            Links = links,
            Struck = trimmed.Contains("~~", StringComparison.Ordinal) && !plain.Contains("~~", StringComparison.Ordinal),
            Emphasis = trimmed.Length > 2 && trimmed[0] is '*' or '_' && trimmed.TrimEnd(":")[^1] == trimmed[0],
            Lead = Lead(trimmed),
            IsHead = isHead,
        });
    }

    // "**How long?** Six months": how much of the plain text is bold.
    private static int Lead(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] is not ('*' or '_'))
        {
            return 0;
        }

        var marks = Math.Min(3, text.Length - text.TrimStart(text[0]).Length);
        var close = text[marks..].IndexOf(text[..marks]);
        if (close <= 0 || close > 300)
        {
            return 0;
        }

        var end = InlineText.Clean(text[..(close + (2 * marks))]).Text.Length;
        var behind = text[(close + (2 * marks))..];
        return behind.StartsWith(":") || behind.StartsWith(" :") ? end + behind.IndexOf(':') + 1 : end;
    }

    private readonly record struct Frame(int Line, int Quote, bool Code, int? Number, bool Bullet, int Heading, bool? Checked, int Indent, bool NewParagraph);
}
