using ReviewBot.Reviews.Replies.Beside;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies;

/// <summary>Reads what follows a command's name. The text is trimmed and one line.</summary>
internal static class CommandArguments
{
    /// <summary>Longer is no name, number or date.</summary>
    private const int LongestStructured = 300;

    private const string Endings = ".!;,";
    private const string Openings = ":,;.!-\u2013\u2014";
    private static readonly string[] Courtesies = ["please", "pls", "thanks", "thank you", "thx"];

    public static Func<string, Argued> None(Func<Command> make, string problem = "nothing can follow it") =>
        text => IsAlone(text) || Explanation.Follows(text) ? make() : Argued.Wrong(problem);

    /// <summary>For what nobody should say by mistake: not even an explanation can follow.</summary>
    public static Func<string, Argued> Nothing(Func<Command> make, string problem) => text => IsAlone(text) ? make() : Argued.Wrong(problem);

    /// <summary>Whether nothing is said but politeness and what everybody knows: "this bug, please".</summary>
    public static bool IsAlone(string text) => Bare(text).Length == 0 || IsObject(text);

    /// <summary>For what can't be taken back: thanks and praise are no condition, everything else may be one.</summary>
    public static Func<string, Argued> Praise(Func<Command> make, string problem) =>
        text => !Trails(text) && (Bare(text).Length == 0 || IsObject(text) || (!text.TrimStart().StartsWith('?') && (Harmless.IsCourtesy(text) || Harmless.IsCourtesy(text.Trim(Openings.ToCharArray()).Trim())))) ? make() : Argued.Wrong(problem);

    /// <summary>For what is a question itself.</summary>
    public static Func<string, Argued> Question(Func<Command> make) => text => None(make)(text.Replace('?', ' ').Trim());

    public static Func<string, Argued> Text(Func<string?, Command> make) =>
        text => make(FreeText(text) is { Length: > 0 } said ? said : null);

    public static Func<string, Argued> RequiredText(Func<string, Command> make, string problem) =>
        text => FreeText(text) is { Length: > 0 } said ? make(said) : Argued.Wrong(problem);

    /// <summary>Free text as it is kept: no invisible characters, and not the punctuation between it and the command.</summary>
    public static string FreeText(string text) => HiddenText.Visible(text).TrimStart(Openings.ToCharArray()).Trim();

    public static (string Word, string Remainder) FirstWord(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.AsSpan().IndexOfAny(' ', '\t', '\u00a0');
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].TrimStart());
    }

    /// <summary>Whether a sentence isn't finished: "approve ...".</summary>
    public static bool Trails(string text) => text.Contains("..", StringComparison.Ordinal) || text.Contains('…', StringComparison.Ordinal);

    private static bool IsObject(string text) => text.Length < 30 && !text.AsSpan().ContainsAny('?', '"', ':') && Speech.Tails.Covers(PlainWords.TextsOf(Bare(text)));

    /// <summary>Without the full stop and the thanks that people add. A question mark stays: "approve?" asks.</summary>
    public static string Bare(string text)
    {
        var bare = Cheers.Without(text.Trim());
        if (bare.Length > LongestStructured)
        {
            return bare;
        }
        while (true)
        {
            var shorter = bare.TrimEnd(Endings.ToCharArray()).TrimEnd();
            foreach (var courtesy in Courtesies)
            {
                if (shorter.EndsWith(courtesy, StringComparison.OrdinalIgnoreCase)
                    && (shorter.Length == courtesy.Length || shorter[^(courtesy.Length + 1)] is ' ' or ','))
                {
                    shorter = shorter[..^courtesy.Length].TrimEnd();
                }
            }
            if (shorter.Length == bare.Length)
            {
                return bare.TrimStart(',').TrimStart();
            }
            bare = shorter;
        }
    }
}
