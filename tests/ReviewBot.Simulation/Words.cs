namespace ReviewBot.Simulation;

/// <summary>What people write.</summary>
internal static class Words
{
    /// <summary>A request is denied, with a reason.</summary>
    public const string Denial = "reviewbot: deny the opt-out does not exist yet";

    /// <summary>What decides nothing.</summary>
    public static readonly string[] NoDecisions =
    [
        "I would write\nreviewbot: approve\nonce question 9 is clear.",
        "That is how one approves, e.g.:\n\nreviewbot: approve",
        "please don't\n\nreviewbot: approve\n\nbefore Friday",
        "As I told them:\n\nreviewbot: deny the opt-out is missing",
        "The bot wants\n\n**reviewbot: approve**",
        "Had the opt-out existed,\n\nreviewbot: approve\n\nis what I'd have said.",
        "> reviewbot: approve\n\nNot yet.",
        "Should I write `reviewbot: approve` now?",
    ];

    /// <summary>What stewards write right below a decision that they didn't mean.</summary>
    public static readonly string[] SecondThoughts =
    [
        "Strike that.", "wrong bug, sorry", "ignore my last comment", "hold on", "wait, question 9 is still open", "Once the link is fixed, that is.",
    ];

    /// <summary>What hands a request on.</summary>
    public static readonly string[] Refusals =
    [
        "reviewbot: decline, I'm on PTO", "reviewbot: decline conflict of interest", "reviewbot: pass on this please",
    ];

    /// <summary>What a steward says instead of setting the flag or handing on.</summary>
    public static readonly string[] Remarks =
    [
        "r+", "data-review+ from me", "r- please answer question 9", "I'm on PTO until Monday, can someone else take this?", "I have a conflict here, I wrote half of it.",
    ];

    /// <summary>What requesters write below the bot's questions.</summary>
    public static readonly string[] Answers =
    [
        "3) A survey, which reaches too few people.\n10) We look at weekly counts in a dashboard.",
        "Question 10: a dashboard with the weekly counts",
        "Question 7: 12 months, please.\n\nThanks!",
        "7) Until 2028-01-01.",
        "10) A chart.\n\nI'll get back to you about the other one.",
        "We look at weekly counts in a dashboard, for 12 months.",
        "> 1. Question 10 (\"Please provide a general description…\") has no answer yet.\n\nBy hand, in a notebook.",
        "Questions 3, 7 and 10: see the design document.",
    ];

    /// <summary>What answers nothing.</summary>
    public static readonly string[] SmallTalk =
    [
        "Thanks, will do tomorrow.", "I will see to it next week.", "Got it, working on it.", "Sorry for the delay, I was on PTO.", "3) TBD", "Any update?",
    ];
}
