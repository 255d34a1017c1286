using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Tells text that says something from text that only holds a place.</summary>
internal static partial class Placeholders
{
    private const int FewWords = 10;
    private const int Longest = 160;
    private const int MostInSlot = 6;
    private const int MostClauses = 3;

    private static readonly PhrasePatterns Whole = PhrasePatterns.Of("placeholders");

    private static readonly FrozenSet<string> AroundDate = FormData.Lines("date-words").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether there is nothing to read: no letter, no digit, no symbol that means yes or no.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol && rune.Value != 0xfffd))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a line only holds the place of an answer, or promises one.</summary>
    /// <param name="text">The line.</param>
    /// <param name="topic">What a requester is asked there, if that is known: then a line is none that leaves it open in any words.</param>
    public static bool Is(string text, string? topic = null)
    {
        var said = Label().Replace(text, "");
        if (IsBlank(said))
        {
            return true;
        }

        return said.Length <= Longest && (Whole.Is(said) || IsDatePattern(said) || IsField(said) || IsMark(said) || (topic is not null && Pending.Is(said, topic)) || (topic is not Topics.Analysis && (Promises.Make(said, topic) || IsPutOff(said, topic))));
    }

    // "Still being discussed, we'll name it here": one part says that there is nothing yet, and the others only promise.
    private static bool IsPutOff(string said, string? topic)
    {
        var parts = ClauseEnd().Split(said);
        return parts.Length is > 1 and <= MostClauses && Array.TrueForAll(parts, p => Whole.Is(p) || IsMark(p) || Promises.MayMake(p, topic) || Promises.IsWhen(p)) && Array.Exists(parts, p => Whole.Is(p) || IsMark(p) || Promises.Make(p, topic));
    }

    /// <summary>Whether a line begins as a placeholder or a promise does, and goes on so that it may be an answer all the same.</summary>
    /// <param name="text">The line.</param>
    /// <param name="topic">What is asked there.</param>
    public static bool MayBe(string text, string topic)
    {
        var said = Label().Replace(text, "");
        return said.Length <= Longest && !Is(text) && (Begin().IsMatch(said) || Promises.MayMake(said, topic) || UnfilledField().IsMatch(said));
    }

    // "YYYY-MM-DD", "until MM/DD/YYYY", "dd.mm.20yy": a pattern with nothing filled in but words around it.
    private static bool IsDatePattern(string said)
    {
        var pattern = false;
        foreach (var word in BlankGroups().Replace(BlankDate().Replace(said, " yyyy "), " yyyy ").Split([' ', '-', '/', '.', ',', ':', '(', ')', '[', ']', '<', '>', '{', '}', '"', '\'', '_', '*', '`', '='], StringSplitOptions.RemoveEmptyEntries))
        {
            var blank = DatePart().IsMatch(word);
            pattern |= blank;
            if (!blank && !AroundDate.Contains(word) && !Year().IsMatch(word))
            {
                return false;
            }
        }

        return pattern;
    }

    // "<your answer>", "{{ purpose }}", "[insert link here]"
    private static bool IsField(string said)
    {
        var text = said.AsSpan().TrimStart(" *_.`\"\u201c\u201d'-\u2013\u2014:=").TrimEnd(" *_.`\"\u201c\u201d'");
        return text.Length > 2 && (text[0], text[^1]) switch
        {
            ('<', '>') => text[1..^1].IndexOfAny('<', '>') < 0 && !FullYear().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal) && !text.Contains('@'),
            ('{', '}') => text.StartsWith("{{") && !FullYear().IsMatch(text) && !text.Contains("://", StringComparison.Ordinal) && text.IndexOf('>') < 0,
            ('[', ']') or ('(', ')') => FieldWords().IsMatch(text.ToString()) || Whole.Is(text[1..^1]) || (text[0] == '[' && IsSlot(text[1..^1].ToString())),
            ('$', _) or ('%', '%') => text.Count(' ') == 0,
            _ => false,
        };
    }

    // "[as agreed with the team]": a few small words in brackets, none of which says yes, no, or anything that a question asks for.
    private static bool IsSlot(string inner)
    {
        var words = Tokens.Of(inner);
        return words.Count is > 1 and <= MostInSlot && char.IsLower(inner[0]) && !inner.Any(c => char.IsDigit(c) || c is '[' or ']' or '@' or '/')
            && !Telling.Is(words);
    }

    // "TODO: ask Anna", "TBD by the team", but not "TBA channel" or "To do lists".
    private static bool IsMark(string said) =>
        Begin().Match(said) is { Success: true } mark && !said.Contains("://", StringComparison.Ordinal) && said.AsSpan().Count(' ') < FewWords
        && (mark.Length == said.Length || AfterMark().IsMatch(said[mark.Length..]));

    /// <summary>Whether a line says that the question does not apply: an answer, but one to look at.</summary>
    public static bool IsNotApplicable(string text) => text.Length < 40 && NotApplicable().IsMatch(text);

    [GeneratedRegex(@"\s*[,;.!\u2013\u2014(]\s+(?:(?:and|but|so)\s+)?(?=\S)|\s+-\s+(?=\S)|\s+\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();

    // "Answer:" before what is said.
    [GeneratedRegex(@"^\W{0,4}(?:answer|response|reply|ans|a)\s*\d{0,2}\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*(?:todo|fixme|wip|xxx+|t\.?b\.?[dcas])\b(?![-@]\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"^\W*$|^\s*[:.,;!?)\]\u2013\u2014]|^\s*-+\s|^\s+(?:by|with|after|once|when|before|later|soon|until|pending|per|from|ask|add|fill|write|find|check|confirm|decide|name|still|asap|please|as|in|on|we|i|it|at|and|\()\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterMark();

    [GeneratedRegex(@"^(?:y{2,4}|m{2,4}|d{1,4}|x{2,4}|n{2,3}|#{1,4}|\?{2,4}|20(?:y{2}|x{2}|_{2}|\?{2}|n{2}|j{2}|a{2})|j{2,4}|t{2}|a{4}|g{2,4}|r{4}|\u5e74|\u6708|\u65e5)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DatePart();

    [GeneratedRegex("20[2-9][0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex FullYear();

    [GeneratedRegex("^20[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    // "__/__/____", "../../....", "??-??-20??"
    [GeneratedRegex(@"(?<!\w)[._#?]{1,4}\s?[/.-]\s?[._#?]{1,4}\s?[/.-]\s?(?:20[2-9][0-9]|(?:20)?[._#?]{2,4})(?!\w)|(?<![\w.])[._]{2,6}20[2-9][0-9](?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex BlankGroups();

    [GeneratedRegex(@"[<\[{(]+\s*(?:[^<>\[\]{}()]{0,20}\b)?(?:date|day|month|year|version|end|when|dd|mm|yy|yyyy)\b[^<>\[\]{}()]{0,20}[>\]})]+|\b(?:day|month|year|dd|mm)\s*[/.-]\s*(?:day|month|year|dd|mm|yy|yyyy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlankDate();

    [GeneratedRegex(@"^[\[(]\s*(?:your|insert|enter|add|fill|put|describe|explain|name of|link to|please|write|type|here|specify|provide|choose|select|answer|date|text|todo|tbd|tba|who|what|why|where|how)\b[^\])]*[\])]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FieldWords();

    [GeneratedRegex(@"<(?:your|insert|enter|add|name|link|date|who|what)\b[^<>]{0,40}>|\{\{[^{}]{1,40}\}\}|_{4,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnfilledField();

    [GeneratedRegex(@"^\W*(?:n\W?a|not applicable|does not apply|doesn't apply)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotApplicable();
}
