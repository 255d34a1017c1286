using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Facts.Dates;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Questions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts;

/// <summary>What one renewal says.</summary>
internal sealed record RenewalFound(Renewal Renewal, DurationFound? Duration, bool NoReview);

/// <summary>Reads renewals.</summary>
internal static partial class RenewalReader
{
    /// <summary>Reads one.</summary>
    public static RenewalFound Read(IReadOnlyList<FormUnit> units, Block block, IReadOnlyDictionary<string, Answer> answers)
    {
        var review = answers.GetValueOrDefault(Topics.InitialReview);
        var expiry = answers.GetValueOrDefault(Topics.Expiry) is { Lines.Count: > 0 } dated && !Placeholders.Is(dated.Head) ? (DurationFound?)DurationReader.Read(dated.Head) : null;
        var reason = answers.GetValueOrDefault(Topics.Reason) is { Lines.Count: > 0 } given && !Placeholders.Is(given.Head) ? Reason(given) : null;
        if (expiry is { Duration: { Kind: DurationKind.Permanent, Owners.IsEmpty: true } permanent } found && reason is not null)
        {
            expiry = found with { Duration = permanent with { Owners = OwnerReader.Read(reason) } };
        }

        return new RenewalFound(
            new Renewal(RenewalSubject.Of(units, block), review is null ? [] : DocumentationLinks.Of(review), Expiry(expiry?.Duration), reason),
            expiry,
            review is { Lines.Count: > 0 } && !Placeholders.Is(review.Head) && (DocumentationLinks.Of(review).IsEmpty || NoReview().IsMatch(review.Head)));
    }

    /// <summary>Whether an answer excuses that the review was not found, which is no answer.</summary>
    public static bool IsExcuse(Answer answer) => DocumentationLinks.Of(answer).IsEmpty && Excuse().IsMatch(answer.Head);

    private static string? Expiry(FormDuration? duration) => duration switch
    {
        { Kind: DurationKind.UntilDate, Until: { } day } => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        { Kind: DurationKind.UntilVersion, Version: { } version } => $"version {version}",
        { Kind: DurationKind.Permanent } => "never",
        _ => null,
    };

    // Points become sentences; what is listed below a point is left out.
    private static string Reason(Answer answer)
    {
        var text = new StringBuilder();
        var lines = answer.Lines.ToList();
        var marked = lines.Where(l => l.Unit.Bullet || l.Unit.Number is not null).ToList();
        var outermost = marked.Count > 0 ? marked.Min(l => l.Unit.Indent) + 1 : int.MaxValue;
        var leadsIn = lines[0].Text.EndsWith(':') && marked.Count > 1;
        foreach (var line in lines)
        {
            var point = line.Unit.Bullet || line.Unit.Number is not null;
            if (leadsIn && point && line.Unit.Indent > outermost)
            {
                continue;
            }

            if (text.Length > 0)
            {
                var ended = text[^1] is '.' or '!' or '?' or ':' or ';' or ',';
                text.Append(point && !ended ? leadsIn ? "; " : ". " : " ");
            }

            text.Append(line.Text);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\b(?:there was no (?:data )?(?:collection )?review|no (?:initial |earlier )?review\b|never reviewed|not reviewed|without (?:a )?review|older than the (?:review|process)|predates|before (?:the )?(?:data )?review)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoReview();

    [GeneratedRegex(@"\b(?:sorry|(?:could|can|did)(?:n.t| ?not) (?:find|locate|remember)|cannot (?:find|locate|remember)|unable to (?:find|locate)|don.t (?:know|remember|have)|no idea|lost)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excuse();
}
