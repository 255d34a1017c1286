using System.Buffers;
using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Takes lines, and makes units of them: sees quotes, headings, lists, checkboxes, tables of pipes and of tabs.</summary>
internal sealed class LineSink
{
    /// <summary>A text with more is no form.</summary>
    public const int MostUnits = 150_000;

    private const int LongestHeading = 200;
    private const int ShortHeading = 8;

    private static readonly SearchValues<char> RuleCharacters = SearchValues.Create("-=_*~+|:^\"' \u2013\u2014\u2500#");

    private readonly List<FormUnit> _units = [];
    private readonly TableRows _tables = new();
    private bool _newParagraph = true;
    private bool _code;
    private UnitFrame? _empty;

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

    /// <summary>Ends the text.</summary>
    public void End() => EmptyItem();

    /// <summary>Takes one line.</summary>
    public void Add(ReadOnlySpan<char> line, int number, LineFrame frame)
    {
        var raw = new RawLine(line, frame);
        if (raw.Words.IsEmpty)
        {
            Blank();
            return;
        }

        if (_units.Count >= MostUnits)
        {
            Overflowed = true;
            return;
        }

        var isRule = raw.Words.IndexOfAnyExcept(RuleCharacters) < 0;
        if (frame.Cell is not null)
        {
            if (!isRule || !Rule(raw.Words, number, raw.Quote))
            {
                Words(raw, raw.Words, number, frame);
            }

            return;
        }

        if (Fence(raw) || TableRule(raw) || (isRule && Rule(raw.Words, number, raw.Quote)) || raw.IsQuiet)
        {
            return;
        }

        var rest = raw.Divider.Equals(default) ? raw.Words : BehindDivider(line, raw, number, frame);
        if (!rest.IsEmpty)
        {
            Words(raw, rest, number, frame);
        }
    }

    // Where code begins or ends, but for a row of tildes that is an underline.
    private bool Fence(RawLine raw)
    {
        if (!raw.IsFence || (IsUnderline(raw.Words) && Underlines(raw.Words)))
        {
            return raw.IsFence;
        }

        _code = !_code;
        Blank();
        return true;
    }

    private ReadOnlySpan<char> BehindDivider(ReadOnlySpan<char> line, RawLine raw, int number, LineFrame frame)
    {
        var from = raw.Divider.Start.Value;
        if (from > 0)
        {
            Add(line[..(raw.Begin + from)], number, frame);
        }

        Rule(raw.Words[raw.Divider], number, raw.Quote);
        return raw.Words[raw.Divider.End.Value..].TrimStart();
    }

    private void Words(RawLine raw, ReadOnlySpan<char> words, int number, LineFrame frame)
    {
        var marks = LineMarks.Read(words, frame.Item);
        if (marks.Number is not null)
        {
            EmptyItem();
        }

        var unit = new UnitFrame(number, raw.Quote)
        {
            Code = _code || frame.Code,
            Number = marks.Number ?? _empty?.Number,
            Bullet = marks.Bullet,
            Heading = frame.Heading > 0 ? frame.Heading : marks.Heading,
            Checked = marks.Checked,
            Indent = raw.Indent,
            NewParagraph = _newParagraph,
        };
        if (marks.Rest.IsEmpty && frame.Cell is not null)
        {
            // A cell with a number and nothing else: "2️⃣" is what it says.
            Put((unit with { Number = null, Bullet = false }).With(words, frame.Cell));
            _newParagraph = false;
            return;
        }

        if (marks.Rest.IsEmpty)
        {
            _empty = marks.Number is null ? _empty : unit;
            return;
        }

        (_newParagraph, _empty) = (false, null);
        if (frame.Cell is not null)
        {
            Put(unit.With(marks.Rest, frame.Cell));
            return;
        }

        var row = marks.Rest[LabelBeforeRow(marks.Rest)..];
        if (row.Length < marks.Rest.Length)
        {
            Put(unit.With(marks.Rest[..^row.Length], null));
            unit = unit with { Number = null, Bullet = false, NewParagraph = false };
        }

        if (_tables.Row(row, unit.Bullet) is { } cells)
        {
            Put(cells, unit, words.StartsWith("||"));
            return;
        }

        _tables.Other();
        Put(unit.With(row, null));
    }

