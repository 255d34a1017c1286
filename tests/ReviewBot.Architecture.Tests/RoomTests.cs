using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using ReviewBot.Bugzilla;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Sandbox;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ReviewBot.Architecture.Tests;

public sealed class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(Decider).Assembly, typeof(BugzillaClient).Assembly, typeof(SandboxBugzilla).Assembly, Assembly.Load("ReviewBot"))
        .Build();

    private static IEnumerable<TestCaseData> UsedByOthers => Rooms.FromTheGroundUp.Skip(1).Select((room, below) => new TestCaseData(room, below + 1));

    [TestCaseSource(nameof(UsedByOthers))]
    public void Nothing_below_uses_a_room_that_stands_above(string room, int place)
    {
        var below = Rooms.FromTheGroundUp.Take(place).Select(r => Regex.Escape(Rooms.NamespaceOf(r)));
        Types().That().ResideInNamespaceMatching($"^({string.Join('|', below)})$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{Regex.Escape(Rooms.NamespaceOf(room))}$"))
            .Because("the rooms stand in one order, so that no circle can be")
            .WithoutRequiringPositiveResults()
            .Check(House);
    }

    // A constant leaves no trace in the assembly; what a file names at its head does.
    [Test]
    public void No_file_names_a_room_that_stands_above_its_own()
    {
        var places = Rooms.FromTheGroundUp.Select((room, place) => (Namespace: Rooms.NamespaceOf(room), place)).ToDictionary(r => r.Namespace, r => r.place);
        Assert.That(
            string.Join('\n', from file in Source.Files
            from named in file.Root.Usings
            where places.TryGetValue(named.NamespaceOrType.ToString(), out var place) && places.TryGetValue(file.Namespace, out var own) && place > own
            select $"{file.At(named)} uses {named.NamespaceOrType}"),
            Is.Empty);
    }

    [Test]
    public void Every_folder_stands_in_the_list_and_the_list_names_no_other()
    {
        Assert.That(Source.Files.Select(f => f.Folder).Distinct(), Is.EquivalentTo(Rooms.FromTheGroundUp));
    }

    [Test]
    public void A_namespace_is_a_folder()
    {
        Assert.That(
            Source.Files.Where(f => f.Namespace.Length > 0 && f.Namespace != Rooms.NamespaceOf(f.Folder)).Select(f => $"{f.Path}: {f.Namespace}"), Is.Empty);
    }

    [Test]
    public void Every_type_of_ours_stands_in_a_room()
    {
        var rooms = Rooms.FromTheGroundUp.Select(Rooms.NamespaceOf).ToHashSet();
        Assert.That(
            House.Types.Where(t => t.FullName.StartsWith("ReviewBot.", StringComparison.Ordinal) && !rooms.Contains(t.Namespace.FullName)).Select(t => t.FullName), Is.Empty);
    }
}
