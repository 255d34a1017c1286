namespace ReviewBot.Reviews.Embargo;

/// <summary>The words for the steps of an embargo, as they stand in reference lines. A word that was once posted keeps its meaning for ever.</summary>
public static class EmbargoSteps
{
    /// <summary>The subject of all of them: the bug as a whole.</summary>
    public const string Subject = "bug";

    /// <summary>Somebody was asked for conditions; the state counts.</summary>
    public const string Asked = "embargo-asked";

    /// <summary>Conditions (or a word that can't be used) were answered; the state is the comment.</summary>
    public const string Answered = "embargo-answered";

    /// <summary><c>embargo explain</c> was answered; the state is the comment.</summary>
    public const string Explained = "embargo-explained";

    /// <summary>A hold was answered; the state is the comment's number.</summary>
    public const string Held = "held";

    /// <summary>The end of a hold was answered; the state is the comment.</summary>
    public const string Resumed = "resumed";

    /// <summary>It was asked whether a hold is still needed; the state counts.</summary>
    public const string HoldAsked = "hold-asked";

    /// <summary>It was asked whether something that can't be read has happened; the state counts.</summary>
    public const string EventAsked = "embargo-event-asked";

    /// <summary>The opening was announced; the state is the moment and what it rests on.</summary>
    public const string Warned = "embargo-warned";

    /// <summary>The opening was announced again, the working day before; the state is the moment.</summary>
    public const string WarnedAgain = "embargo-warned-again";

    /// <summary>The announced moment came, but not everything held; the state is that moment.</summary>
    public const string Missed = "embargo-missed";

    /// <summary>It was said that what the bug is about has landed in public code.</summary>
    public const string Landed = "embargo-landed";

    /// <summary>Humans were asked what becomes of a bug whose request was not granted; the state is when that was.</summary>
    public const string HumanAsked = "embargo-human-asked";

    /// <summary>Embargo groups were taken off; the state is the moment that was announced.</summary>
    public const string Opened = "embargo-opened";

    /// <summary>It was said that the bug still can't be seen by everybody.</summary>
    public const string Unseen = "embargo-unseen";

    /// <summary>It was said that somebody restricted the bug again, and that it stays so.</summary>
    public const string StoodDown = "embargo-stood-down";
}
