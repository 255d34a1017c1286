using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows what pages, mail programs and documents leave behind, and words that only frame an answer.</summary>
internal static partial class Furniture
{
    private const int MostDividedWords = 6;
    private const int LongestStamp = 90;

    private const int MostOfPage = 8;

    private static readonly WordList Months = WordList.Of("months");

    private static readonly FrozenDictionary<string, string> PageWords = Read("page", "acts", "beside", "counts");

    private static readonly FrozenSet<string> Opening = Read("opening").Keys.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Between = SearchValues.Create("|\u00b7\u2022\u203a\u00bb<>\u2190\u2192\u2039\u00ab");

    private static readonly PhrasePatterns Lines = PhrasePatterns.Of("furniture", word => PageWords!.ContainsKey(word.Trim('.', ',', ':')));

    private static readonly PhrasePatterns Frames = PhrasePatterns.Of("frame-words");

    private static readonly string Of = $@"(?:/|{Any("of")})";

    // A day or a time of day, or how long ago.
    private static readonly string Moment = $@"\d{{4}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d|\d:\d\d|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:{Of}\s)?\p{{L}}{{3,}}\.?(?:\s{Of})?,?\s\d{{4}}|\p{{L}}{{3,}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\b(?:{Any("ago")})\b";

    // "Last changed by mobile-team, 3 days ago", "Downloaded from the intranet, 2026-11-02": what a program writes on a page, with its time.
    private static readonly Regex Stamp = new($@"^\W*(?:(?:{Any("before-stamp")})\s+){{0,2}}(?:{Any("stamped")})\b(?=[^?]*(?:{Moment}))[^?;]{{0,70}}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Counter = new($@"^\W*\p{{L}}+\.? (?<n>\d{{1,3}})\s?{Of}\s?(?<of>\d{{1,3}})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Rights = new($@"^\W*(?:\u00a9|\([Cc]\) ?\d{{4}}|(?:{Any("rights")})\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether a line is nobody's words.</summary>
    public static bool Is(string text) => Lines.Is(text) || AreEach(text) || IsDivider(text) || IsTrail(text) || (text.Length < LongestStamp && Stamp.IsMatch(text));

    /// <summary>Whether a line is what stands on any page, whatever its words: "- 4 -", "[Edit] [Delete]", "Page 2/4", "notes.pdf (120 KB)", "© 2026 the wiki".</summary>
    public static bool IsPrinted(string text) => text.Length < LongestStamp && (
        PageNumber().IsMatch(text) || IsHeadOfPage(text) || Buttons().IsMatch(text) || File().IsMatch(text) || Rights.IsMatch(text)
        || IsCounter(text));

    /// <summary>Whether a short line says nothing but what pages and programs say of themselves.</summary>
    public static bool IsOfPage(string text)
    {
        if (text.Length > LongestStamp || text.AsSpan().IndexOfAny("?;") >= 0 || text.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        var tokens = Tokens.Of(text);
        var (page, acts, counts) = (false, false, false);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens.Word(i).ToString();
            var kind = char.IsDigit(word[0]) ? "beside" : PageWords.GetValueOrDefault(word);
            if (kind is null || (i == 0 && Opening.Contains(word)))
            {
                return false;
            }

            page |= kind == "page";
            acts |= kind == "acts";
            counts |= kind == "counts";
        }

        // "Printed : opened" compares what people do.
        var compares = !page && text.Contains(" : ", StringComparison.Ordinal);
        return tokens.Count <= MostOfPage && !compares && (page || (acts && !counts));
    }

    /// <summary>Whether a cell or a word before an answer only frames it.</summary>
    public static bool IsFrame(string text) => text.Length < 40 && Frames.Is(text);

    // "Sent from my phone. Please excuse my brevity."
    private static bool AreEach(string text) =>
        text.Length < LongestStamp && text.Contains(". ", StringComparison.Ordinal) && text.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } sentences && Array.TrueForAll(sentences, s => Lines.Is(s));

    private static string Any(string kind) => FormData.AnyOf("page-words", kind);

    private static FrozenDictionary<string, string> Read(params string[] kinds) => kinds
        .SelectMany(kind => FormData.Names("page-words", kind).Select(word => (Word: word, Kind: kind))).DistinctBy(w => w.Word).ToFrozenDictionary(w => w.Word, w => w.Kind, StringComparer.OrdinalIgnoreCase);

    // "Page 2 of 3"
    private static bool IsCounter(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') && Counter.Match(text) is { Success: true } counter
        && int.Parse(counter.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) <= int.Parse(counter.Groups["of"].ValueSpan, CultureInfo.InvariantCulture) && Months.At(Tokens.Of(text), 0) is null;

    // "The form's title          Page 2 of 3", "Page 2/3 | The form's title"
    private static bool IsHeadOfPage(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') && text.AsSpan().IndexOfAny("?;") < 0 && Columns().Split(text) is { Length: 2 or 3 } columns && Array.Exists(columns, IsCounter);

    // "Home | Edit | History", "< Back  Next >"
    private static bool IsTrail(string text)
    {
        if (text.Length > LongestStamp || text.AsSpan().IndexOfAny(Between) < 0)
        {
            return false;
        }

        var parts = text.Split(['|', '\u00b7', '\u2022', '\u203a', '\u00bb', '<', '>', '\u2190', '\u2192', '\u2039', '\u00ab'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.TrueForAll(parts, p => Lines.Is(p) || (parts.Length > 1 && PageWords.ContainsKey(p)));
    }

    // "--- Part two ---"
    private static bool IsDivider(string text)
    {
        var begin = text.AsSpan().TrimStart("-=_*~\u2013\u2014#<>[]+ ");
        var inner = begin.TrimEnd("-=_*~\u2013\u2014#<>[]+ ");
        return text.Length - begin.Length > 2 && begin.Length - inner.Length > 2 && text[0] is not ('#' or '>') && inner.Count(' ') < MostDividedWords;
    }

    [GeneratedRegex(@"\s{3,}|\t+|\s+[|\u00b7\u2022\u2013\u2014]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Columns();

    [GeneratedRegex(@"^(?:[-\u2013\u2014]\s*\d{1,3}|\d{1,3}\s*[-\u2013\u2014]|[-\u2013\u2014]\s*\d{1,3}\s*[-\u2013\u2014])$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^(?:\[\p{L}[\p{L} ]{1,20}\]\s*[|\u00b7]?\s*){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Buttons();

    [GeneratedRegex(@"^(?:\S+ ){1,6}[(\[]\d{1,4}(?:[.,]\d+)?\s?[KMGkmg]i?[Bb][)\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex File();
}
