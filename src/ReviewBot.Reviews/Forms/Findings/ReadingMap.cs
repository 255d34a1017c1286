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

        foreach (var answer in answers)
        {
            var anchor = answer.Section.Anchor;
            for (var unit = anchor.Start.Unit; unit < units.Count && unit <= answer.Section.End.Unit; unit++)
            {
                if (unit < answer.Section.End.Unit || answer.Section.End.Offset > 0)
                {
                    lines[units[unit].Line] = (unit <= anchor.End.Unit && !anchor.IsDeleted ? ReadKind.Question : answer.Section.IsLast ? ReadKind.Other : ReadKind.Form, answer.Topic);
                }
            }
        }

        foreach (var answer in answers)
        {
            foreach (var line in answer.Lines)
            {
                lines[line.Unit.Line] = lines.TryGetValue(line.Unit.Line, out var read) && read.As == ReadKind.Question ? (ReadKind.QuestionAndAnswer, answer.Topic) : (ReadKind.Answer, answer.Topic);
            }
        }

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
