using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>Says of each line as what it was read, so that text and reading can stand side by side.</summary>
internal static class ReadingMap
{
    /// <summary>The lines in runs of one kind and topic.</summary>
    public static ImmutableArray<ReadBlock> Of(IReadOnlyList<FormUnit> units, IEnumerable<Answer> answers)
    {
        var lines = new SortedDictionary<int, (ReadKind As, string? Topic)>();
        foreach (var unit in units.Where(u => !u.Separator))
        {
            lines.TryAdd(unit.Line, (ReadKind.Other, null));
        }

        var read = answers.ToList();
        read.ForEach(answer => Room(lines, units, answer));
        foreach (var (answer, line) in read.SelectMany(a => a.Lines.Select(l => (a, l.Unit.Line))))
        {
            lines[line] = (lines.TryGetValue(line, out var before) && before.As == ReadKind.Question ? ReadKind.QuestionAndAnswer : ReadKind.Answer, answer.Topic);
        }

        return Runs(lines);
    }

    // The question and all that stands below it.
    private static void Room(SortedDictionary<int, (ReadKind As, string? Topic)> lines, IReadOnlyList<FormUnit> units, Answer answer)
    {
        var (anchor, end) = (answer.Section.Anchor, answer.Section.End);
        for (var unit = anchor.Start.Unit; unit < units.Count && (unit < end.Unit || (unit == end.Unit && end.Offset > 0)); unit++)
        {
            var kind = unit <= anchor.End.Unit && !anchor.IsDeleted ? ReadKind.Question : answer.Section.IsLast ? ReadKind.Other : ReadKind.Form;
            lines[units[unit].Line] = (kind, answer.Topic);
        }
    }

    private static ImmutableArray<ReadBlock> Runs(SortedDictionary<int, (ReadKind As, string? Topic)> lines)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        foreach (var (line, (read, asked)) in lines)
        {
            var topic = read == ReadKind.Other ? null : asked;
            if (blocks.Count > 0 && blocks[^1] is var last && last.As == read && last.Topic == topic)
            {
                blocks[^1] = last with { To = line };
            }
            else
            {
                blocks.Add(new ReadBlock(line, line, read, topic));
            }
        }

        return blocks.ToImmutable();
    }
}
