using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads whether a third-party tool takes part, and which.</summary>
internal static partial class ThirdParties
{
    private static readonly WordList Names = WordList.Of("third-parties");
    private static readonly WordList Denials = WordList.Of("denials");
    private static readonly FrozenSet<string> NoTool = FormData.Names("no-tools", "no-tool").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads an answer.</summary>
    public static ThirdParty Read(string answer)
    {
        var text = Answered(Url().Replace(answer, " ").Trim());
        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        var named = Names.In(tokens).Where(n => IsName(tokens, n)).Select(n => new Mention(n, stances.Of(n.First, n.Next))).ToList();
        var (yes, no) = (YesNo.Yes(text), YesNo.No(text) || Concludes().IsMatch(text));
        if (named.Find(n => TakesPart(n, yes) && (!no || IsException(tokens, n.Words.First))) is { } tool)
        {
            return new ThirdParty(true, text[tokens[tool.Words.First].Start..tokens[tool.Words.Next - 1].End]);
        }

        if (no || (named.Exists(n => n.Is("host")) && IsOurs(tokens)) || (!yes && IsNone(tokens, stances, named)))
        {
            return new ThirdParty(false, null);
        }

        var unknown = Unknown(tokens, stances);
        return unknown is not null || yes || Outside().IsMatch(text) ? new ThirdParty(true, unknown) : new ThirdParty(IsOwn(named) && Whole().IsMatch(text) ? false : null, null);
    }

    // "PostHog? No."
    private static string Answered(string text) => Asked().Match(text) is { Success: true } asked && YesNo.No(text[asked.Length..]) ? text[asked.Length..] : text;

    // A name, and what is said of it.
    private sealed record Mention(WordsFound Words, Stance Stance)
    {
        public bool Is(string kind) => Words.Value == kind;
    }

    private static bool TakesPart(Mention name, bool yes) => name.Is("tool") && (name.Stance is Stance.Said || (yes && name.Stance is not Stance.Denied));

    // Tools are turned down, or the answer is our own.
    private static bool IsNone(Tokens tokens, Stances stances, List<Mention> named) =>
        named.Exists(n => n.Is("tool") && n.Stance is Stance.Denied or Stance.Past)
        || (IsOwn(named) && (BeginsWithOwn().IsMatch(tokens.Text) || OnlyOwn().IsMatch(tokens.Text)))
        || Nothing(tokens, stances);

    private static bool IsOwn(List<Mention> named) => named.Exists(n => n.Is("own") && n.Stance is Stance.Said);

    /// <summary>A tool of somebody else that a text names, by the names that are known.</summary>
    public static string? Named(string text)
    {
        var tokens = Tokens.Of(text);
        var stances = new Stances(tokens);
        foreach (var name in Names.In(tokens))
        {
            if (name.Value == "tool" && IsName(tokens, name) && stances.Of(name.First, name.Next) is Stance.Said)
            {
                return text[tokens[name.First].Start..tokens[name.Next - 1].End];
            }
        }

        return null;
    }

    /// <summary>Whom a text says that the data goes to: "sits with X", "X, who run … for us".</summary>
    public static string? Keeper(string text) => Keeps().Match(text) is { Success: true } keeper ? keeper.Groups["tool"].Value : null;

    // "Adjust" is a tool, "we adjust" is none.
    private static bool IsName(Tokens tokens, WordsFound name) =>
        name.Value is not ("tool" or "host") || char.IsUpper(tokens.Word(name.First)[0]) || char.IsUpper(tokens.Word(name.Next - 1)[0]);

    // A "no" with an exception: "No for the client, but the survey is on X", "None other than X".
    private static bool IsException(Tokens tokens, int first) =>
        Denials.In(tokens).TakeWhile(d => d.First < first).Any(d => d.Value == "restore" || (d.Value == "turn" && tokens.Word(d.First) is "but" or "it's" or "however" or "yet" or "though" or "although" or "while" or "only" or "aber" or "mais" or "pero"));

