using ReviewBot.Bugzilla.Errors;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Servers;

/// <summary>Says which setting to look at when the server and we don't come together.</summary>
internal static class ServerTrouble
{
    private const int LongestWords = 300;

    public static string Tell(BugzillaException e) => e switch
    {
        KeyRefusedException => $"Bugzilla:ApiKey: {e.Message}. Make a new key in the account's preferences and set it; until then nothing is sent.",
        NotLoggedInException => $"Bugzilla:Login: {e.Message}.",
        BlockedException blocked => $"Bugzilla:BaseUrl: {e.Message}. Nothing is sent before {blocked.Until:yyyy-MM-dd HH:mm}Z; restarting does not help.",
        _ => $"Bugzilla:BaseUrl: {e.Message}.",
    };

    /// <summary>What went wrong, the server's own words made harmless, and what to do. Never for a restricted bug.</summary>
    public static string WithWords(BugzillaException e) =>
        $"{e.Message}{(Defanged.Quoted(e.Words, LongestWords) is { } words ? $"; the server says {words}" : "")}. {WhatToDo(e)}";

    private static string WhatToDo(BugzillaException e) => e switch
    {
        NotAllowedException or FlagDeniedException or GroupRefusedException => "`reviewbot check-config --online` shows which right the account lacks; the server's administrators can give it",
        CommentsRestrictedException => "Somebody with the right has to allow comments on the bug, or to answer there",
        CommentTooLongException => "Please report it: our comments should be short enough",
        _ => "`reviewbot check-config --online` looks for the cause in settings and flag types",
    };
}
