// What a stranger wrote, made fit to be repeated by us: it mentions nobody, links nowhere, commands nothing, is no
// Markdown, HTML or table, names no address, hides nothing, and is short. Everything that a comment repeats goes through here.
using System.Buffers;
using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Replies;

namespace ReviewBot.Reviews.Wording;

/// <summary>Takes the teeth out of text from a bug.</summary>
public static class Defanged
{
    /// <summary>Stands where an address or a mention stood.</summary>
    public const string Address = "(address)";

    /// <summary>Stands where a link stood.</summary>
    public const string Hyperlink = "(link)";

    private const int LongestUrl = 200;
    private const int LongestRead = 4000;
    private const string Gap = "…";

    // What means something to Markdown, HTML or a table wherever it stands.
    private static readonly Dictionary<char, string> Instead = new()
    {
        ['`'] = "'", ['´'] = "'", ['<'] = "‹", ['>'] = "›", ['['] = "(", ['{'] = "(", [']'] = ")", ['}'] = ")", ['|'] = "/", ['\\'] = "/", ['*'] = "", ['~'] = "", ['^'] = "",
    };

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" .,;:!?'()/-");

    /// <summary>
    /// One line of at most <paramref name="most"/> characters, to stand within a line of ours; empty if nothing of the
    /// text can be shown.
    /// </summary>
    public static string Inline(string? text, int most = 120)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var seen = Visible(text.Length > LongestRead ? text[..LongestRead] : text);
        var words = seen.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word).Where(w => w.Length > 0);
        return Nameless(Cut(Undecided(string.Join(' ', words)), most));
    }

    /// <summary>The same in quotation marks, or null if nothing of it can be shown.</summary>
    public static string? Quoted(string? text, int most = 120) => Inline(text, most) is { Length: > 0 } inline ? $"\"{inline.Replace('"', '\'')}\"" : null;

    /// <summary>
    /// Several texts in one line, each fit to be repeated already. What is harmless alone may not be so right beside
    /// another: the end of one and the beginning of the next may be our name. A word of ours between them prevents it; a
    /// link brings its own.
    /// </summary>
    public static string Together(IEnumerable<string> texts) =>
        texts.Aggregate("", (line, text) => line.Length == 0 ? text : text.StartsWith('"') ? $"{line} and {text}" : $"{line}, {text}");

    /// <summary>A link that may stand as one: http or https, to a named host, without a user; otherwise null.</summary>
    public static string? Link(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.HostNameType != UriHostNameType.Dns || uri.UserInfo.Length > 0)
        {
            return null;
        }

        var host = uri.Host;
        if (!host.Contains('.', StringComparison.Ordinal) || !host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-'))
        {
            return null;
        }

        var start = $"{uri.Scheme}://{host.ToLowerInvariant()}{(uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"))}";
        var rest = new StringBuilder();
        foreach (var c in uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped))
        {
            rest.Append(char.IsAsciiLetterOrDigit(c) || c is '/' or '?' or '=' or '&' or '#' or '%' or '.' or '-' or '_' or '+' or '~' or ','
                ? c.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}"));
        }

        return start.Length + rest.Length <= LongestUrl && !HoldsAddress(rest.ToString()) ? start + rest : start + "/";
    }

    private static bool HoldsAddress(string path) => path.Contains("%40", StringComparison.Ordinal);

    // One line without what nobody sees; of piled-up accents the first two.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                visible.Append(' ');
                marks = 0;
                continue;
            }

            if (HiddenText.IsInvisible(rune) || category is UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned || rune.Value == 0xfffd)
            {
                continue;
            }

            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? marks + 1 : 0;
            if (marks <= 2)
            {
                visible.Append(rune);
            }
        }

        return visible.ToString();
    }

    private static string Word(string word)
    {
        if (word.AsSpan().ContainsAny("@＠﹫"))
        {
            return Address;
        }

        if (word.Contains("://", StringComparison.Ordinal) || word.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            return Hyperlink;
        }

        var plain = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var before = plain.Length > 0 ? plain[^1] : ' ';
            var after = i + 1 < word.Length ? word[i + 1] : ' ';
            plain.Append(Harmless(word[i], before, after));
        }

        return plain.ToString().Trim();
    }

    private static string Harmless(char c, char before, char after) => Instead.TryGetValue(c, out var other) ? other : c switch
    {
        '#' when !char.IsAsciiDigit(after) => "",
        '_' when !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) => "",
        '&' when after != ' ' => "& ",
        ':' or '：' or '︰' or '﹕' or '∶' when after != ' ' && !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) => char.IsLetterOrDigit(before) ? ": " : "",
        _ => c.ToString(),
    };

    // Nothing that we repeat is anybody's verdict: "data-review+" and "r-" lose their sign.
    private static string Undecided(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '+' or '-' or '−' or '＋' && !(i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                var before = text.AsSpan(0, i).TrimEnd(" +-−＋");
                var word = before[(before.LastIndexOfAny(WordEnds) + 1)..];
                if (word.EndsWith("review", StringComparison.OrdinalIgnoreCase) || word.Equals("r", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    // However our name is spelt, nothing that we repeat is addressed to us.
    private static string Nameless(string text)
    {
        for (var found = true; found;)
        {
            found = false;
            var words = HoldFinder.WordsOf(text, new Zone[text.Length]);
            for (var i = words.Count - 1; i >= 0 && !found; i--)
            {
                var start = IsName(words[i].Text) ? words[i].Start : i > 0 && IsName(words[i - 1].Text + words[i].Text) ? words[i - 1].Start : -1;
                if (start >= 0)
                {
                    var end = i + 1 < words.Count ? words[i + 1].Start : text.Length;
                    text = (text[..start].TrimEnd() + Gap + text[end..]).Trim();
                    found = true;
                }
            }
        }

        return text;
    }

    private static bool IsName(string word) =>
        Math.Abs(word.Length - ReplyAddress.DefaultName.Length) <= 1 && Spelling.Distance(word, ReplyAddress.DefaultName) <= 1;

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most - 1;
        var blank = text.LastIndexOf(' ', end, Math.Min(end, 20));
        end = blank > 0 ? blank : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        return text[..end].TrimEnd() + Gap;
    }
}