    private static bool IsOurs(Tokens tokens) => Names.In(tokens).Any(n => n.Value == "keeping") || Hosting().IsMatch(tokens.Text);

    private static bool Nothing(Tokens tokens, Stances stances)
    {
        foreach (Match match in Party().Matches(tokens.Text))
        {
            var first = tokens.At(match.Index);
            if (stances.Of(first, tokens.At(match.Index + match.Length)) is Stance.Denied)
            {
                return true;
            }
        }

        return false;
    }

    // "Directly", "The", "Glean"
    private static bool IsNoTool(string name) => NoTool.Contains(name.Split([' ', '-', '.', '&', '+'], 2)[0]);

    private static string? Unknown(Tokens tokens, Stances stances)
    {
        foreach (Match match in Introduced().Matches(tokens.Text))
        {
            var tool = match.Groups["tool"];
            if (!IsNoTool(tool.Value) && stances.Of(tokens.At(tool.Index), tokens.At(tool.Index + tool.Length)) is not Stance.Denied)
            {
                return tool.Value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^[^.?!\n]{1,80}\?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();

    // "It's off the table, so no."
    [GeneratedRegex(@"(?:\b(?:so|hence|therefore|thus|then)[,:]?|[.;:\u2013\u2014]|\s-)\s+(?:no|none|not used|nothing)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Concludes();

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"^\W*(?:we (?:will |are )?(?:only |just )?us(?:e|ing) |we (?:will |are )?(?:only |just )?rely(?:ing)? on |using |relying on |only |just |plain |it is |it's |it's all |all |this is |everything (?:is|goes) |the tool is )*(?:the )?(?:mozilla(?:'s)? )?(?:glean|telemetry|our own|own (?:backend|server|service)|in-house|first[\s-]party|internal)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeginsWithOwn();

    [GeneratedRegex(@"\b(?:only|just|all|nothing but|solely|exclusively|stays? (?:with|in)|everything)\b[^.;]{0,30}\b(?:glean|telemetry|in[\s-]house|first[\s-]party|our own)\b|\b(?:glean|telemetry)(?: sdk)? (?:alone|and nothing else|by itself|covers (?:it|all|everything)|is all)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyOwn();

    [GeneratedRegex(@"^\W*(?:all |the |it is |it's |purely |entirely )*(?:in[\s-]house|first[\s-]party|glean(?: sdk)?|telemetry)\W*(?:only)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\b(?:third|3rd)[\s-]part(?:y|ies)(?: tools?| services?)?\b|\bany(?:body|one) else\b|\b(?:external|outside) (?:tools?|services?|vendors?|part(?:y|ies))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Party();

    [GeneratedRegex(@"\b(?:our|own) (?:\w+ ){0,2}(?:servers?|services?|backend|pipeline|instance|machines?|infrastructure|data\s?base|cluster)\b|\bhost(?:ing|s|ed)? (?:only|for (?:our|us)|provider)\b|\bonly (?:as )?(?:a )?host", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hosting();

    [GeneratedRegex(@"\b(?:direct(?:ly)?|third[\s-]part(?:y|ies)|hosted|vendor|processor|external)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outside();

    [GeneratedRegex(@"(?:^\W*(?i:yes|yep|yeah)?\W*|\b(?i:runs? (?:on|with|in)|using|uses?|via|through|with|by|called|named|from|tool (?:is|named|called)|service (?:is|named|called)|on|(?:sent|send|goes|go)(?: directly)? to|directly to)\s+(?:(?i:the|a|an|our)\s+)?)(?<tool>\p{Lu}[\w.&+-]*\w(?: (?:\p{Lu}\w+|\d{1,4}\b)){0,2})", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"\b(?:sits with|stored (?:by|with)|provided by|operated by|run by|hosted by|sent to|goes to)\s+(?<tool>\p{Lu}\w+)|\b(?<tool>\p{Lu}\w+), who (?:runs?|hosts?|operates?|provides?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Keeps();
}
