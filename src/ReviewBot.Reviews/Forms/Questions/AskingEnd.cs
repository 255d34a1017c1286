using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>Finds in a line where the asking ends and an answer may begin: behind the last question mark, the colon of a label, a key's equals sign, a dash.</summary>
internal static partial class AskingEnd
{
    /// <summary>A question is no longer.</summary>
    public const int LongestQuestion = 260;

    /// <summary>A label is no longer.</summary>
    public const int LongestLabel = 64;

    /// <summary>Nor has it as many words.</summary>
    public const int MostLabelWords = 8;

    private const int MostWrapped = 3;
    private const int MostWordsBeforeDash = 4;
    private const int FewestWordsAsking = 4;
    private const int ShortestWrapped = 33;
    private const int LongestValue = 12;

    // "Control          Settings checkbox": labels and answers in two columns.
    private const string Gap = "   ";

    private const string EqualsSign = " = ";

    private static readonly WordList YesOrNo = WordList.Of("yes-no");
    private static readonly WordList Opening = WordList.Of("question-words");

    /// <summary>Where it ends, 0 for nowhere, and whether the line says itself that something is asked.</summary>
    public static (int End, bool Asks) Of(string text, FormUnit unit)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LongestQuestion));
        if (OfKey(head) is > 0 and var key)
        {
            return (key, true);
        }

        var isLed = unit.Lead > 1 && unit.Lead < text.Length;
        if (OfLabel(text, head, unit) is > 0 and var label && !(isLed && label > unit.Lead && IsAnswered(text.AsSpan(unit.Lead))))
        {
            return (label, true);
        }

        if (isLed)
        {
            return (unit.Lead, true);
        }

        var mark = head.IndexOfAny('?', '\uff1f');
        return mark >= 0 ? (OfMarks(text, head, unit, mark), true)
            : OfDash(head) is > 0 and var dash ? (dash, true)
            : text.EndsWith(':') && text.Length <= LongestQuestion ? (text.Length, true)
            : (0, false);
    }

    // "**Tools** Only hosting: …", "**Tools** – only hosting: …": a sentence behind what is bold, and its colon.
    private static bool IsAnswered(ReadOnlySpan<char> behind) => behind.TrimStart(" \u2013\u2014-") is [var first, ..] && behind[0] == ' ' && char.IsLetter(first);

    /// <summary>The end of a question that goes on in the next lines, up to its mark; null where it doesn't.</summary>
    public static Place? InNextLines(IReadOnlyList<FormUnit> units, int from, string asked)
    {
        if (asked.TrimEnd() is [.., '?' or ':' or '.' or '!'] || asked.Length < ShortestWrapped)
        {
            return null;
        }

        for (var i = from + 1; i < units.Count && i <= from + MostWrapped && units[i].ContinuesLine && units[i].Quote == units[from].Quote; i++)
        {
            var text = units[i].Text;
            var mark = text.IndexOf('?', StringComparison.Ordinal);
            var stop = text.AsSpan(0, mark < 0 ? text.Length : mark).IndexOfAny('.', ':', '!');
            if (stop >= 0 || text.Length > LongestQuestion)
            {
                return null;
            }

            if (mark >= 0)
            {
                return new Place(i, text.LastIndexOf('?') is var last && last == text.Length - 1 ? last + 1 : mark + 1);
            }
        }

        return null;
    }

    // "opt_out = …", whatever stands behind it.
    private static int OfKey(ReadOnlySpan<char> head)
    {
        var key = head[..Math.Min(head.Length, LongestLabel)];
        var equals = key.IndexOf(EqualsSign, StringComparison.Ordinal);
        equals = equals < 0 && key.EndsWith(" =") ? key.Length - 2 : equals;
        return equals > 0 && !key[..equals].ContainsAny(' ', ',') ? Math.Min(equals + EqualsSign.Length, key.Length) : 0;
    }

    // "Duration: …", but not "Who is measured: channels, countries, locales?"
    private static int OfLabel(string text, ReadOnlySpan<char> head, FormUnit unit)
    {
        var colon = head[..Math.Min(head.Length, LongestLabel)].IndexOf(':');
        if (colon <= 0 || head[colon..].StartsWith("://") || !IsLabel(head[..colon]))
        {
            return 0;
        }

        var isBoldInPart = unit.Lead > 0 && unit.Lead < text.Length;
        return !isBoldInPart && AsksOn(text, colon) ? text.Length : colon + 1;
    }

    // A few words that are no sentence, no value and no reply.
    private static bool IsLabel(ReadOnlySpan<char> words) =>
        words.Count(' ') < MostLabelWords && words.IndexOfAny('?', '.', '|') < 0 && !words.Contains(" --- ", StringComparison.Ordinal) && !IsValue(words) && !IsReply(words);

    // What stands before the colon is the beginning of a question that ends with the line.
    private static bool AsksOn(string text, int colon)
    {
        var before = text[..colon].Trim();
        return text.AsSpan().TrimEnd(" *_)").EndsWith('?')
            && (before.AsSpan().Count(' ') >= FewestWordsAsking || (IsOpening(before) && !IsOpening(text[(colon + 1)..].Trim())));
    }

    /// <summary>Whether words are a yes or a no and nothing else: "Unfortunately not: …", "No: …".</summary>
    public static bool IsReply(ReadOnlySpan<char> label)
    {
        var tokens = Tokens.Of(label.ToString());
        return tokens.Count > 0 && ((YesOrNo.At(tokens, 0) is { } found && found.Next == tokens.Count) || tokens.Word(tokens.Count - 1) is "not");
    }

    // "C2: interaction"
    private static bool IsValue(ReadOnlySpan<char> label) => label.Length <= LongestValue && label.IndexOfAnyInRange('0', '9') >= 0;

    private static bool IsOpening(string text) => text.Contains(' ', StringComparison.Ordinal) && Opening.At(Tokens.Of(text), 0) is not null;

    // Further questions in the same line, up to the last mark of it.
    private static int OfMarks(string text, ReadOnlySpan<char> head, FormUnit unit, int mark)
    {
        if ((unit.Heading > 0 || unit.Emphasis) && text.Length <= LongestQuestion)
        {
            return text.Length;
        }

        var last = head.LastIndexOfAny('?', '\uff1f');
        var end = last > mark && head[(mark + 1)..last].IndexOfAny('.', ':') < 0 ? last + 1 : mark + 1;
        while (end < text.Length && text[end] is ')' or '?' or '"' or '*')
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether words stop in the middle: "What questions will…"</summary>
    public static bool IsCut(ReadOnlySpan<char> text) => text.TrimEnd("])") is [.., '\u2026'] or [.., '.', '.', '.'];

    // "Purpose - What …", "duration = 6 months", "How long will… - 6 months"
    private static int OfDash(ReadOnlySpan<char> head)
    {
        var label = head[..Math.Min(head.Length, LongestLabel)];
        if (Leader().Match(label.ToString()) is { Success: true } leader)
        {
            return leader.Index + leader.Length;
        }

        foreach (var dash in (ReadOnlySpan<string>)[" --- ", " ~ ", " :: ", " - ", " -- ", " \u2013 ", " \u2014 ", EqualsSign, " => ", " -> ", " \u2192 ", Gap])
        {
            if (label.IndexOf(dash, StringComparison.Ordinal) is > 0 and var at && (EndsAt(label[..at], dash) || IsCut(label[..at])))
            {
                return at + dash.Length;
            }
        }

        return 0;
    }

    // A dash stands between words of a sentence, too: only few words before it are a label.
    private static bool EndsAt(ReadOnlySpan<char> label, string dash) =>
        label.Count(' ') < (dash == EqualsSign ? MostLabelWords : MostWordsBeforeDash) && (dash != Gap || char.IsLetterOrDigit(label[^1]));

    // "Monitoring ........... n/a"
    [GeneratedRegex(@"(?<=\w) ?(?:\.{4,}|(?:\. ){3,}\.) ?", RegexOptions.CultureInvariant)]
    private static partial Regex Leader();
}
