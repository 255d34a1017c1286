using System.Buffers;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>What one sentence says of a verdict.</summary>
internal enum VerdictSaid
{
    /// <summary>Nothing, or something that neither gives one nor keeps one from being given.</summary>
    Nothing,

    /// <summary>It gives the positive one.</summary>
    Plus,

    /// <summary>It gives the negative one.</summary>
    Minus,

    /// <summary>It keeps the positive one from being given: a condition, a wish, a denial, a choice that is left open.</summary>
    Withheld,

    /// <summary>It would give the positive one, but what stands around it isn't understood.</summary>
    Unsure,
}

/// <summary>
/// Reads one sentence. A positive verdict is given only by words that are known to give one: nothing but openings before it, nothing that
/// hedges around it. Whatever else speaks of it leaves the decision to a human.
/// </summary>
internal static partial class VerdictSentence
{
    private static readonly WordList Openings = WordList.Of("verdict-words");
    private static readonly WordList Hedging = WordList.Of("hedges");
    private static readonly WordList Corrections = WordList.Of("corrections");
    private static readonly WordList Follow = WordList.Of("verdict-follows");
    private static readonly WordList Months = WordList.Of("months");
    private static readonly SearchValues<char> Parts = SearchValues.Create(",:;\u2013\u2014=>()|");

    /// <summary>What a sentence says.</summary>
    /// <param name="sentence">The sentence with what ends it.</param>
    /// <param name="named">Whether a heading names it a verdict, so that it may stand in code.</param>
    /// <param name="struck">Whether something was struck out of it: then what asks to choose is done.</param>
    public static VerdictSaid Read(string sentence, bool named = false, bool struck = false)
    {
        sentence = VerdictChange.Plain(sentence);
        if (VerdictChoice.Left(sentence, struck) is { } chosen)
        {
            return Read(chosen, named);
        }

        var mentions = VerdictMention.In(sentence);
        return mentions.Count == 0 ? VerdictSaid.Nothing
            : IsLeftOpen(sentence, mentions) ? VerdictSaid.Withheld
            : Change(sentence, mentions) ?? OfEach(sentence, mentions, named);
    }

    private static bool IsLeftOpen(string sentence, List<VerdictMention> mentions) =>
        sentence.AsSpan().TrimEnd(" )*_\"'").EndsWith("?") || VerdictMention.OffersBoth(sentence) || IsChoice(sentence, mentions);

    // What a change from one to the other comes to; null where there is none.
    private static VerdictSaid? Change(string sentence, List<VerdictMention> mentions)
    {
        if (mentions is not [var former, var latter] || !LeadsTo(sentence, former, latter))
        {
            return null;
        }

        return IsChange(sentence, former, latter) ? latter.Granted ? VerdictSaid.Plus : VerdictSaid.Minus
            : Hedges(sentence) ? null
            : VerdictSaid.Withheld;
    }

    private static VerdictSaid OfEach(string sentence, List<VerdictMention> mentions, bool named)
    {
        foreach (var mention in mentions)
        {
            var said = Of(sentence, mention, named);
            if (said is VerdictSaid.Withheld && mentions.Exists(m => m.Start > mention.Start && Concludes(sentence, m)))
            {
                return VerdictSaid.Minus;
            }

            if (said is not VerdictSaid.Nothing)
            {
                return said;
            }
        }

        return mentions.Exists(m => m.Granted) && Hedges(sentence) ? VerdictSaid.Withheld : VerdictSaid.Nothing;
    }

    /// <summary>Whether a sentence beside a verdict keeps it from being given.</summary>
    public static bool Withholds(string sentence)
    {
        var found = Hedging.In(Tokens.Of(sentence)).ToList();
        return found.Exists(f => f.Value is "strong" or "choice") || (found.Count > 0 && found[0] is { Value: "condition", First: 0 } && !found.Exists(f => f.Value == "benign"));
    }

    /// <summary>Whether a sentence makes a verdict depend on something, or says that it isn't given.</summary>
    public static bool Conditions(string sentence) => Hedging.In(Tokens.Of(sentence)).Any(f => f.Value is "strong" or "choice" or "condition");

    /// <summary>Whether a sentence goes on one that holds a verdict, and hedges it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="changed">Whether it says that something was mended, and so changes the verdict.</param>
    public static bool Hedges(string sentence, bool changed = false) =>
        Hedging.In(Tokens.Of(sentence)).Any(f => f.Value is "strong" or "choice" or "condition" or "weak" || (f.Value is "done" && !changed));

