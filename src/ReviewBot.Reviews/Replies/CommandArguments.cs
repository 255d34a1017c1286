using System.Globalization;

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
        text => Bare(text).Length == 0 ? make() : Argued.Wrong(problem);

    /// <summary>For what is a question itself.</summary>
    public static Func<string, Argued> Question(Func<Command> make) => text => None(make)(text.Trim('?', ' '));

    public static Func<string, Argued> Text(Func<string?, Command> make) =>
        text => make(FreeText(text) is { Length: > 0 } said ? said : null);

    public static Func<string, Argued> RequiredText(Func<string, Command> make, string problem) =>
        text => FreeText(text) is { Length: > 0 } said ? make(said) : Argued.Wrong(problem);

    public static Argued Assign(string text)
    {
        var who = Bare(text);
        if (who.StartsWith("to ", StringComparison.OrdinalIgnoreCase))
        {
            who = who[3..].TrimStart();
        }
        if (who.Length == 0)
        {
            return new Command.Assign(null);
        }
        if (who.Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            return new Command.Assign(new Person.Me());
        }
        var byNick = who[0] is ':' or '@';
        var name = byNick ? who[1..] : who;
        if (name.Length is 0 or > 255 || !name.All(IsNameCharacter))
        {
            return Argued.Wrong("it takes one person: `me`, a login, or a nick with its colon (display names aren't unique)");
        }
        return new Command.Assign(byNick ? new Person.Nick(name) : new Person.Login(name));
    }

    public static Argued Decline(string text) => Bare(text).ToLowerInvariant() switch
    {
        "" => new Command.Decline(DeclineReason.Unsaid),
        "busy" => new Command.Decline(DeclineReason.Busy),
        "conflict" => new Command.Decline(DeclineReason.Conflict),
        _ => Argued.Wrong("it takes `busy`, `conflict` or nothing: no more has to be told"),
    };

    public static Argued Escalate(string text)
    {
        const string accepted = "it takes `trust`, `legal` or `council` and then the reason";
        var (target, rest) = FirstWord(text);
        if (target.Equals("to", StringComparison.OrdinalIgnoreCase))
        {
            (target, rest) = FirstWord(rest);
        }
        EscalateTo? to = target.TrimEnd(':', ',').ToLowerInvariant() switch
        {
            "trust" => EscalateTo.Trust,
            "legal" => EscalateTo.Legal,
            "council" => EscalateTo.Council,
            _ => null,
        };
        return to is { } known && FreeText(rest) is { Length: > 0 } reason
            ? new Command.Escalate(known, reason)
            : Argued.Wrong(accepted);
    }

    public static Argued Remind(string text)
    {
        var words = Bare(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        if (words is ["me", ..])
        {
            words = words[1..];
        }
        if (words is ["in", ..])
        {
            words = words[1..];
        }
        var days = words switch
        {
            ["tomorrow"] => 1,
            ["next" or "a", "week"] => 7,
            ["a", "day"] => 1,
            [var n, "day" or "days"] => Count(n),
            [var n, "week" or "weeks"] => 7 * Count(n),
            _ => 0,
        };
        return days is >= 1 and <= CommandTable.LongestReminder
            ? new Command.Remind(days)
            : Argued.Wrong(string.Create(CultureInfo.InvariantCulture, $"it takes a number of days from 1 to {CommandTable.LongestReminder}"));

        static int Count(string n) =>
            n.Length <= 3 && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    public static Argued EmbargoUntil(string text)
    {
        var conditions = text.Trim();
        return conditions.Length == 0 || !conditions.All(c => c is >= ' ' and <= '~')
            ? Argued.Wrong("it takes a date or another condition in plain characters")
            : new Command.EmbargoUntil(conditions);
    }

    /// <summary>Free text as it is kept: no invisible characters, and not the punctuation between it and the command.</summary>
    public static string FreeText(string text) => HiddenText.Visible(text).TrimStart(Openings.ToCharArray()).Trim();

    public static (string Word, string Remainder) FirstWord(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.AsSpan().IndexOfAny(' ', '\t', '\u00a0');
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].TrimStart());
    }

    /// <summary>Without the full stop and the thanks that people add. A question mark stays: "approve?" asks.</summary>
    private static string Bare(string text)
    {
        var bare = text.Trim();
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

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '@' or '%';
}
