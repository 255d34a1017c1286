namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>What an oddity settles in a form, so that no other one can.</summary>
[Flags]
internal enum Slots
{
    None = 0,

    /// <summary>How question and answer are set.</summary>
    Layout = 1 << 0,

    /// <summary>Answers stand in cells or behind keys, on one line each.</summary>
    Cells = 1 << 1,

    /// <summary>The text is in a language of its own: HTML, wiki.</summary>
    Markup = 1 << 2,

    /// <summary>How numbers are written, or that there are none.</summary>
    Numbers = 1 << 3,

    /// <summary>How questions are worded.</summary>
    Wording = 1 << 4,

    /// <summary>How questions stand out.</summary>
    Heads = 1 << 5,

    /// <summary>The order of the questions.</summary>
    Order = 1 << 6,

    /// <summary>What stands above the form.</summary>
    Above = 1 << 7,

    /// <summary>Where lines end.</summary>
    Lines = 1 << 8,

    /// <summary>What stands between words.</summary>
    Blanks = 1 << 9,

    /// <summary>A second language.</summary>
    Translation = 1 << 10,

    /// <summary>Large and small letters.</summary>
    Case = 1 << 11,

    /// <summary>The whole is fenced in.</summary>
    Fence = 1 << 12,

    /// <summary>Questions without an answer.</summary>
    Unanswered = 1 << 13,

    /// <summary>Answers that only look like none.</summary>
    Lookalike = 1 << 14,

    Measurements = 1 << 15,
    Documentation = 1 << 16,
    Duration = 1 << 17,
    Populations = 1 << 18,
    OptOut = 1 << 19,
    ThirdParty = 1 << 20,
    Verdict = 1 << 21,
}
