// The reference line by which our own comments are recognised again, whatever became of the database.
// On BMO it is a link definition, which Markdown does not show; upstream shows comments as they are, so there
// it is a short line in brackets.
using System.Collections.Immutable;

namespace ReviewBot.Reviews.Timeline;

/// <summary>One step that one of our comments stands for.</summary>
/// <param name="Subject">What it is about: <c>13.2</c> is round 2 of attachment 13, <c>c60</c> the comment 60, <c>bug</c> the bug.</param>
/// <param name="Step">The step's word, for example <c>assigned</c>.</param>
/// <param name="State">What distinguishes this occurrence of the step, or null.</param>
public sealed record MarkItem(string Subject, string Step, string? State = null)
{
    /// <summary>The item as it stands in the reference line.</summary>
    public override string ToString() => State is null ? $"{Subject} {Step}" : $"{Subject} {Step}={State}";

    /// <summary>The subject word for a round of an attachment.</summary>
    public static string ForRound(long attachmentId, int round) => string.Create(null, $"{attachmentId}.{round}");

    /// <summary>The subject word for a comment that was answered.</summary>
    public static string ForComment(long commentId) => string.Create(null, $"c{commentId}");
}

/// <summary>A step that was said, with the comment that said it.</summary>
/// <param name="Item">The step.</param>
/// <param name="Comment">Our comment.</param>
public sealed record OurWord(MarkItem Item, Comment Comment);

/// <summary>Writes and reads the reference line.</summary>
public static class Mark
{
    private const string PlainStart = "[ReviewBot ";
    private const string MarkdownStart = "[//]: # (ReviewBot ";

    /// <summary>The reference line for a comment on <paramref name="bugId"/>.</summary>
    public static string Render(int bugId, IEnumerable<MarkItem> items, bool markdown)
    {
        var content = $"{bugId}: {string.Join("; ", items)}";
        return markdown ? $"{MarkdownStart}{content})" : $"{PlainStart}{content}]";
    }

    /// <summary>
    /// The steps that a comment of ours stands for; empty for a comment without a reference line or with one of
    /// another bug. Only the last line counts, so nothing that we quote can be taken for it.
    /// </summary>
    public static ImmutableArray<MarkItem> Read(int bugId, string body)
    {
        var text = body.AsSpan().TrimEnd();
        var line = text[(text.LastIndexOf('\n') + 1)..].Trim();
        ReadOnlySpan<char> content;
        if (line.StartsWith(PlainStart, StringComparison.Ordinal) && line.EndsWith("]", StringComparison.Ordinal))
        {
            content = line[PlainStart.Length..^1];
        }
        else if (line.StartsWith(MarkdownStart, StringComparison.Ordinal) && line.EndsWith(")", StringComparison.Ordinal))
        {
            content = line[MarkdownStart.Length..^1];
        }
        else
        {
            return [];
        }

        var colon = content.IndexOf(": ");
        if (colon < 0 || !int.TryParse(content[..colon], out var bug) || bug != bugId)
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<MarkItem>();
        foreach (var part in content[(colon + 2)..].ToString().Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var space = part.IndexOf(' ', StringComparison.Ordinal);
            if (space <= 0)
            {
                continue;
            }

            var step = part[(space + 1)..];
            var equals = step.IndexOf('=', StringComparison.Ordinal);
            items.Add(equals < 0
                ? new MarkItem(part[..space], step)
                : new MarkItem(part[..space], step[..equals], step[(equals + 1)..]));
        }

        return items.ToImmutable();
    }
}
