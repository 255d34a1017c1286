namespace ReviewBot.Tests.Support;

/// <summary>The tree that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The top of the tree.</summary>
    public static string Root { get; } = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReviewBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no ReviewBot.sln above the tests");
        }

        return folder.FullName;
    }
}
