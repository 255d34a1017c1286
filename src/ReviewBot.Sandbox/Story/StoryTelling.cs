namespace ReviewBot.Sandbox.Story;

/// <summary>The story that a sandbox begins with.</summary>
public static class StoryTelling
{
    /// <summary>
    /// Fills the server with the story: a bug for each kind of request, and beside it what landed of them. Its dates count back from now.
    /// To be called once, before the first request.
    /// </summary>
    /// <returns>The numbers of the bugs by what they tell, for example <c>complete</c> or <c>restricted</c>.</returns>
    public static IReadOnlyDictionary<string, int> SeedStory(this SandboxBugzilla server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new Telling(server).All();
    }
}
