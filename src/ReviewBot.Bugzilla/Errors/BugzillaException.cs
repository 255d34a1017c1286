using System.Globalization;

namespace ReviewBot.Bugzilla.Errors;

/// <summary>
/// What went wrong between us and Bugzilla. Each case is a sealed subclass; the message says what was being done and what
/// the server's answer means, in our words only: neither key nor query, nor any text of the server's, which may name people and hold SQL values (<see cref="Words"/> has it).
/// </summary>
public abstract class BugzillaException : Exception
{
    private protected BugzillaException(Failure failure, string meaning, Exception? inner = null)
        : base(Describe(failure, meaning), inner)
    {
        Doing = failure.Doing;
        Status = failure.Status;
        Code = failure.Code;
        Words = failure.Words;
    }

    /// <summary>What was being done, for example "reading the comments of bug 12".</summary>
    public string Doing { get; }

    /// <summary>The HTTP status, if there was an answer.</summary>
    public int? Status { get; }

    /// <summary>Bugzilla's error code, if the answer had one.</summary>
    public int? Code { get; }

    /// <summary>
    /// The server's own sentence, or null. It may name people and what they wrote: to be shown to whoever runs the bot, made
    /// harmless first, and of a restricted bug nowhere.
    /// </summary>
    public string? Words { get; }

    private static string Describe(Failure failure, string meaning)
    {
        var numbers = (failure.Status, failure.Code) switch
        {
            ({ } status, { } code) => string.Create(CultureInfo.InvariantCulture, $" (HTTP {status}, code {code})"),
            ({ } status, null) => string.Create(CultureInfo.InvariantCulture, $" (HTTP {status})"),
            _ => "",
        };
        return $"{failure.Doing}: {meaning}{numbers}";
    }
}

/// <summary>Where and how a call failed.</summary>
internal readonly record struct Failure(string Doing, int? Status = null, int? Code = null, string? Words = null);

/// <summary>The bug can't be seen: not an error of ours; others go on.</summary>
public sealed class BugUnavailableException : BugzillaException
{
    internal BugUnavailableException(Failure failure, Unavailability reason)
        : base(failure, reason is Unavailability.Missing ? "there is no such bug" : "the bug is hidden from us") => Reason = reason;

    /// <summary>Hidden or missing.</summary>
    public Unavailability Reason { get; }
}

/// <summary>Why a bug or attachment wasn't given.</summary>
public enum Unavailability
{
    /// <summary>It exists, but the account may not see it.</summary>
    Hidden,

    /// <summary>It doesn't exist.</summary>
    Missing,
}

/// <summary>The key is unknown or revoked. Nothing more is sent with it, by any process, until it is replaced: on BMO six tries block the address.</summary>
public sealed class KeyRefusedException : BugzillaException
{
    internal KeyRefusedException(Failure failure, bool stored)
        : base(failure, stored ? "nothing was sent: the server has refused this API key before; set another one" : "the server refused the API key; nothing more is sent until it is replaced")
    {
    }
}

/// <summary>The key doesn't make us who we should be.</summary>
public sealed class NotLoggedInException : BugzillaException
{
    internal NotLoggedInException(Failure failure, NotLoggedInReason reason)
        : base(failure, reason switch
        {
            NotLoggedInReason.NoKey => "no API key is set, and the service never works as nobody",
            NotLoggedInReason.KeyIgnored => "the server doesn't take the API key as belonging to the configured login; check login and key, and how the key is sent",
            NotLoggedInReason.OtherAccount => "the API key belongs to another account than the configured login",
            NotLoggedInReason.KeyUnusable => "the API key holds characters that no key has",
            NotLoggedInReason.AccountDisabled => "the account is disabled",
            NotLoggedInReason.QueryRefused => "this server wants the key as a header, never in the address",
            NotLoggedInReason.LoginRequired => "the server wants a login",
        }) => Reason = reason;

    /// <summary>What is wrong.</summary>
    public NotLoggedInReason Reason { get; }
}

/// <summary>Why we aren't logged in.</summary>
public enum NotLoggedInReason
{
    /// <summary>The settings hold none.</summary>
    NoKey,

    /// <summary>The server answered as if nobody had asked (upstream ignores the header silently), or for another login.</summary>
    KeyIgnored,

    /// <summary>It holds blanks, line ends or the like.</summary>
    KeyUnusable,

    /// <summary>BMO's whoami named somebody else.</summary>
    OtherAccount,

    /// <summary>An administrator has closed the account.</summary>
    AccountDisabled,

    /// <summary>The settings ask for the key in the query, which BMO's rules forbid.</summary>
    QueryRefused,

    /// <summary>The server said so.</summary>
    LoginRequired,
}

/// <summary>The server has shut us out for a time; each request would prolong it, so that nothing is sent, by any process, until then.</summary>
public sealed class BlockedException : BugzillaException
{
    internal BlockedException(Failure failure, DateTimeOffset until, bool stored)
        : base(failure, string.Create(CultureInfo.InvariantCulture, $"{(stored ? "nothing was sent: " : "")}the server has us blocked; silent until {until:yyyy-MM-dd HH:mm:ss}Z")) => Until = until;

    /// <summary>The earliest time of the next request (UTC).</summary>
    public DateTimeOffset Until { get; }
}

