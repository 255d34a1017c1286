using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells names from words by how they are written.</summary>
internal static class Names
{
    private const int MostWords = 8;

    private static readonly char[] Between = [' ', '\t', '\u00a0', '–', '—', '\n', '\r', ',', '-'];

    /// <summary>A name with a colon or at sign before it.</summary>
    public static bool IsNick(string word) => word.Length > 2 && word[0] is ':' or '@' && word[1..].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>A word with a capital and small letters.</summary>
    public static bool IsName(string word) =>
        word.Length > 1 && char.IsUpper(word[0]) && word[1..].Any(char.IsLower) && word.All(c => char.IsLetter(c) || c is '\'' or '’' or '-');

    /// <summary>A name, as people put it below what they wrote.</summary>
    /// <param name="text">The line.</param>
    /// <param name="own">The names of who wrote it; null if any will do.</param>
    public static bool AreSigned(string text, IReadOnlyCollection<string>? own)
    {
        var words = text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= MostWords && (!text.AsSpan().TrimEnd().EndsWith(".") || words.All(word => IsInitial(word) || (own is not null && IsInitialOf(word, own)))) && !text.Contains('!', StringComparison.Ordinal)
            && words.All(word => IsOwn(word, own) || (own is null && IsInitial(word)) || Speech.Titles.LengthAt(PlainWords.TextsOf(word), 0) > 0);
    }

    private static bool IsInitial(string word) => word.Length <= 4 && char.IsUpper(word[0]) && word.All(c => char.IsUpper(c) || c == '.');

    private static bool IsOwn(string word, IReadOnlyCollection<string>? own)
    {
        var name = word.TrimStart(':', '@');
        return own is null
            ? IsName(name) && !Speech.Interjections.Begins(PlainWords.TextsOf(name)) && !IsHedged(PlainWords.TextsOf(name))
            : own.Contains(name, StringComparer.OrdinalIgnoreCase) || IsInitialsOf(name, own) || IsInitialOf(name, own);
    }

    // "m."
    private static bool IsInitialOf(string word, IReadOnlyCollection<string> own) =>
        word.TrimEnd('.') is [var letter] && char.IsLetter(letter) && own.Any(name => name.StartsWith(letter.ToString(), StringComparison.OrdinalIgnoreCase));

    private static bool IsInitialsOf(string word, IReadOnlyCollection<string> own) =>
        word.Length is 2 or 3 && word.Distinct().Count() == word.Length && word.All(letter => own.Any(name => name.StartsWith(letter.ToString(), StringComparison.OrdinalIgnoreCase)));
}
