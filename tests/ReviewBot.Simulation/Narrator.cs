namespace ReviewBot.Simulation;

/// <summary>Tells what happened in the bugs, to understand a seed.</summary>
internal sealed class Narrator(Cast cast, Action<string> tell)
{
    private readonly Dictionary<int, (int Comments, int Rows)> told = [];

    public void Tell()
    {
        foreach (var bug in cast.Bugs)
        {
            var (comments, rows) = told.GetValueOrDefault(bug.Id);
            told[bug.Id] = (bug.Comments.Count, bug.History.Count);
            var news = bug.Comments.Skip(comments).Select(c => (c.When, Text: $"{c.Author.Login} says (c{c.Id}): {Short(c.RawText)}"))
                .Concat(bug.History.Skip(rows).Select(h => (h.When, Text: $"{h.Who.Login} {h.Field}{(h.AttachmentId is { } id ? $"/{id}" : "")}: {h.Removed} -> {h.Added}")));
            foreach (var (when, text) in news.OrderBy(n => n.When))
            {
                tell($"    bug {bug.Id} [{when:MM-dd HH:mm:ss}] {text}");
            }
        }
    }

    private static string Short(string text)
    {
        var lines = text.Split('\n');
        return lines[0][..Math.Min(70, lines[0].Length)] + (lines.Length > 1 ? " ... " + lines[^1] : "");
    }
}
