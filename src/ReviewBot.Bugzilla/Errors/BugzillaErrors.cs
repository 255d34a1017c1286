using System.Collections.Frozen;
using ReviewBot.Bugzilla.Calls;

namespace ReviewBot.Bugzilla.Errors;

/// <summary>
/// The one place where an answer becomes a success or a typed exception. Bugzilla's statuses say little (200 with an error inside,
/// 401 for "this bug is hidden", 400 for a bad key, HTML or nothing at all), its codes more, and for code 32000 only the English text
/// tells. That text holds names that people choose themselves, so that each comparison is anchored where no name can stand.
/// </summary>
internal static class BugzillaErrors
{
    /// <summary>How long to be silent: the block lasts an hour after the last request that it saw (BMO's BlockIP).</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(65);

    /// <summary>The codes that mean one thing whatever the text says.</summary>
    private static readonly FrozenDictionary<int, Func<Failure, BugzillaException>> OfCode = new (Func<Failure, BugzillaException> Exception, int[] Codes)[]
    {
        (failure => new KeyRefusedException(failure, stored: false), [306]),
        (failure => new NotLoggedInException(failure, NotLoggedInReason.AccountDisabled), [301]),
        (failure => new NotLoggedInException(failure, NotLoggedInReason.LoginRequired), [300, 302, 410]),
        (failure => new BugUnavailableException(failure, Unavailability.Missing), [101]),
        (failure => new BugUnavailableException(failure, Unavailability.Hidden), [102]),
        (failure => new NotFoundException(failure), [32614]),
        (failure => new CommentTooLongException(failure), [114]),
        (failure => new NotAllowedException(failure), [106, 109, 110, 113, 115, 304, 504, 505]),
        (failure => new GroupRefusedException(failure), [120]),
        (failure => new FlagDeniedException(failure), [130]),

        // An exception inside a method, or a search that took too long. Of a write nothing, half or all was done.
        (failure => new ServerDownException(failure, "the server has an error inside"), [100500, 1001]),
    }.SelectMany(meaning => meaning.Codes, (meaning, code) => (code, meaning.Exception)).ToFrozenDictionary(meaning => meaning.code, meaning => meaning.Exception);

    /// <summary>The exception that the answer amounts to, or null if it is a success.</summary>
    public static BugzillaException? Judge(Answer answer, BugzillaCall call, DateTimeOffset now)
    {
        var failure = new Failure(call.Doing, answer.Status);
        if (answer.Status == 429)
        {
            var wait = answer.RetryAfter > Silence && answer.RetryAfter < TimeSpan.FromDays(1) ? answer.RetryAfter.Value : Silence;
            return new BlockedException(failure, now + wait, stored: false);
        }

        var error = answer.IsJson ? ErrorBody.Read(answer.Body) : null;
        if (error is null)
        {
            return JudgeOther(answer, failure);
        }

        if (!error.IsError)
        {
            return answer.Status switch
            {
                >= 200 and < 300 => null,
                >= 500 => new ServerDownException(failure, "the server has an error inside"),
                _ => new UnexpectedAnswerException(failure, "a refusal without a reason"),
            };
        }

        return JudgeCode(error, failure with { Code = error.Code, Words = error.Text is { Length: > 0 } words ? words : null }, call, now);
    }

    private static BugzillaException JudgeOther(Answer answer, Failure failure)
    {
        // BMO: status 200 while a field is being added. Upstream: 503 for as long as the administrator likes.
        if (answer.Contains("<title>Bugzilla - Bug Updates Temporarily Suspended</title>") || answer.Contains("<title>Bugzilla is Down</title>"))
        {
            return new MaintenanceException(failure);
        }

        return answer switch
        {
            { Status: >= 500 } => new ServerDownException(failure, "the server has an error inside"),
            { Status: >= 300 and < 400 } => new UnexpectedAnswerException(failure, "the server sends us elsewhere; check the address"),
            { Status: 414 or 413 } => new InvalidInputException(failure),
            { Status: >= 200 and < 300, Body.Length: 0 } => new ServerDownException(failure, "an empty answer, as when the database is down"),
            { IsJson: true } => new UnexpectedAnswerException(failure, "the JSON is broken"),
            _ => new UnexpectedAnswerException(failure, "the answer is not JSON"),
        };
    }

