namespace ReviewBot.Architecture.Tests;

/// <summary>
/// The rooms of the house, a folder each, from the ground up: a room may use those that stand above it in this list, and
/// none that stands below it. A new folder is entered where its arrows allow.
/// </summary>
internal static class Rooms
{
    public static readonly string[] FromTheGroundUp =
    [
        // The domain: what is read.
        "ReviewBot.Reviews/Calendar",
        "ReviewBot.Reviews/Timeline",
        "ReviewBot.Reviews/Forms",
        "ReviewBot.Reviews/Forms/Bytes",
        "ReviewBot.Reviews/Forms/Tables",
        "ReviewBot.Reviews/Forms/Lines",
        "ReviewBot.Reviews/Forms/Markup",
        "ReviewBot.Reviews/Forms/Words",
        "ReviewBot.Reviews/Forms/Polarity",
        "ReviewBot.Reviews/Forms/Verdicts",
        "ReviewBot.Reviews/Forms/Questions",
        "ReviewBot.Reviews/Forms/Answers",
        "ReviewBot.Reviews/Forms/Facts/Dates",
        "ReviewBot.Reviews/Forms/Facts",
        "ReviewBot.Reviews/Forms/Facts/Measurements",
        "ReviewBot.Reviews/Forms/Findings",
        "ReviewBot.Reviews/Forms/Findings/Requests",
        "ReviewBot.Reviews/Forms/Findings/Renewals",
        "ReviewBot.Reviews/Forms/Findings/Reviews",
        "ReviewBot.Reviews/Forms/Reader",
        "ReviewBot.Reviews/Replies/Words",
        "ReviewBot.Reviews/Replies/Beside",
        "ReviewBot.Reviews/Replies",
        "ReviewBot.Reviews/Replies/Commands",
        "ReviewBot.Reviews/Replies/Answers",

        // The domain: what it means, what is known, what is to be done, and how it is said.
        "ReviewBot.Reviews/Policies",
        "ReviewBot.Reviews/Cases",
        "ReviewBot.Reviews/Collections",
        "ReviewBot.Reviews/Collections/Findings",
        "ReviewBot.Reviews/Knowledge",
        "ReviewBot.Reviews/Plans",
        "ReviewBot.Reviews/Wording",

        // The domain: deciding.
        "ReviewBot.Reviews/Rotation",
        "ReviewBot.Reviews/Register",
        "ReviewBot.Reviews/Reminders",
        "ReviewBot.Reviews/Embargo",
        "ReviewBot.Reviews/Deciding",

        // The client.
        "ReviewBot.Bugzilla/Models",
        "ReviewBot.Bugzilla/Calls",
        "ReviewBot.Bugzilla/Errors",
        "ReviewBot.Bugzilla/Pipeline",
        "ReviewBot.Bugzilla",

        // The sandbox.
        "ReviewBot.Sandbox/Wire",
        "ReviewBot.Sandbox/Markup",
        "ReviewBot.Sandbox/Forms",
        "ReviewBot.Sandbox/State",
        "ReviewBot.Sandbox/Push",
        "ReviewBot.Sandbox/Rest",
        "ReviewBot.Sandbox/Repository",
        "ReviewBot.Sandbox/Pages",
        "ReviewBot.Sandbox",
        "ReviewBot.Sandbox/Story",
        "ReviewBot.Sandbox/Hosting",

        // The service: what it is told, what it keeps, whom it speaks to.
        "ReviewBot/Settings/Sections",
        "ReviewBot/Settings",
        "ReviewBot/Definitions",
        "ReviewBot/Telemetry",
        "ReviewBot/Storage",
        "ReviewBot/Register",
        "ReviewBot/Charts",
        "ReviewBot/Servers",
        "ReviewBot/GitHub",
        "ReviewBot/Calendars",
        "ReviewBot/Policies",
        "ReviewBot/Mail",

        // The service: a pass, stage by stage.
        "ReviewBot/Passes/Reports",
        "ReviewBot/Views",
        "ReviewBot/Passes/Memory",
        "ReviewBot/Passes/Given",
        "ReviewBot/Passes/Which",
        "ReviewBot/Passes/Loading",
        "ReviewBot/Passes/Folding",
        "ReviewBot/Passes/Deciding",
        "ReviewBot/Passes/Acting",
        "ReviewBot/Passes/Remembering",
        "ReviewBot/Passes",
        "ReviewBot/Import",
        "ReviewBot/Collections",

        // The service: what wakes it, and who looks at it.
        "ReviewBot/Hosting",
        "ReviewBot/Health",
        "ReviewBot/WakeUps",
        "ReviewBot/Web",
        "ReviewBot/CommandLine",
        "ReviewBot",
    ];

    public static string NamespaceOf(string room) => room.Replace('/', '.');
}
