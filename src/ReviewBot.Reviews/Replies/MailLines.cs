using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Knows the lines that mail programs put around what somebody writes: "Sent from my phone" below it, "On Monday Alice wrote:" above a quote.</summary>
internal static class MailLines
{
    private const int MostWordsOfFooter = 10;
    private const int MostWordsOfAttribution = 30;
    private static readonly WordList Footers = WordList.Load("mail-footers");
    private static readonly WordList Attributions = WordList.Load("mail-attributions");

    /// <summary>Where such lines stand.</summary>
    public static IEnumerable<(int Start, int End)> In(string text)
    {
        (int Start, int End)[] lines = [.. Lines.Of(text).Where(line => !text.AsSpan(line.Start, line.End - line.Start).IsWhiteSpace())];
        for (var i = lines.Length - 1; i >= 0 && IsFooter(text[lines[i].Start..lines[i].End]); i--)
        {
            yield return lines[i];
        }

        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (text[lines[i + 1].Start] == '>' && IsAttribution(text[lines[i].Start..lines[i].End]))
            {
                yield return lines[i];
            }
        }
    }

    /// <summary>Whether a line says whose words are quoted below it.</summary>
    public static bool IsAttribution(string line)
    {
        if (!line.TrimEnd().EndsWith(':') || !line.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var words = PlainWords.TextsOf(line);
        return words.Length <= MostWordsOfAttribution && Attributions.PlaceIn(words) > 0;
    }

    private static bool IsFooter(string line) =>
        PlainWords.TextsOf(line) is { Length: <= MostWordsOfFooter } words && !line.Contains(':', StringComparison.Ordinal) && Footers.Begins(words);
}
