using System.Text.RegularExpressions;
using ReviewBot.Tests.Support;

namespace ReviewBot.Deploy.Tests.Support;

/// <summary>A page for people, with the blocks of it that can be run and the parts that the code writes.</summary>
public sealed partial record Page(string File)
{
    public static readonly string[] All = ["README.md", "deploy/README.md", "deploy/security.md", "deploy/settings.md", "deploy/guides/requesters.md", "deploy/guides/stewards.md"];

    public string Path => Repository.PathTo(File.Split('/'));

    public string Text => System.IO.File.ReadAllText(Path);

    /// <summary>The blocks in a language, as they stand there.</summary>
    public IEnumerable<string> Blocks(string language) => Fence().Matches(Text).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    /// <summary>The languages of all blocks.</summary>
    public IEnumerable<string> Languages() => Fence().Matches(Text).Select(m => m.Groups["language"].Value).Distinct();

    /// <summary>The quoted words in the first column of the tables that say what is said.</summary>
    public IEnumerable<string> Quoted() => Text.Split('\n')
        .SkipWhile(l => !l.StartsWith("| ReviewBot says |", StringComparison.Ordinal) && !l.StartsWith("| It said |", StringComparison.Ordinal))
        .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
        .SelectMany(l => Quote().Matches(l.Split('|')[1]).Select(m => m.Groups["words"].Value));

    /// <summary>Holds a part of the page against what the code says; with APPROVE=1 in the environment, writes it.</summary>
    public void Holds(string part, string expected)
    {
        var between = new Regex($@"(?s)(?<=<!-- {part} -->\n).*?(?=<!-- /{part} -->)");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            System.IO.File.WriteAllText(Path, between.Replace(Text, _ => expected));
        }

        Assert.That(between.Match(Text).Value, Is.EqualTo(expected), $"run this test with APPROVE=1 to write {File} anew");
    }

    public override string ToString() => File;

    [GeneratedRegex("(?ms)^ *```(?<language>[a-z]*)\n(?<text>.*?)^ *```$")]
    private static partial Regex Fence();

    [GeneratedRegex("\"(?<words>[^\"]+)\"")]
    private static partial Regex Quote();
}