    private static BugzillaException JudgeCode(ErrorBody error, Failure failure, BugzillaCall call, DateTimeOffset now) => error.Code switch
    {
        null => JudgeUnnumbered(error, failure, now),
        51 => JudgeUnknownThing(error, failure, call),
        115 when error.Begins("You tried to change the Comment field") => new CommentsRestrictedException(failure),
        32000 => JudgeText(error, failure, call, now),
        { } code => OfCode.TryGetValue(code, out var exception) ? exception(failure) : new InvalidInputException(failure),
    };

    private static BugzillaException JudgeUnnumbered(ErrorBody error, Failure failure, DateTimeOffset now) => failure.Status switch
    {
        // {"error":"Contact …"}: our User-Agent isn't wanted. Silence is the only polite answer.
        400 when error.IsBareText => new BlockedException(failure, now + Silence, stored: false),
        >= 500 => new ServerDownException(failure, "the server has an error inside"),
        _ => new UnexpectedAnswerException(failure, "a refusal without a code"),
    };

    private static BugzillaException JudgeUnknownThing(ErrorBody error, Failure failure, BugzillaCall call) =>
        error.Begins("There is no flag with the id") ? new FlagGoneException(failure)
        : call.IsWrite && error.Begins("There is no user named") ? Refused(RequesteeRefusal.Unknown, error, failure, call)
        : new NotFoundException(failure);

    // 32000 is every error without a number of its own. The person in the text ends with "<login>"; only what follows is the server's.
    private static BugzillaException JudgeText(ErrorBody error, Failure failure, BugzillaCall call, DateTimeOffset now)
    {
        if (error.Text == "You have exceeded the rate limit.")
        {
            return new BlockedException(failure, now + Silence, stored: false);
        }

        // The attachment's PUT says it so where the bug's GET says 102.
        if (error.Begins("You are not authorized to edit attachments on bug"))
        {
            return new BugUnavailableException(failure, Unavailability.Hidden);
        }

        if (error.Begins("You are not authorized to edit attachment "))
        {
            return new NotAllowedException(failure);
        }

        if (error.Begins("The attachment id "))
        {
            return new NotFoundException(failure);
        }

        var afterPerson = error.Text[(error.Text.LastIndexOf('>') + 1)..];
        RequesteeRefusal? refusal = afterPerson switch
        {
            " because that account is disabled." => RequesteeRefusal.Disabled,
            _ when afterPerson.StartsWith(" does not have permission to set the ", StringComparison.Ordinal) => RequesteeRefusal.MayNotDecide,
            _ when afterPerson.StartsWith(" is not currently accepting ", StringComparison.Ordinal) => RequesteeRefusal.BlocksRequests,
            _ when !error.Begins("You asked ") => null,
            _ when afterPerson.Contains("that attachment is restricted", StringComparison.Ordinal) => RequesteeRefusal.CannotSeeAttachment,
            _ when afterPerson.Contains("that bug has been restricted", StringComparison.Ordinal) => RequesteeRefusal.CannotSeeBug,
            _ => null,
        };
        return refusal is { } reason ? Refused(reason, error, failure, call) : new InvalidInputException(failure);
    }

    private static RequesteeRefusedException Refused(RequesteeRefusal reason, ErrorBody error, Failure failure, BugzillaCall call)
    {
        var named = call.People.Distinct(StringComparer.OrdinalIgnoreCase).ToList() switch
        {
            [var only] => only,
            var several => several.Find(login =>
                error.Text.Contains($"<{login}>", StringComparison.OrdinalIgnoreCase)
                || error.Text.Contains($"'{login}'", StringComparison.OrdinalIgnoreCase)),
        };
        return new RequesteeRefusedException(failure, reason, named);
    }
}
