using System.Globalization;
using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Answers;

/// <summary>Follows "See 1)": an answer that stands under another question.</summary>
internal static partial class References
{
    /// <summary>The answer that another one refers to, or null if it says something itself.</summary>
    public static Answer? Of(Answer answer, IReadOnlyDictionary<string, Answer> answers)
    {
        if (!(See().Match(answer.Head) is { Success: true } match))
        {
            return null;
        }

        var number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return answers.Values.FirstOrDefault(a => a.Section.Anchor.Number == number && a != answer);
    }

    [GeneratedRegex(@"^\W*(?:please )?(?:see|as in|as said in|same as(?: in)?|cf\.?|answered in|covered in|refer to)\s+(?:my |the )?(?:answer(?: to)?|question|number|no\.?|q|point|item)?\s*\(?#?(?<n>\d{1,2})\)?\s*(?:above|below)?(?=$|[\s.,;:)])(?!\s*(?:months|years|weeks))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex See();
}
