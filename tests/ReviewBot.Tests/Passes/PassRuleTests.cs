using ReviewBot.Passes.Given;
using ReviewBot.Reviews.Policies;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Which bugs a pass looks at, in which order it writes, and what lasts from one to the next.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class PassRuleTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_bug_that_was_read_in_the_second_of_its_change_is_read_again()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete, "steward1");
        stage.Person("requester").Comment(bug, "One more thing.");
        await stage.Bot.Passes.RunAsync(new PassOptions(), CancellationToken.None);
        stage.Person("requester").Comment(bug, "reviewbot: explain");

        await stage.OnceAsync();

        Assert.That(stage.Comments(bug), Has.One.Items);
    }

    [Test]
    public async Task Writes_go_out_in_the_order_of_asking()
    {
        await using var stage = new Stage(flavour);
        var first = stage.Person("requester").File("Thunderbird", "Count the things");
        var (_, earlier) = stage.Request(Forms.Complete);
        var later = stage.Person("requester").Attach(first, "request.txt", Forms.Complete);
        stage.Person("requester").Ask(later);

        await stage.OnceAsync();

        Assert.That(stage.Requests.Where(r => r.Method == "PUT").Select(r => r.Path.Split('/', '?')[4]), Is.EqualTo(new[] { $"{earlier}", $"{later}" }));
    }

    [Test]
    public async Task The_servers_description_is_read_anew_when_the_sweep_interval_is_over()
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete, "steward1");
        await stage.OnceAsync();
        stage.Sandbox.SetGrantGroup("data-review", "data-stewards");
        stage.Wait(TimeSpan.FromDays(1));
        await stage.OnceAsync();
        stage.Person("steward1").Comment(bug, "reviewbot: approve");

        await stage.OnceAsync();

        Assert.That((string?)stage.Flag(attachment)!["status"], Is.EqualTo("?"));
        Assert.That(stage.Comments(bug).Single(), Does.Contain("data-review+"), "the steward is told how to set it");
    }

    [Test]
    public async Task A_capability_that_tripped_stays_off_for_an_hour_and_then_goes_on_by_itself()
    {
        await using var stage = new Stage(flavour, more: [("Safety:TripAfter", "1")]);
        var (bug, attachment) = stage.Request(Forms.Complete);
        stage.Sandbox.Before = request => request.Method == "PUT" ? SandboxResponse.OfJson(400, """{"error":true,"code":50,"message":"The server does not want this."}""") : null;
        var tripped = await stage.OnceAsync();
        Assert.That(tripped.SwitchedOff, Is.EqualTo(nameof(Capabilities.Assign)));
        stage.Sandbox.Before = null;
        stage.Person("requester").Comment(bug, "reviewbot: explain");
        stage.Wait(TimeSpan.FromMinutes(50));

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Comments(bug), Has.One.Items, "the command is answered");
        stage.Wait(TimeSpan.FromMinutes(20));

        await stage.OnceAsync();

        Assert.That(stage.Requestee(attachment), Is.Not.Null);
    }
}
