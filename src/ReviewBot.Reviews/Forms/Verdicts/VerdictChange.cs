using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>Knows how the words before a verdict say that it takes the place of another one, or why it is refused.</summary>
internal static partial class VerdictChange
{
    private const int LongestMark = 50;

    private static readonly WordList Openings = WordList.Of("verdict-words");

    /// <summary>Whether words right before a verdict say that the decision changes to it: "so I'm changing this to".</summary>
    public static bool Announces(string words) => To().IsMatch(words);

    /// <summary>Whether a sentence concludes from what stands before it: "So this is …".</summary>
    public static bool Concludes(string sentence) => Therefore().IsMatch(sentence) || To().IsMatch(BeforeVerdict(sentence));

    /// <summary>Whether the words before a negative verdict refuse the request, or take the positive one back, and nothing else is open in them.</summary>
    public static bool Refuses(string before)
    {
        if (before.TrimEnd(' ', '*', '_', '`') is not [.., ':' or '=' or '>' or ',' or ';' or '\u2013' or '\u2014' or '-'])
        {
            return false;
        }

        if (VerdictSentence.TakesBack(before))
        {
            return true;
        }

        var tokens = Tokens.Of(before);
        var refusals = Openings.In(tokens).Where(f => f.Value == "refusal").ToList();
        return refusals.Count > 0 && !Spoken().IsMatch(before);
    }

    /// <summary>A sentence without the mark of an edit and the time of it: "Update, two days later: …".</summary>
    public static string BehindMark(string sentence) =>
        sentence.IndexOf(':', StringComparison.Ordinal) is > 0 and <= LongestMark and var colon && VerdictSentence.Corrects(sentence[..colon]) ? sentence[(colon + 1)..] : sentence;

    /// <summary>A sentence without the "after all" that ends it: no condition, whatever "after" says elsewhere.</summary>
    public static string Plain(string sentence) => AfterAll().Replace(sentence, "$1");

    private static string BeforeVerdict(string sentence) => VerdictMention.In(sentence) is [var first, ..] ? sentence[..first.Start] : "";

    [GeneratedRegex(@"^\W*(?:(?:so|therefore|hence|thus|now|and|that's why|which is why)\W+)*(?:I\s+(?:now\s+|hereby\s+)?(?:change|turn|switch|flip|update|upgrade|revise|move)|(?:(?:I'm|I am|I've|I have|I)\s+)?(?:now\s+|hereby\s+)?(?:chang|turn|switch|flipp|updat|upgrad|revis|mov)(?:ed|ing))\s+(?:(?:this|it|that|the|my|result|verdict|flag|review|answer|decision)\s+){0,3}(?:in)?to\s*(?:an?\s*)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex(@"^\W*(?:so|therefore|hence|thus|consequently|with that|in that case)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Therefore();

    [GeneratedRegex(@"\s+after all(\s*[.!]+\W*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AfterAll();

    // Somebody else's words, or what might be.
    [GeneratedRegex(@"\b(?:said|says|wrote|writes|would|if|might|may|could|thinks|wants|asked|suggests|unless|until)\b|[\x22\u201c\u201e\u00ab]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