    /// <summary>Whether a sentence takes a verdict back, whether or not it names it.</summary>
    public static bool TakesBack(string sentence) => Corrections.In(Tokens.Of(VerdictMention.Without(sentence))).Any(c => c.Value == "back");

    /// <summary>Whether a sentence changes or takes back what was said before it.</summary>
    public static bool Corrects(string sentence) => Corrections.In(Tokens.Of(VerdictMention.Without(sentence))).Any();

    /// <summary>Whether a text is nothing but words that open a verdict or name one.</summary>
    public static bool IsOpening(string text) => Known(text);

    private static VerdictSaid Of(string sentence, VerdictMention mention, bool named)
    {
        var before = sentence[..mention.Start];
        var behind = sentence[mention.End..];
        if (IsSpokenOf(before, behind) || (before.EndsWith('`') && !named && !Known(before, 1)))
        {
            return VerdictSaid.Nothing;
        }

        if (!mention.Granted)
        {
            return Opens(before, false) && Follows(behind, "minus") ? VerdictSaid.Minus : VerdictSaid.Nothing;
        }

        return Hedges(sentence, changed: IsChanged(before)) || IsDenial(behind) || behind.AsSpan().TrimStart(" *_`") is ['/' or '|' or '\\', ..] || VerdictMention.In(behind).Exists(m => !m.Granted) ? VerdictSaid.Withheld
            : Opens(before, true) && Follows(behind, "plus") ? (Harmless.Is(VerdictMention.Without(behind)) ? VerdictSaid.Plus : VerdictSaid.Unsure)
            : VerdictSaid.Nothing;
    }

    // "I won't give it without a switch, so r- for now.", "I take my r+ back: r-."
    private static bool Concludes(string sentence, VerdictMention mention)
    {
        var before = sentence[..mention.Start];
        return !mention.Granted && before.TrimEnd().LastIndexOfAny([',', ';', ':', '\u2013', '\u2014']) is > 0 and var cut
            && (Words(before[(cut + 1)..]) is "so" or "therefore" or "hence" or "thus" || TakesBack(before[..cut]))
            && Opens(before[(cut + 1)..], false) && Follows(sentence[mention.End..], "minus");
    }

    // "… r+ to r-"
    private static bool LeadsTo(string sentence, VerdictMention former, VerdictMention latter) =>
        former.Granted != latter.Granted && Tokens.Of(sentence[former.End..latter.Start]) is var between && Follow.At(between, 0) is { Value: "change" } change && change.Next == between.Count;

    // "I'm changing my r+ to r-."
    private static bool IsChange(string sentence, VerdictMention former, VerdictMention latter)
    {
        var behind = sentence[latter.End..];
        return Known(sentence[..former.Start], 1) && !HasObject(sentence[..former.Start])
            && (latter.Granted ? Harmless.Is(behind) && !Hedges(sentence) : Follows(behind, "minus"));
    }

    // "Thanks for changing …"
    private static bool HasObject(string before) => Tokens.Of(before) is var tokens && Enumerable.Range(0, tokens.Count).Any(i => tokens.Word(i) is "for" or "of" or "by" or "to");

    // In quotation marks, or struck out by a pair of dashes.
    private static bool IsSpokenOf(string before, string behind) =>
        (before.TrimEnd('*', '_', '`') is [.., '"' or '\u201c' or '\u201e' or '\u00ab' or '\'' or '\u2018' or '\u201d'])
        || (before.EndsWith('~') || behind.StartsWith('~'));

    // "data-review+ or data-review-"
    private static bool IsChoice(string sentence, List<VerdictMention> mentions)
    {
        for (var i = 1; i < mentions.Count; i++)
        {
            var between = sentence.AsSpan(mentions[i - 1].End, mentions[i].Start - mentions[i - 1].End).Trim(" \t*_`()[]|/,;:&");
            if (mentions[i].Granted != mentions[i - 1].Granted && between is "" or "or" or "and" or "vs" or "versus" or "oder" or "ou" or "o" or "resp." or "respectively" or "and/or")
            {
                return true;
            }
        }

        return false;
    }

    private static bool Opens(string before, bool all)
    {
        var part = before.TrimEnd(' ', '*', '_', '`', '[', '(', ':', ',', ';', '=', '>', '\u2013', '\u2014', '-');
        var cut = part.AsSpan().LastIndexOfAny(Parts);
        var last = part[(cut + 1)..];
        var announces = VerdictChange.Announces(last);
        if (!(announces || (all ? Known(last) || IsUpdate(part, cut) : Known(last, against: true) || VerdictChange.Refuses(before))) || Words(last) is "is" or "are" or "am")
        {
            return false;
        }

        return !all || (announces ? cut < 0 || part[cut] != ':' || IsKnownBefore(part, cut, before) : IsKnownBefore(part, cut, before) && !IsObject(before));
    }

