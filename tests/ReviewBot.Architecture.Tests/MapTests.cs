using System.Text.RegularExpressions;

namespace ReviewBot.Architecture.Tests;

/// <summary>Holds the map for people, <c>src/README.md</c>, against the folders.</summary>
public sealed partial class MapTests
{
    private static readonly string[] Named =
        [.. Path().Matches(File.ReadAllText(System.IO.Path.Combine(Source.Root, "README.md"))).Select(m => m.Groups["path"].Value).Distinct()];

    [Test]
    public void Every_place_that_the_map_names_is_there()
    {
        Assert.That(Named, Is.Not.Empty);
        Assert.That(Named.Where(n => !System.IO.Path.Exists(System.IO.Path.Combine(Source.Root, n))), Is.Empty);
    }

    [Test]
    public void The_map_names_every_room() => Assert.That(Rooms.FromTheGroundUp.Except(Named), Is.Empty);

    [GeneratedRegex("`(?<path>ReviewBot[A-Za-z./]*)`", RegexOptions.NonBacktracking)]
    private static partial Regex Path();
}
