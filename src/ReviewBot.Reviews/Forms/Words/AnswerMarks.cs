using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>Knows what stands before an answer and is none of it: "A:", an arrow, the colon of a definition, who says it in a chat.</summary>
internal static class AnswerMarks
{
    private static readonly Regex Mark = new(
        $@"^\s*(?:(?:{Any("short")}|(?:\p{{L}}+\s?[/|]\s?)?(?:{Any("long")})(?:\s?[/|]\s?\p{{L}}+)?)(?:\s*(?:no\.?|nr\.?|number|#))?\s*\d{{0,2}}\s*(?:[:)\u2013\u2014]|\.(?=\s|$)|-(?=\s|$))|[:\u2192\u279c\u27a1\u00bb]\ufe0f?(?=\s)|[=-]>(?=\s)|(?:[\[(]?\d{{1,2}}:\d\d(?::\d\d)?[\])]?\s+)?(?:<[@+%]?[\w.-]{{1,24}}>|[\w.-]{{1,24}}>)(?=\s))\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Numbered = new($@"^\s*(?:{Any("short")}|{Any("long")})\s?#?(?<n>\d{{1,2}})(?=\s|$)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Where an answer begins behind such a mark.</summary>
    /// <param name="text">The line.</param>
    /// <param name="start">From where on it is looked at.</param>
    /// <param name="number">The question's number: "A7" without a colon is such a mark below question 7.</param>
    public static int Behind(string text, int start, int? number = null) =>
        Mark.Match(text[start..]) is { Success: true } mark ? start + mark.Length
        : number is not null && Numbered.Match(text[start..]) is { Success: true } numbered && int.Parse(numbered.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) == number ? start + numbered.Length
        : start;

    /// <summary>Whether a line is one and nothing else.</summary>
    public static bool IsAlone(string text) => text.Length > 0 && Behind(text, 0) == text.Length;

    private static string Any(string kind) => FormData.AnyOf("answer-words", kind);
}