    // What stands before the last part of the words before a verdict leaves it given.
    private static bool IsKnownBefore(string part, int cut, string before) =>
        cut < 0 || Known(part[..cut]) || (part[cut] != ':' && BeginsGiving(part[(cut + 1)..]) && (IsHarmless(part[..cut]) || IsChanged(before)));

    // Behind "EDIT:" what was mended.
    private static bool IsHarmless(string part) =>
        Harmless.Is(part) || (part.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && IsEdit(part[..colon]) && Harmless.Is(part[(colon + 1)..]));

    // "EDIT: the requester has fixed the page, so this is now": whatever the reason is, now it is given.
    private static bool IsChanged(string before)
    {
        var cut = before.AsSpan().LastIndexOfAny(Parts);
        var tokens = Tokens.Of(before[(cut + 1)..]);
        return cut > 0 && before.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon < cut && IsEdit(before[..colon])
            && BeginsGiving(before[(cut + 1)..]) && Enumerable.Range(0, tokens.Count).Any(i => tokens.Word(i) is "now");
    }

    private static bool IsEdit(string opening) => Tokens.Of(opening) is var tokens && Corrections.At(tokens, 0) is { Value: "edit" } && Known(opening, 1);

    // "Update: with the new attachment this is data-review+", "EDIT: the docs are public, data-review+"
    private static bool IsUpdate(string part, int cut) =>
        cut > 0 && Known(part[..cut], 1) && (Update().IsMatch(part.AsSpan(cut + 1)) || (IsEdit(part[..cut]) && Harmless.Is(part[(cut + 1)..])));

    private static string Words(string text) => Tokens.Of(text) is { Count: > 0 } tokens ? tokens.Word(0).ToString().ToLowerInvariant() : "";

    private static bool BeginsGiving(string part) => Tokens.Of(part) is { Count: > 0 } tokens && Openings.At(tokens, 0) is { Value: "giving" };

    // "data-review+ - NOT!"
    private static bool IsDenial(string behind) => Tokens.Of(behind) is { Count: 1 } tokens && Stances.IsDenial(tokens);

    // "Thanks for the data-review+"
    private static bool IsObject(string before) => Object().IsMatch(before);

    // Every word is one of those that open; behind "thanks" or "hi" a name.
    private static bool Known(string part, int atLeast = 0, bool against = false)
    {
        var tokens = Tokens.Of(part);
        if (tokens.Count < atLeast)
        {
            return false;
        }

        for (var i = 0; i < tokens.Count;)
        {
            if (Openings.At(tokens, i) is { } known && (known.Value is not "against" || against))
            {
                i = known.Next;
                continue;
            }

            if (i > 0 && IsDated(tokens, i))
            {
                i++;
                continue;
            }

            if (i == 0 || !char.IsUpper(tokens.Word(i)[0]) || !IsGreeting(tokens.Word(i - 1)))
            {
                return false;
            }

            i++;
        }

        return true;
    }

    // "EDIT 2026-11-05", "Edit (Nov 3)": when it was changed.
    private static bool IsDated(Tokens tokens, int at) =>
        (!tokens.Word(at).ContainsAnyExceptInRange('0', '9') || Months.At(tokens, at) is not null) && Corrections.At(tokens, 0) is { Value: "edit" } edit && edit.Next <= at;

    private static bool IsGreeting(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Math.Min(word.Length, 12)];
        word[..lower.Length].ToLowerInvariant(lower);
        return lower is "thanks" or "thank" or "you" or "hi" or "hello" or "hey" or "dear" or "thx" or "merci" or "danke";
    }

    private static bool Follows(string behind, string how)
    {
        var rest = behind.TrimStart('*', '_', '`', ' ');
        if (rest.Length == 0 || !(char.IsLetterOrDigit(rest[0]) || rest[0] is '/' or '\'' or '"' or '\u201d' or '\u2019' or '+' or '='))
        {
            return true;
        }

        return Tokens.Of(rest) is { Count: > 0 } tokens && tokens[0].Start == 0 && Follow.At(tokens, 0)?.Value is var found && (how == "minus" ? found != "none" : found == how);
    }

    [GeneratedRegex(@"\b(?:for|of|to|from|on|in|with|by|about) (?:(?:the|a|an|this|that|your|my|its|their)\s+)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Object();

    [GeneratedRegex(@"^\s*(?:with|now that|since|as)\b[^,]*\b(?:this is|it is|it's|this makes it)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Update();
}
