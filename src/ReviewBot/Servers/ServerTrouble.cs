using ReviewBot.Bugzilla;

namespace ReviewBot.Servers;

/// <summary>Says which setting to look at when the server and we don't come together.</summary>
internal static class ServerTrouble
{
    public static string Tell(BugzillaException e) => e switch
    {
        KeyRefusedException => $"Bugzilla:ApiKey: {e.Message}. Make a new key in the account's preferences and set it; until then nothing is sent.",
        NotLoggedInException => $"Bugzilla:Login: {e.Message}.",
        BlockedException blocked => $"Bugzilla:BaseUrl: {e.Message}. Nothing is sent before {blocked.Until:yyyy-MM-dd HH:mm}Z; restarting does not help.",
        _ => $"Bugzilla:BaseUrl: {e.Message}.",
    };
}
