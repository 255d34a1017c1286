using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Replies;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Story;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests;

/// <summary>What is written for admins is what the program does.</summary>
public sealed partial class DocumentationTests
{
    private static string Readme => File.ReadAllText(Repository.PathTo("README.md"));

    [Test]
    public void The_readme_has_the_table_of_commands()
    {
        Assert.That(Readme, Does.Contain(CommandDocs.Markdown()));
    }

    [Test]
    public void The_readme_counts_the_story_right()
    {
        var story = new SandboxBugzilla(SandboxFlavour.Upstream, TimeProvider.System).SeedStory();

        Assert.That(Readme, Does.Contain($"a story of {story.Count.ToString(CultureInfo.InvariantCulture)} bugs"));
    }

    [Test]
    public async Task The_readme_names_every_command()
    {
        using var place = new Workplace();
        var help = await place.RunAsync("--help");

        var commands = help.Out[help.Out.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim().Split(' ')[0]).Where(c => c.Length > 0).ToList();

        Assert.That(commands, Has.Count.GreaterThan(8));
        foreach (var command in commands)
        {
            Assert.That(Readme, Does.Match($"`{command}[ `]"), command);
        }
    }

    [TestCase("README.md")]
    [TestCase("deploy/README.md")]
    [TestCase("deploy/security.md")]
    [TestCase("deploy/guides/requesters.md")]
    [TestCase("deploy/guides/stewards.md")]
    public void Every_link_leads_somewhere_and_every_setting_exists(string document)
    {
        var text = File.ReadAllText(Repository.PathTo(document.Split('/')));
        var folder = Path.GetDirectoryName(Repository.PathTo(document.Split('/')))!;

        Assert.That(Link().Matches(text).Select(m => m.Groups["to"].Value.Split('#')[0]).Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal) && !File.Exists(Path.Combine(folder, to))), Is.Empty);
        foreach (Match setting in Setting().Matches(text))
        {
            var section = typeof(ReviewBotSettings).GetProperty(setting.Groups["section"].Value);
            if (section is not null)
            {
                Assert.That(section.PropertyType.GetProperty(setting.Groups["name"].Value), Is.Not.Null, setting.Value);
            }
        }
    }

    [TestCase("deploy/Dockerfile", @"(?m)(?:^ENV |^    )(?<name>[A-Za-z]+__[A-Za-z_]+)=""?(?<value>[^""\\\n]*)")]
    [TestCase("deploy/reviewbot.service", @"(?m)^Environment=""?(?<name>[A-Za-z]+__[A-Za-z_]+)=(?<value>[^""\n]*)")]
    public void What_is_deployed_names_no_server_which_is_an_error(string file, string variable)
    {
        var environment = new Hashtable();
        foreach (Match match in Regex.Matches(File.ReadAllText(Repository.PathTo(file.Split('/'))), variable))
        {
            environment[match.Groups["name"].Value] = match.Groups["value"].Value.Trim();
        }

        Assert.That(environment.Keys, Is.SupersetOf(new[] { "Bugzilla__BaseUrl", "Storage__ConnectionString" }));
        environment.Remove("Bugzilla__ApiKeyFile");
        var refused = Assert.Throws<SettingsException>(() => SettingsReader.Read(Repository.PathTo("appsettings.json"), environment: environment));
        Assert.That(refused!.Errors.Select(e => e.Split(": ")[0]), Is.EqualTo(new[] { "Bugzilla:BaseUrl", "Bugzilla:ApiKey", "Bugzilla:Login" }));
    }

    [Test]
    public void The_unit_does_not_start_again_what_ended_for_good()
    {
        var unit = File.ReadAllText(Repository.PathTo("deploy", "reviewbot.service"));

        Assert.That(unit, Does.Match(@"(?m)^RestartPreventExitStatus=2 3 4$").And.Match(@"(?m)^Restart=on-failure$").And.Match(@"(?m)^StartLimitBurst=[0-9]+$"));
    }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<section>[A-Z][A-Za-z]+):(?<name>[A-Z][A-Za-z]+)`")]
    private static partial Regex Setting();
}
