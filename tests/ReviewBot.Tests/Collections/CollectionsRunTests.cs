using ReviewBot.Collections;
using ReviewBot.Sandbox.Story;
using ReviewBot.Settings;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Collections;

/// <summary>Which sources are read.</summary>
public sealed class CollectionsRunTests
{
    private static readonly (string, string?)[] Two = [("Collections:Sources:0:Repository", "story/thunderbird"), ("Collections:Sources:1:Repository", "example/calendar")];

    [Test]
    public async Task The_sandbox_brings_a_source_of_its_own_where_none_is_named_and_a_server_none()
    {
        await using var parts = new PassParts();
        await using var named = new PassParts(Two);

        Assert.That(Run(parts, isSandbox: true).Sources.Select(s => s.Repository), Is.EqualTo(new[] { "story/thunderbird" }));
        Assert.That(Run(named, isSandbox: true).Sources, Has.Count.EqualTo(2));
        Assert.That(Run(named, isSandbox: false).Sources, Has.Count.EqualTo(2));
        Assert.That(Run(parts, isSandbox: false).Sources, Is.Empty);
    }

    [Test]
    public async Task One_of_several_may_be_asked_for_and_one_that_there_is_not_is_told()
    {
        await using var parts = new PassParts(Two);
        parts.Stage.Sandbox.SeedStory();
        var run = Run(parts, isSandbox: true);

        var one = await run.SourcesAsync("Story/Thunderbird", CancellationToken.None);
        var all = await run.SourcesAsync(null, CancellationToken.None);

        Assert.That(one.Select(r => (r.Source.Name, r.Source.Reading.Definitions.IsEmpty)), Is.EqualTo(new[] { ("story/thunderbird", false) }));
        Assert.That(all, Has.Count.EqualTo(2));
        Assert.That(await ToldAsync(() => run.SourcesAsync("example/elsewhere", CancellationToken.None)), Is.EqualTo("--source: is none of Collections:Sources"));
    }

    [Test]
    public async Task Where_there_is_none_it_is_said_where_to_name_one()
    {
        await using var parts = new PassParts();

        Assert.That(await ToldAsync(() => Run(parts, isSandbox: false).SourcesAsync(null, CancellationToken.None)), Does.StartWith("Collections:Sources: is empty"));
    }

    private static async Task<string> ToldAsync(Func<Task> read) => (await Assert.ThrowsAsync<SettingsException>(() => read()))!.Errors.Single();

    private static CollectionsRun Run(PassParts parts, bool isSandbox) =>
        new(parts.Get<ReviewReader>(), parts.Get<SourceReader>(), parts.Stage.Bot.Settings, new Launch(parts.Stage.Sandbox.BaseUrl, isSandbox, AlwaysDry: false), parts.Stage.Time);
}
