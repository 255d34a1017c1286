using System.Text.RegularExpressions;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>More bugs than a pass holds at a time.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class PortionTests(SandboxFlavour flavour)
{
    private const int AtHand = 3;

    [Test]
    public async Task Who_asked_first_is_served_first_whatever_the_bugs_numbers()
    {
        var (few, many) = (new List<string?>(), new List<string?>());
        foreach (var (atHand, requestees) in new[] { (100, few), (AtHand, many) })
        {
            await using var stage = NewStage(atHand);
            var bugs = Enumerable.Range(0, 8).Select(_ => stage.Person("requester").File("Thunderbird", "Count the things", "Please.", "General")).ToList();
            var attachments = bugs.AsEnumerable().Reverse().Select(bug => AskOn(stage, bug)).ToList();

            await stage.OnceAsync();

            requestees.AddRange(attachments.Select(a => stage.Requestee(a)));
        }

        Assert.That(many, Is.EqualTo(few).And.None.Null);
        Assert.That(many.Take(3), Is.Unique, "each steward once, in turn");
    }

    [Test]
    public async Task Who_was_asked_in_a_bug_of_a_later_portion_counts_for_the_first_choice()
    {
        await using var stage = NewStage();
        var first = stage.Request(Forms.Complete).Attachment;
        foreach (var busy in (string[])["steward1", "steward1", "steward2", "steward2", "steward3"])
        {
            stage.Request(Forms.Complete, requestee: busy);
        }

        await stage.OnceAsync();

        Assert.That(stage.Requestee(first), Is.EqualTo(Stage.Login("steward3")));
    }

    [Test]
    public async Task The_writes_of_all_portions_are_counted_before_the_first_one()
    {
        await using var stage = NewStage(AtHand, ("Safety:MaxWritesPerPass", "6"));
        Ask(stage, 7);

        var report = await stage.OnceAsync();

        Assert.That((report.StoppedByCap, report.Writes), Is.EqualTo(((int?)7, 0)));
        Assert.That(stage.Requests.Where(r => r.Method == "PUT"), Is.Empty);
        Assert.That(report.Bugs.Select(b => b.Reason), Has.Exactly(7).Items.And.All.StartWith("over the cap: 7 writes are planned"));

        Assert.That((await stage.OnceAsync(new PassOptions { AllowWrites = 7 })).Writes, Is.EqualTo(7));
    }

    [Test]
    public async Task What_is_written_stays_within_the_cap_though_more_is_to_be_written_than_was_counted()
    {
        await using var stage = NewStage(AtHand, ("Safety:MaxWritesPerPass", "3"));
        Ask(stage, 3);
        var (_, quiet) = stage.Request(Forms.Complete, requestee: "steward1");
        var (other, _) = stage.Request(Forms.Complete, requestee: "steward1");
        stage.AfterEach = (request, response) =>
        {
            if (request.Method == "PUT")
            {
                stage.AfterEach = null;
                stage.Person("steward1").Comment(other, "reviewbot: help");
            }

            return response;
        };

        var report = await stage.OnceAsync();

        Assert.That((report.Writes, report.StoppedByCap), Is.EqualTo((3, (int?)4)));
        Assert.That(stage.Comments(other), Is.Empty);
        stage.AfterEach = null;
        Assert.That((await stage.OnceAsync()).Writes, Is.EqualTo(1), "the next pass has it");
        Assert.That(stage.Requestee(quiet), Is.EqualTo(Stage.Login("steward1")));
    }

    [Test]
    public async Task No_more_bugs_than_that_are_read_before_the_next_step()
    {
        await using var stage = NewStage();
        Ask(stage, 8);

        var report = await stage.OnceAsync(new PassOptions { DryRun = true });

        Assert.That(report.Bugs.Select(b => b.Outcome), Has.Exactly(8).EqualTo("changed"));
        Assert.That(stage.Requests.Select(NumbersIn), Has.All.AtMost(AtHand).And.Some.EqualTo(AtHand));
        Assert.That(report.Plans, Has.Length.AtMost(AtHand), "nor are they held");
    }

    [Test]
    public async Task As_many_as_are_held_at_a_time_are_read_once()
    {
        await using var stage = NewStage();
        Ask(stage, AtHand);

        await stage.OnceAsync(new PassOptions { PlanOnly = true });

        Assert.That(stage.Requests.Where(r => NumbersIn(r) == AtHand).Select(r => r.Path), Is.Not.Empty.And.Unique);
    }

    [Test]
    public async Task Whoever_asks_for_the_plans_gets_all_of_them()
    {
        await using var stage = NewStage();
        Ask(stage, 8);

        var report = await stage.OnceAsync(new PassOptions { PlanOnly = true });

        Assert.That(report.Plans.Select(p => p.Plan.BugId), Is.EquivalentTo(report.Bugs.Select(b => b.Bug)).And.Exactly(8).Items);
    }

    [Test]
    public async Task Nothing_is_done_twice_by_looking_at_a_bug_several_times()
    {
        await using var stage = NewStage();
        Ask(stage, 7);

        var first = await stage.OnceAsync();
        stage.Wait(TimeSpan.FromMinutes(10));
        var second = await stage.OnceAsync();

        Assert.That((first.Writes, second.Writes), Is.EqualTo((7, 0)));
        Assert.That(first.Requests.Put, Is.EqualTo(7), "those of all portions");
        Assert.That(first.Bugs.Select(b => b.Bug), Is.Unique);
        Assert.That(first.Bugs.SelectMany(b => stage.Comments(b.Bug)), Has.Exactly(7).Items);
    }

    private static List<int> Ask(Stage stage, int requests) => [.. Enumerable.Range(0, requests).Select(_ => stage.Request(Forms.Complete).Bug)];

    private static int AskOn(Stage stage, int bug)
    {
        stage.Wait();
        var attachment = stage.Person("requester").Attach(bug, "request.txt", Forms.Complete);
        stage.Person("requester").Ask(attachment);
        return attachment;
    }

    // Bugs or attachments: each of these has one.
    private static int NumbersIn((string Method, string Path) request) => Regex.Count(request.Path, "(?<=/)[0-9]+(?=[/?]|$)|(?<=ids=)[0-9]+");

    private Stage NewStage(int atHand = AtHand, params (string Name, string? Value)[] settings) => new(flavour, atHand: atHand, more: settings);
}
