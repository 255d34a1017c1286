namespace ReviewBot.Reviews.Tests.Support;

/// <summary>
/// Compares a text with the one that people approved, in <c>Approved/NAME</c> beside the tests. With
/// <c>APPROVE=1</c> in the environment the files are rewritten, to be read and committed.
/// </summary>
internal static class Approved
{
    private const string Folder = "Wording/Approved";

    public static void Match(string name, string text)
    {
        var actual = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            var path = Path.Combine(Sources(), Folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var approved = Path.Combine(TestContext.CurrentContext.TestDirectory, Folder, name);
        Assert.That(File.Exists(approved), Is.True, $"{name} is not approved yet: run the tests with APPROVE=1, read it, and commit it.");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(approved).ReplaceLineEndings("\n")), $"{name}: if the new text is better, run the tests with APPROVE=1, read it, and commit it.");
    }

    // Only for rewriting: the compiler's paths are not real ones in a reproducible build.
    private static string Sources()
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReviewBot.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "ReviewBot.Reviews.Tests");
            }
        }

        throw new DirectoryNotFoundException("ReviewBot.sln");
    }
}
