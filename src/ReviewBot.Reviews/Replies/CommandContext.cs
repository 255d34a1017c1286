using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Looks at the lines right beside a command: in the middle of a sentence it is spoken of, or an example. What can be taken back is done unless that is plain.</summary>
internal static class CommandContext
{
    /// <summary>Takes out the commands that are a part of somebody's sentence.</summary>
    public static void Settle(IReadOnlyList<CommentLine> lines)
    {
        var embraced = lines.Where((line, i) => line.Said is Said.Understood { Command.Row: { Final: false, Vetoes: false } } && IsPartOfSentence(lines, i)).ToList();
        foreach (var line in embraced)
        {
            var said = (Said.Understood)line.Said!;
            line.Said = new Said.Hint(said.Line, said.Text, said.Command.Render());
        }
    }

    private static bool IsPartOfSentence(IReadOnlyList<CommentLine> lines, int at)
    {
        var before = at > 0 && lines[at - 1].IsProse ? lines[at - 1].Text.TrimEnd() : "";
        var after = at + 1 < lines.Count && lines[at + 1].IsProse ? lines[at + 1].Text.Trim() : "";
        return (before.Length > 0 && before[^1] is not ('.' or '!' or '?') && Teaches(before))
            || (after.Length > 0 && char.IsLower(after[0]) && Speech.Continuations.Begins(PlainWords.TextsOf(after)));
    }

    private static bool Teaches(string text) =>
        PlainWords.TextsOf(text) is var words && (Speech.Teaching.IsIn(words) || Speech.TeachingLinks.IsIn(words))
        && (Speech.Hedges.IsIn(words) || text[^1] == ':' || Speech.OpenEnds.LengthAt(words, words.Length - 1) > 0 || Speech.Teaching.LengthAt(words, words.Length - 1) > 0 || Speech.TeachingLinks.LengthAt(words, words.Length - 1) > 0);
}
