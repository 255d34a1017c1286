namespace ReviewBot.Bugzilla.Errors;

/// <summary>A write was held up for too long and was not sent.</summary>
public sealed class NotSentException : BugzillaException
{
    internal NotSentException(Failure failure)
        : base(failure, "nothing was sent: it was held up for too long, and another instance may have done it meanwhile")
    {
    }
}
