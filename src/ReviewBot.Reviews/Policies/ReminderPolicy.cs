namespace ReviewBot.Reviews.Policies;

/// <summary>The numbers of the ladders.</summary>
public sealed record ReminderPolicy
{
    /// <summary>Working days until the steward's first reminder.</summary>
    public int First { get; init; } = 3;

    /// <summary>Working days until the second; the requester hears whom else to ask.</summary>
    public int Second { get; init; } = 7;

    /// <summary>Working days until another steward is offered the request.</summary>
    public int Offer { get; init; } = 10;

    /// <summary>Working days until the owners are told.</summary>
    public int Owner { get; init; } = 15;

    /// <summary>Days without any movement until the one closing question.</summary>
    public int Closing { get; init; } = 90;

    /// <summary>Working days by which a human's comment postpones a reminder in the bug.</summary>
    public int PostponedBy { get; init; } = 3;

    /// <summary>Days until Trust or Legal are asked for their answer.</summary>
    public int Escalated { get; init; } = 14;

    /// <summary>Days until the Council is: it meets monthly, discusses for three days and votes within seven.</summary>
    public int Council { get; init; } = 42;

    /// <summary>Days without a corrected form until the requester is asked about it, once.</summary>
    public int Correction { get; init; } = 28;
}
