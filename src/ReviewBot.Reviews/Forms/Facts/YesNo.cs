using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Polarity;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>Reads yes and no, on and off.</summary>
internal static partial class YesNo
{
    private static readonly WordList Answers = WordList.Of("yes-no");
    private static readonly WordList Defaults = WordList.Of("defaults");

    /// <summary>Whether an answer begins with a yes, in words or as a mark.</summary>
    public static bool Yes(string text) => Begin(text) is { Value: "yes" };

    /// <summary>Whether an answer begins with a no, or says that there is nothing.</summary>
    public static bool No(string text) => Begin(text) is { Value: "no" };

    /// <summary>Whether an answer is a yes and nothing else.</summary>
    public static bool BareYes(string text) => Begin(text) is { Value: "yes" } yes && Placeholders.IsBlank(text.AsSpan(yes.End));

    /// <summary>Whether collection is on or off by default, where a text says so; null also where it says both.</summary>
    public static bool? DefaultOn(string text)
    {
        var tokens = Tokens.Of(Answer().Replace(text, ""));
        var stances = new Stances(tokens);
        var found = Defaults.In(tokens).ToList();
        var said = found
            .Where((d, i) => i == 0 || !Limits(tokens, found[i - 1], d))
            .Select(d => (On: d.Value == "on", Stance: stances.Of(d.First, d.Next)))
            .Where(d => d.Stance is Stance.Said or Stance.Denied)
            .Select(d => d.On == (d.Stance is Stance.Said))
            .Distinct().ToList();
        return said is [var only] ? only : null;
    }

    // "Default-on for those who joined": for whom, of those whom the collection is about.
    private static bool Limits(Tokens tokens, WordsFound said, WordsFound whom) =>
        said.Value == "on" && whom.First == said.Next + 1 && tokens.Word(said.Next) is "for" && !Sentence.Parts(tokens.Before(whom.First));

    private static (string Value, int End)? Begin(string text)
    {
        var label = Answer().Match(text).Length;
        var tokens = Tokens.Of(text.Length > label + LongestBegin ? text[label..(label + LongestBegin)] : text[label..]);
        if (tokens.Count == 0 || tokens[0].Start > MostMarks || Answers.At(tokens, 0) is not { } found)
        {
            return null;
        }

        // "Non-profit" is no "non", "no-one" is none.
        var behind = tokens.Text.AsSpan(tokens[found.Next - 1].End);
        return behind.StartsWith("-") && found.Next < tokens.Count && tokens[found.Next].Start == tokens[found.Next - 1].End + 1 ? null
            : (found.Value, label + tokens[found.Next - 1].End);
    }

    private const int LongestBegin = 120;
    private const int MostMarks = 6;

    [GeneratedRegex(@"^\W{0,4}(?:a|answer|response)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Answer();
}
