using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReviewBot.Bugzilla;

/// <summary>
/// The one place where an answer becomes a success or a typed exception. Bugzilla's statuses say little (200 with an error inside,
/// 401 for "this bug is hidden", 400 for a bad key, HTML or nothing at all), its codes more, and for code 32000 only the English text
/// tells. That text holds names that people choose themselves, so that each comparison is anchored where no name can stand.
/// </summary>
internal static class BugzillaErrors
{
    /// <summary>How long to be silent: the block lasts an hour after the last request that it saw (BMO's BlockIP).</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(65);

    /// <summary>The exception that the answer amounts to, or null if it is a success.</summary>
    public static BugzillaException? Judge(Answer answer, BugzillaCall call, DateTimeOffset now)
    {
        var failure = new Failure(call.Doing, answer.Status);
        if (answer.Status == 429)
        {
            var wait = answer.RetryAfter > Silence && answer.RetryAfter < TimeSpan.FromDays(1) ? answer.RetryAfter.Value : Silence;
            return new BlockedException(failure, now + wait, stored: false);
        }

        var error = answer.IsJson ? Error.Read(answer.Body) : null;
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

    private static BugzillaException JudgeCode(Error error, Failure failure, BugzillaCall call, DateTimeOffset now) => error.Code switch
    {
        306 => new KeyRefusedException(failure, stored: false),
        301 => new NotLoggedInException(failure, NotLoggedInReason.AccountDisabled),
        300 or 302 or 410 => new NotLoggedInException(failure, NotLoggedInReason.LoginRequired),
        101 => new BugUnavailableException(failure, Unavailability.Missing),
        102 => new BugUnavailableException(failure, Unavailability.Hidden),
        51 when error.Begins("There is no flag with the id") => new FlagGoneException(failure),
        51 when call.IsWrite && error.Begins("There is no user named") => Refused(RequesteeRefusal.Unknown, error, failure, call),
        51 or 32614 => new NotFoundException(failure),
        114 => new CommentTooLongException(failure),
        115 when error.Begins("You tried to change the Comment field") => new CommentsRestrictedException(failure),
        106 or 109 or 110 or 113 or 115 or 304 or 504 or 505 => new NotAllowedException(failure),
        120 => new GroupRefusedException(failure),
        130 => new FlagDeniedException(failure),
        32000 => JudgeText(error, failure, call, now),

        // An exception inside a method, or a search that took too long. Of a write nothing, half or all was done.
        100500 or 1001 => new ServerDownException(failure, "the server has an error inside"),

        // {"error":"Contact …"}: our User-Agent isn't wanted. Silence is the only polite answer.
        null when failure.Status == 400 && error.IsBareText => new BlockedException(failure, now + Silence, stored: false),
        null when failure.Status >= 500 => new ServerDownException(failure, "the server has an error inside"),
        null => new UnexpectedAnswerException(failure, "a refusal without a code"),
        _ => new InvalidInputException(failure),
    };

    // 32000 is every error without a number of its own. The person in the text ends with "<login>"; only what follows is the server's.
    private static BugzillaException JudgeText(Error error, Failure failure, BugzillaCall call, DateTimeOffset now)
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

    private static RequesteeRefusedException Refused(RequesteeRefusal reason, Error error, Failure failure, BugzillaCall call)
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

    /// <summary>The members of an answer that make it an error.</summary>
    private sealed record Error(bool IsError, int? Code, string Text, bool IsBareText)
    {
        public bool Begins(string words) => Text.StartsWith(words, StringComparison.Ordinal);

        /// <summary>Null if the body is not JSON. Reads it once to the end without building it up: a data answer may hold megabytes.</summary>
        public static Error? Read(ReadOnlySpan<byte> body)
        {
            var reader = new Utf8JsonReader(body);
            var (isError, isBareText, code, text) = (false, false, default(int?), "");
            try
            {
                if (!reader.Read())
                {
                    return null;
                }

                var isObject = reader.TokenType is JsonTokenType.StartObject;
                while (reader.Read())
                {
                    if (!isObject || reader.CurrentDepth != 1 || reader.TokenType is not JsonTokenType.PropertyName)
                    {
                        continue;
                    }

                    if (reader.ValueTextEquals("error"u8) && reader.Read())
                    {
                        // true, on newer end points 1, and from the front door a sentence.
                        isBareText = reader.TokenType is JsonTokenType.String;
                        isError = reader.TokenType is not (JsonTokenType.False or JsonTokenType.Null)
                            && !(reader.TokenType is JsonTokenType.Number && reader.GetDouble() == 0);
                    }
                    else if (reader.ValueTextEquals("code"u8) && reader.Read())
                    {
                        code = ReadCode(ref reader);
                    }
                    else if (reader.ValueTextEquals("message"u8) && reader.Read() && reader.TokenType is JsonTokenType.String)
                    {
                        text = reader.GetString()!.Trim();
                    }
                }

                return new Error(isError, code, text, isBareText);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                // InvalidOperationException: text that is not UTF-8.
                return null;
            }
        }

        private static int? ReadCode(ref Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
            JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }
}

/// <summary>An answer as it came, with its body read to the end.</summary>
internal sealed record Answer(int Status, string? MediaType, TimeSpan? RetryAfter, byte[] Body)
{
    public bool IsJson => Body.Length > 0 && MediaType is not null && MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the beginning of a page holds these words.</summary>
    public bool Contains(string words) =>
        Body.AsSpan(0, Math.Min(Body.Length, 2000)).IndexOf(Encoding.UTF8.GetBytes(words)) >= 0;
}
