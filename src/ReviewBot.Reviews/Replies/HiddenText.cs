using System.Globalization;
using System.Text;

namespace ReviewBot.Reviews.Replies;

/// <summary>Characters that people don't see, or take for others. A command that holds one isn't carried out: what is read would not be what is done.</summary>
internal static class HiddenText
{
    /// <summary>Cyrillic and Greek letters that look like the Latin ones in the table's words.</summary>
    private const string LookAlikes = "аaвbсcԁdеeһhіiјjкkӏlмmոnоoрpԛqѕsтtυuνvԝwхxуyΑaΒbΕeΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxΖzαaιiκkοoρpτtАaВbСcЕeНhІiЈjКkМmОoРpЅsТtХxУyɡgıiſs’'‘'";

    /// <summary>A line as somebody would read it aloud: nothing invisible, look-alikes and wide forms as the ASCII they imitate, any blank a space.</summary>
    public static string Skeleton(string text)
    {
        if (text.AsSpan().ContainsOnlyAscii() && !text.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            return text;
        }
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Plain(rune) is { } seen)
            {
                plain.Append(seen);
            }
        }
        return plain.ToString();
    }

    /// <summary>The same for one character; null if nobody sees it.</summary>
    public static Rune? Plain(Rune rune)
    {
        if (rune.Value is >= 0x20 and < 0x7f)
        {
            return rune;
        }
        if (rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            return new Rune(' ');
        }
        if (IsInvisible(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return null;
        }
        if (rune.Value is >= 0xff01 and <= 0xff5e)
        {
            return new Rune(rune.Value - 0xfee0);
        }
        // Mathematical letters: thirteen alphabets of 52, with a few holes that don't matter here.
        if (rune.Value is >= 0x1d400 and < 0x1d400 + (13 * 52))
        {
            var letter = (rune.Value - 0x1d400) % 52;
            return new Rune(letter < 26 ? 'A' + letter : 'a' + letter - 26);
        }
        if (rune.IsBmp)
        {
            for (var i = 0; i < LookAlikes.Length; i += 2)
            {
                if (LookAlikes[i] == (char)rune.Value)
                {
                    return new Rune(LookAlikes[i + 1]);
                }
            }
        }
        return rune;
    }

    /// <summary>A text, or its beginning with a sign that it goes on.</summary>
    public static string Beginning(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)]}…";

    /// <summary>The text without what nobody sees. The joiners stay: emoji and some scripts need them.</summary>
    public static string Visible(string text)
    {
        if (!HidesSomething(text))
        {
            return text;
        }
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                visible.Append(' ');
            }
            else if (IsWriting(rune) || !IsInvisible(rune))
            {
                visible.Append(rune);
            }
        }
        return visible.ToString();
    }

    /// <summary>Whether something in a line is neither seen nor needed to write a language: bidirectional overrides, zero-width blanks, tags, controls.</summary>
    public static bool HidesSomething(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\t' && IsInvisible(rune) && !IsWriting(rune))
            {
                return true;
            }
        }
        return false;
    }

    public static bool ContainsOnlyAscii(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('\0', '\u007f');

    private static bool IsWriting(Rune rune) => rune.Value is 0x200c or 0x200d or 0x200e or 0x200f or 0x061c;

    /// <summary>Whether nobody sees a character.</summary>
    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is 0x115f or 0x1160 or 0x3164 or 0xffa0 or 0x2800 or 0x034f or 0x17b4 or 0x17b5;
}
