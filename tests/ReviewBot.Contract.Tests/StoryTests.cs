using ReviewBot.Sandbox;

namespace ReviewBot.Contract.Tests;

public sealed class StoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [TestCase(SandboxFlavour.Upstream)]
    [TestCase(SandboxFlavour.Bmo)]
    public void The_story_is_told_within_the_rules_and_before_now(SandboxFlavour flavour)
    {
        var server = new SandboxBugzilla(flavour, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Start));
        var story = server.SeedStory();
        var admin = server.As(SandboxBugzilla.LoginOf("admin"));
        Assert.That(story, Has.Count.EqualTo(19));
        foreach (var (tells, bug) in story)
        {
            var json = admin.Get($"/rest/bug/{bug}")["bugs"]![0]!;
            Assert.That(json["last_change_time"].Time(), Is.LessThan(Start), tells);
        }
    }
}
