using System.Buffers;
using System.Net;
using System.Text;

namespace ReviewBot.Reviews.Forms.Bytes;

/// <summary>A text as people see it: what takes no room is gone, every blank is a space, every hyphen a hyphen.</summary>
internal static class VisibleText
{
    // "．", "（", "？": as wide as a Chinese character, and the same as the narrow ones to a reader.
    private const int FirstFull = 0xff01;
    private const int LastFull = 0xff5e;

    private static readonly SearchValues<char> Odd = SearchValues.Create(
        "\u0000\u000b\u000c\u0085\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u3000\u3164\ufeff\uffa0\ue001\ue002\ue010\ue011\ue012" + string.Concat(Enumerable.Range(FirstFull, LastFull - FirstFull + 1).Select(c => (char)c)));

    /// <summary>The same text with the same lines.</summary>
    public static string Of(string text)
    {
        text = Untabbed(Uncoloured(text));
        var span = text.AsSpan();
        if (Escaped(span))
        {
            text = WebUtility.HtmlDecode(text);
            span = text;
        }

        var at = span.IndexOfAny(Odd);
        if (at < 0)
        {
            return text;
        }

        var seen = new StringBuilder(text.Length);
        while (at >= 0)
        {
            seen.Append(span[..at]);
            if (Plain(span[at]) is { } plain)
            {
                seen.Append(plain);
            }

            span = span[(at + 1)..];
            at = span.IndexOfAny(Odd);
        }

        return seen.Append(span).ToString();
    }

    /// <summary>Whether a character is not what it looks like.</summary>
    public static bool IsOdd(char character) => Odd.Contains(character);

    /// <summary>What is seen of one character, or null for nothing.</summary>
    public static char? Plain(char character) => character switch
    {
        '\u0085' or '\u2028' or '\u2029' or '\u000b' or '\u000c' => '\n',
        '\u2010' or '\u2011' => '-',
        '\u00a0' or '\u1680' or (>= '\u2000' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000' or (>= '\ue001' and <= '\ue012') => ' ',
        >= (char)FirstFull and <= (char)LastFull => (char)(character - FirstFull + '!'),
        _ => null,
    };

    // What a terminal takes for a colour; the escape before it may have been lost on the way.
    private static string Uncoloured(string text)
    {
        var lost = text.AsSpan().Count("[0m") > 1;
        if (!text.Contains('\u001b') && !lost)
        {
            return text;
        }

        var seen = new StringBuilder(text.Length);
        var strong = false;
        for (var at = 0; at < text.Length;)
        {
            var mark = text[at] == '\u001b' ? 1 : 0;
            if ((mark == 1 || lost) && at + mark < text.Length && text[at + mark] == '[' && EndOfColour(text, at + mark + 1, mark == 1) is { } end)
            {
                Strong(SetsOff(text, at + mark + 1, end));
                at = end;
                continue;
            }

            if (text[at] == '\n')
            {
                Strong(false);
            }

            seen.Append(mark == 1 ? "" : text[at].ToString());
            at++;
        }

        Strong(false);
        return seen.ToString();

        // What is coloured is set off from what isn't.
        void Strong(bool begins)
        {
            seen.Append(begins == strong ? "" : begins ? "<b>" : "</b>");
            strong = begins;
        }
    }

    // A colour does, but a row of a table is a row in any.
    private static bool SetsOff(string text, int from, int end) =>
        text[end - 1] == 'm' && text.AsSpan(from..(end - 1)).Trim("0;").Length > 0
        && text.AsSpan(end).TrimStart(' ') is not ['|' or '+' or (>= '\u2500' and <= '\u257f'), ..];

    private static int? EndOfColour(string text, int at, bool any)
    {
        var from = at;
        while (at < text.Length && at - from < 16 && (char.IsAsciiDigit(text[at]) || text[at] is ';' or '?'))
        {
            at++;
        }

        return at < text.Length && (text[at] == 'm' ? any || at > from : any && char.IsAsciiLetter(text[at])) ? at + 1 : null;
    }

    // A text whose blanks between words all became tabs has no columns.
    private static string Untabbed(string text)
    {
        var tabs = text.AsSpan().Count('\t');
        return tabs > 10 && tabs > 3 * BetweenWords(text) ? text.Replace('\t', ' ') : text;
    }

    private static int BetweenWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 1; i < text.Length; i++)
        {
            count += text[i] == ' ' && !char.IsWhiteSpace(text[i - 1]) ? 1 : 0;
        }

        return count;
    }

    // A text that went through an encoder once too often: its tags are words.
    private static bool Escaped(ReadOnlySpan<char> text) =>
        text.Contains('&')
        && (text.IndexOf("&lt;t", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("&lt;/", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("&#39;", StringComparison.Ordinal) >= 0 || text.IndexOf("&amp;nbsp;", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("&gt; ", StringComparison.Ordinal) == 0)
        && text.IndexOf("<td", StringComparison.OrdinalIgnoreCase) < 0
        && text.IndexOf("<p", StringComparison.OrdinalIgnoreCase) < 0
        && text.IndexOf("<li", StringComparison.OrdinalIgnoreCase) < 0;
}
