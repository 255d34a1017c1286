using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Commands;

/// <summary>Ask a steward; null: whoever is next.</summary>
public sealed record AssignCommand(Person? To) : FlagCommand<AssignCommand>, IDescribed
{
    private static readonly string[] Openings = ["this request ", "the request ", "this one ", "this ", "it ", "to "];

    /// <inheritdoc/>
    public static CommandRow Description { get; } = new()
    {
        Place = 30,
        Name = "assign",
        Arguments = "[login|:nick|name|me]",
        Final = false,
        Who = Role.Concerned,
        Where = AppliesTo.Request,
        Help = "ask a steward now, whatever I found in the form: that one, yourself, or whoever is next",
        Example = "assign :carol",
        Read = ReadPerson,
    };

    private protected override string? Arguments => To?.ToString();

    /// <inheritdoc/>
    public override T Answer<T>(IFlagDesk<T> desk) => desk.Ask(To);

    private static Argued ReadPerson(string text)
    {
        var who = WithoutTail(CommandArguments.Bare(WithoutReason(text)));
        foreach (var opening in Openings.Where(opening => who.Equals(opening.Trim(), StringComparison.OrdinalIgnoreCase) || who.StartsWith(opening, StringComparison.OrdinalIgnoreCase)))
        {
            who = who[Math.Min(who.Length, opening.Length)..].TrimStart();
        }
        if (who.Length == 0)
        {
            return new AssignCommand(To: null);
        }
        return Person.Of(who) is { } person
            ? new AssignCommand(person)
            : Argued.Wrong("it takes one person: `me`, a login, a nick with its colon, or the name on the roster");
    }

    // "assign Ines instead"
    private static string WithoutTail(string text)
    {
        var words = PlainWords.Of(text);
        var tail = Enumerable.Range(1, Math.Max(0, words.Count - 1)).FirstOrDefault(at => Speech.Tails.Covers([.. words.Skip(at).Select(word => word.Text)]));
        return tail > 0 ? text[..words[tail].Start].TrimEnd() : text;
    }

    // "assign me, I know this code", but not "assign Ines, Tomas".
    private static string WithoutReason(string text)
    {
        var words = PlainWords.Of(text);
        var end = text.AsSpan().IndexOfAny(',', ';', '(');
        end = end < 0 ? text.IndexOf(" - ", StringComparison.Ordinal) : end;
        var because = words.Skip(1).Where(word => word.Text is "because" or "since" or "as" or "who" or "instead").Select(word => word.Start).FirstOrDefault(-1);
        end = end < 0 ? because : end;
        if (end <= 0)
        {
            return text;
        }

        var reason = words.Where(word => word.Start >= end).ToList();
        return reason.Count == 0 || reason.Count > 1 && reason[0].Name is null && reason[0].Text is not ("and" or "or" or "not" or "but" or "then") && !reason.Skip(1).Any(word => word.Name?[0] is ':' or '@') || reason[0].Text == "i"
            ? text[..end].TrimEnd()
            : text;
    }
}