/// <summary>The server says that it is being worked on. A write was not made.</summary>
public sealed class MaintenanceException : BugzillaException
{
    internal MaintenanceException(Failure failure)
        : base(failure, "the server is under maintenance")
    {
    }
}

/// <summary>No usable answer: unreachable, too slow, cut off, broken inside. Reads have been repeated already.</summary>
public sealed class ServerDownException : BugzillaException
{
    internal ServerDownException(Failure failure, string meaning)
        : base(failure, meaning)
    {
    }
}

/// <summary>An answer that is not Bugzilla's REST: HTML, a redirection, JSON of another shape.</summary>
public sealed class UnexpectedAnswerException : BugzillaException
{
    internal UnexpectedAnswerException(Failure failure, string meaning)
        : base(failure, meaning)
    {
    }
}

/// <summary>A write of which nobody knows whether it, or half of it, was made. To be settled by reading, not by repeating.</summary>
public sealed class WriteUnsettledException : BugzillaException
{
    internal WriteUnsettledException(BugzillaException cause)
        : base(new Failure(cause.Doing, cause.Status, cause.Code), "nobody knows whether this was done", cause) => Answered = cause.Status is not null;

    /// <summary>There was an answer, though no useful one. Without any, the server may still be waiting for a lock and do it later.</summary>
    public bool Answered { get; }
}

/// <summary>A person can't be asked (or put on CC). Nothing of the write was done.</summary>
public sealed class RequesteeRefusedException : BugzillaException
{
    internal RequesteeRefusedException(Failure failure, RequesteeRefusal reason, string? requestee)
        : base(failure, reason switch
        {
            RequesteeRefusal.Unknown => "there is no such account",
            RequesteeRefusal.Disabled => "the requestee's account is disabled",
            RequesteeRefusal.CannotSeeBug => "the requestee may not see the bug",
            RequesteeRefusal.CannotSeeAttachment => "the requestee may not see the attachment",
            RequesteeRefusal.MayNotDecide => "the requestee may not decide on this flag",
            RequesteeRefusal.BlocksRequests => "the requestee takes no such requests",
        })
    {
        Reason = reason;
        Requestee = requestee;
    }

    /// <summary>Why.</summary>
    public RequesteeRefusal Reason { get; }

    /// <summary>The login that was refused, one of those that were sent; null if that can't be told.</summary>
    public string? Requestee { get; }
}

/// <summary>Why a person can't be asked.</summary>
public enum RequesteeRefusal
{
    /// <summary>No such login.</summary>
    Unknown,

    /// <summary>The account is closed.</summary>
    Disabled,

    /// <summary>The bug is restricted; being on its CC would help.</summary>
    CannotSeeBug,

    /// <summary>The attachment is for insiders.</summary>
    CannotSeeAttachment,

    /// <summary>Not in the flag type's grant group.</summary>
    MayNotDecide,

    /// <summary>The person has blocked such requests (BMO).</summary>
    BlocksRequests,
}

/// <summary>The flag was withdrawn or deleted since we read it.</summary>
public sealed class FlagGoneException : BugzillaException
{
    internal FlagGoneException(Failure failure)
        : base(failure, "the flag is gone")
    {
    }
}

/// <summary>The account may not set the flag so; for <c>?</c> on a flag that was <c>?</c>: a steward decided in between.</summary>
public sealed class FlagDeniedException : BugzillaException
{
    internal FlagDeniedException(Failure failure)
        : base(failure, "the account may not set this flag to that")
    {
    }
}

/// <summary>A group can't be added or removed: not a member, no such group, or it is already as wanted.</summary>
public sealed class GroupRefusedException : BugzillaException
{
    internal GroupRefusedException(Failure failure)
        : base(failure, "the group can't be added or removed: read again whether it is as wanted, else the account lacks it")
    {
    }
}

/// <summary>A comment over 65,535 characters.</summary>
public sealed class CommentTooLongException : BugzillaException
{
    internal CommentTooLongException(Failure failure)
        : base(failure, "the comment is too long")
    {
    }
}

/// <summary>Comments on this bug are restricted to some (BMO).</summary>
public sealed class CommentsRestrictedException : BugzillaException
{
    internal CommentsRestrictedException(Failure failure)
        : base(failure, "comments on this bug are restricted")
    {
    }
}

/// <summary>The account lacks a right (editbugs, insiders, tagging, …).</summary>
public sealed class NotAllowedException : BugzillaException
{
    internal NotAllowedException(Failure failure)
        : base(failure, "the account may not do this")
    {
    }
}

/// <summary>No such thing on this server: account, attachment, flag type, component or resource.</summary>
public sealed class NotFoundException : BugzillaException
{
    internal NotFoundException(Failure failure)
        : base(failure, "the server has no such thing")
    {
    }
}

/// <summary>The server didn't like what was sent, and did nothing.</summary>
public sealed class InvalidInputException : BugzillaException
{
    internal InvalidInputException(Failure failure)
        : base(failure, "the server refused what was sent")
    {
    }
}

/// <summary>Dry run: something other than a GET was about to leave, and didn't.</summary>
public sealed class DryRunException : BugzillaException
{
    internal DryRunException(Failure failure)
        : base(failure, "not sent, this is a dry run")
    {
    }
}
