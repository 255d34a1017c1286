using System.Net;
using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Reads the characters that HTML writes with an ampersand.</summary>
internal static class Entities
{
    private const int Longest = 10;

    /// <summary>What is seen of the one that begins at a place, and how long it is; an ampersand where none does.</summary>
    public static (string Seen, int Length) At(string text, int at)
    {
        var length = text.AsSpan(at + 1, Math.Min(Longest, text.Length - at - 1)).IndexOf(';');
        if (length > 0)
        {
            var decoded = WebUtility.HtmlDecode(text.Substring(at, length + 2));
            if ((decoded.Length <= 2 && decoded[0] != '&') || decoded == "&")
            {
                return (Seen(decoded), length + 2);
            }
        }

        return ("&", 1);
    }

    private static string Seen(string decoded) => decoded switch
    {
        ">" => InlineText.Greater.ToString(),
        "<" => InlineText.Less.ToString(),
        [var one] when VisibleText.IsOdd(one) => VisibleText.Plain(one) is { } seen ? seen == '\n' ? " " : seen.ToString() : "",
        _ => decoded,
    };
}