    // "Measurements: | What | Category |": what stands before the row is a line of its own.
    private static int LabelBeforeRow(ReadOnlySpan<char> words)
    {
        var pipe = words.IndexOf('|');
        return pipe > 0 && words[^1] == '|' && pipe < words.Length - 1 && words[..pipe].TrimEnd(" *_").EndsWith(":") ? pipe : 0;
    }

    // A number with nothing behind it, and another one follows.
    private void EmptyItem()
    {
        if (_empty is { } empty)
        {
            _units.Add(new FormUnit { Text = "", Line = empty.Line, Quote = empty.Quote, Code = empty.Code, Number = empty.Number, NewParagraph = true });
            _empty = null;
        }
    }

    private bool TableRule(RawLine raw)
    {
        var rule = _tables.Rule(raw.Words);
        if (rule == Tables.TableRule.BelowHead)
        {
            HeadWasRow(raw.Quote);
        }

        return rule != Tables.TableRule.None;
    }

    // A rule across the page, or the underline of a heading.
    private bool Rule(ReadOnlySpan<char> rest, int number, int quote)
    {
        if (Underlines(rest))
        {
            return true;
        }

        if (rest.Length < 3 || rest.IndexOfAnyExcept(rest[0], ' ') >= 0 || rest[0] is '"' or '\'')
        {
            return false;
        }

        if (!(rest[0] is '-' or '=' && !_newParagraph))
        {
            _units.Add(new FormUnit { Text = "", Line = number, Quote = quote, Code = _code, Separator = true, NewParagraph = true });
        }

        Blank();
        return true;
    }

    // A short row of tildes as long as the words above it: no code begins with it, where these don't lead into some.
    private bool IsUnderline(ReadOnlySpan<char> words) => !_code && words.IndexOfAnyExcept('~') < 0 && _units.Count > 0 && !_units[^1].Text.EndsWith(':');

    // "How long?" and a row of dashes below, about as long: a heading, whatever the dashes are.
    private bool Underlines(ReadOnlySpan<char> rest)
    {
        if (_newParagraph || _units.Count == 0 || rest.Length < 3 || rest.IndexOfAnyExcept(rest[0]) >= 0 || rest[0] is '|' or ':' || _units[^1] is not { Cell: null, Bullet: false, Separator: false, Heading: 0, Text.Length: < LongestHeading } above)
        {
            return false;
        }

        var isAsLong = above.Text.Length < ShortHeading ? rest.Length > 3 && Math.Abs(rest.Length - above.Text.Length) < 3 : rest.Length * 10 >= above.Text.Length * 7;
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
            Put(_tables.Cells(head.Text, '|'), new UnitFrame(head.Line, quote) { Code = head.Code, Indent = head.Indent, NewParagraph = head.NewParagraph }, true);
            return;
        }

        for (var i = _units.Count - 1; i >= 0 && _units[i].Cell is { } cell && (cell.Table, cell.Row) == (head.Cell!.Value.Table, head.Cell.Value.Row); i--)
        {
            _units[i] = _units[i] with { IsHead = true };
        }
    }

    private void Put(List<CellText> cells, UnitFrame frame, bool isHead)
    {
        foreach (var (cell, text) in cells)
        {
            foreach (var line in text.Split(InlineText.CellBreak))
            {
                var marks = line.Length < text.Length || cell.Column == 0 ? LineMarks.Read(line.AsSpan().Trim(), null) : default;
                Put(marks.Rest.IsEmpty || marks.Heading > 0 ? frame.With(line, cell, isHead) : (frame with { Number = marks.Number ?? frame.Number, Bullet = marks.Bullet }).With(marks.Rest, cell, isHead));
                frame = frame with { NewParagraph = false, Number = null };
            }
        }
    }

    private void Put(FormUnit? unit)
    {
        if (unit is not null)
        {
            _units.Add(unit);
        }
    }
}
