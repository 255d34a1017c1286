using System.Reflection;
using System.Xml.Linq;
using ReviewBot.Hosting;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Sandbox;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests;

/// <summary>Arrows between projects run one way: the service uses domain, client and sandbox; none of them knows another.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ReviewBot"] = ["ReviewBot.Bugzilla", "ReviewBot.Reviews", "ReviewBot.Sandbox"],
        ["ReviewBot.Bugzilla"] = [],
        ["ReviewBot.Reviews"] = [],
        ["ReviewBot.Sandbox"] = [],
    };

    [Test]
    public void Every_project_refers_to_what_it_may_and_nothing_else()
    {
        var projects = Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => References(f, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)).Order(StringComparer.Ordinal).ToArray());

        Assert.That(projects, Is.EquivalentTo(Allowed));
    }

    [TestCase(typeof(Decider))]
    [TestCase(typeof(Bugzilla.BugzillaClient))]
    [TestCase(typeof(SandboxBugzilla))]
    [TestCase(typeof(Bot))]
    public void Every_assembly_refers_to_what_it_may_and_nothing_else(Type type)
    {
        var assembly = type.Assembly.GetName().Name!;
        var own = type.Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("ReviewBot", StringComparison.OrdinalIgnoreCase));

        Assert.That(own, Is.SubsetOf(Allowed[assembly == "reviewbot" ? "ReviewBot" : assembly]));
    }

    [Test]
    public void The_domain_does_no_IO_and_has_no_clock()
    {
        var packages = References(Repository.PathTo("src", "ReviewBot.Reviews", "ReviewBot.Reviews.csproj"), "PackageReference");
        var assemblies = typeof(Decider).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        var asynchronous = typeof(Decider).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => typeof(Task).IsAssignableFrom(m.ReturnType) || m.ReturnType == typeof(ValueTask) || m.GetParameters().Any(p => p.ParameterType == typeof(TimeProvider) || p.ParameterType == typeof(Random)));

        Assert.That(packages, Is.SubsetOf(new[] { "Markdig", "AngleSharp", "NodaTime", "Nager.Date" }));
        Assert.That(assemblies, Has.None.StartsWith("System.Net").And.None.StartsWith("Microsoft.").And.None.StartsWith("System.IO.FileSystem").And.None.StartsWith("System.Threading.Tasks"));
        Assert.That(asynchronous.Select(m => $"{m.DeclaringType}.{m.Name}"), Is.Empty);
    }

    [Test]
    public void The_top_level_holds_what_it_should()
    {
        var listed = new[] { "src", "tests", "deploy", "appsettings.json", "ReviewBot.sln", "README.md", "LICENSE", "global.json" };
        var found = Directory.EnumerateFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!)
            .Where(n => !n.StartsWith('.') && !(n.StartsWith("Directory.", StringComparison.Ordinal) && n.EndsWith(".props", StringComparison.Ordinal)) && !n.EndsWith(".db", StringComparison.Ordinal) && n is not ("TestResults" or "BenchmarkDotNet.Artifacts"));

        Assert.That(found, Is.EquivalentTo(listed));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(r => ((string)r.Attribute("Include")!).Replace('\\', '/'));
}
