using System.Text.Json.Nodes;
using ReviewBot.Import;
using ReviewBot.Reviews.Register;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Import;

/// <summary>The years before the bot come into the register: all of them, once, of public bugs, without a word to the server.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RegisterImportTests(SandboxFlavour flavour)
{
    private const string Known = "data-review-partners";
    private const string Unknown = "mail-core-security";

    [Test]
    public async Task Earlier_decisions_are_entered_with_what_their_forms_say_and_nothing_is_written()
    {
        await using var stage = new Stage(flavour);
        var granted = Decided(stage, Forms.Complete, "+");
        var denied = Decided(stage, "Please let me collect things.", "-");
        stage.Request(Forms.Complete);
        var before = stage.Picture(granted) + stage.Picture(denied);
        stage.Requests.Clear();

        var so = await ImportAsync(stage);

        var entries = Entries(stage).ToDictionary(e => e.Bug);
        Assert.That(entries.Keys, Is.EquivalentTo(new[] { granted, denied }));
        Assert.That((entries[granted].Decision, entries[granted].Form, entries[granted].DefaultOn), Is.EqualTo(("+", RegisteredForm.Request, (bool?)true)));
        Assert.That((entries[denied].Decision, entries[denied].Form, entries[denied].Collected), Is.EqualTo(("-", RegisteredForm.Unread, (string?)null)));
        Assert.That(so, Is.EqualTo(new ImportProgress(2, 2, 2, 1)));
        Assert.That(stage.Requests.Select(r => r.Method), Is.All.EqualTo("GET"));
        Assert.That(stage.Picture(granted) + stage.Picture(denied), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_restricted_bugs_nothing_is_asked_and_nothing_is_entered()
    {
        await using var stage = new Stage(flavour);
        var open = Decided(stage, Forms.Complete, "+");
        var closed = Decided(stage, Forms.Complete, "+", Known);
        var hidden = Decided(stage, Forms.Complete, "+");
        stage.Person("admin").Change(hidden, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(Unknown) } });
        stage.Requests.Clear();

        await ImportAsync(stage);

        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { open }));
        Assert.That(stage.Requests.Where(r => r.Path.Contains($"/bug/{closed}", StringComparison.Ordinal) || r.Path.Contains($"ids={closed}", StringComparison.Ordinal) || r.Path.Contains($"/bug/{hidden}", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase(Known)]
    [TestCase(Unknown)]
    public async Task What_was_restricted_since_leaves_with_the_next_import(string group)
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        await ImportAsync(stage);
        Assert.That(Entries(stage), Has.One.Items);

        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } });
        await ImportAsync(stage);

        Assert.That(Entries(stage), Is.Empty);
    }

    [Test]
    public async Task Stopped_it_goes_on_where_it_was_and_reads_nothing_twice()
    {
        await using var stage = new Stage(flavour);
        foreach (var i in Enumerable.Range(0, 230))
        {
            Decided(stage, Forms.Complete, i % 2 == 0 ? "+" : "-");
        }

        using var stop = new CancellationTokenSource();
        Assert.That(() => stage.Bot.ImportAsync(null, new Told(p => StopAt(p, stop)), stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Entries(stage).Count(), Is.EqualTo(100));

        stage.Requests.Clear();
        var so = await ImportAsync(stage);
        Assert.That(so, Is.EqualTo(new ImportProgress(230, 230, 130, 0)));
        Assert.That(Entries(stage).Select(e => e.Bug), Is.Unique);
        Assert.That(stage.Requests, Has.Count.LessThanOrEqualTo(6 + (2 * 6)), "no request too many for two batches");

        stage.Requests.Clear();
        Assert.That(await ImportAsync(stage), Is.EqualTo(new ImportProgress(230, 230, 0, 0)));
        Assert.That(stage.Requests, Has.Count.LessThanOrEqualTo(6), "nothing has changed");
    }

    [Test]
    public async Task What_there_is_to_do_in_an_imported_bug_is_done_by_the_next_pass()
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        var requester = stage.Person("requester");
        requester.Ask(requester.Attach(bug, "second.txt", Forms.Complete));
        await ImportAsync(stage);
        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { bug }));

        var report = await stage.OnceAsync();

        Assert.That(report.Bugs.Single(b => b.Bug == bug).Effects, Does.Contain("assigned"));
    }

    [Test]
    public async Task Bugs_whose_flags_did_not_change_lately_can_be_left_out()
    {
        await using var stage = new Stage(flavour);
        Decided(stage, Forms.Complete, "+");
        stage.Wait(TimeSpan.FromDays(30));
        var late = Decided(stage, Forms.Complete, "+");

        await stage.Bot.ImportAsync(DateOnly.FromDateTime(stage.Time.GetUtcNow().UtcDateTime).AddDays(-3), new Told(_ => { }), CancellationToken.None);

        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { late }));
    }

    [Test]
    public async Task Whoever_leaves_out_earlier_ones_reads_none_of_them_again_and_hears_how_far_it_is_from_the_beginning()
    {
        await using var stage = new Stage(flavour);
        Decided(stage, Forms.Complete, "+");
        await ImportAsync(stage);
        stage.Wait(TimeSpan.FromDays(30));
        Decided(stage, Forms.Complete, "+");
        var told = new List<ImportProgress>();

        await stage.Bot.ImportAsync(DateOnly.FromDateTime(stage.Time.GetUtcNow().UtcDateTime).AddDays(-3), new Told(told.Add), CancellationToken.None);

        Assert.That(told, Is.EqualTo(new[] { new ImportProgress(0, 1, 0, 0), new ImportProgress(1, 1, 1, 0) }));
    }

    [TestCase(Known)]
    [TestCase(Unknown)]
    public async Task What_was_imported_and_is_closed_to_us_later_leaves_without_another_import(string group)
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        var other = Decided(stage, Forms.Complete, "-");
        await ImportAsync(stage);
        await stage.OnceAsync();
        stage.Person("admin").Change(bug, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray(group) } });

        // No change of a bug that we can't see is ever found: that it isn't seen any more is looked up now and then.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            stage.Wait(TimeSpan.FromMinutes(31));
            await stage.OnceAsync();
        }

        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { other }));
    }

    [Test]
    public async Task What_was_kept_of_a_later_state_is_not_overwritten()
    {
        await using var stage = new Stage(flavour);
        var bug = Decided(stage, Forms.Complete, "+");
        await ImportAsync(stage);
        var held = new BugCache(stage.Bot.Ledger).Held([bug])[bug];
        var cache = new BugCache(stage.Bot.Ledger);

        Assert.That(cache.PutUnlessLater(held with { LastChangeTime = held.LastChangeTime.AddMinutes(-1), ReadAt = held.ReadAt.AddHours(1) }, new BugFacts(bug)), Is.False);
        Assert.That(cache.PutUnlessLater(held with { ReadAt = held.ReadAt.AddMinutes(-1) }, new BugFacts(bug)), Is.False);
        Assert.That(Entries(stage).Select(e => e.Bug), Is.EqualTo(new[] { bug }));
        Assert.That(cache.PutUnlessLater(held with { LastChangeTime = held.LastChangeTime.AddMinutes(1) }, new BugFacts(bug)), Is.True);
        Assert.That(Entries(stage), Is.Empty);
    }

    [Test]
    public async Task It_works_beside_the_service()
    {
        await using var site = await Site.StartAsync(flavour, withStory: false);
        var bug = site.Person("requester").File("Thunderbird", "Count things");
        var attachment = site.Person("requester").Attach(bug, "request.txt", Forms.Complete);
        site.Person("steward1").SetFlag(attachment, "data-review", "+");
        using var place = Workplace.For(site.Contract);
        place.Set("Web:Url", "http://127.0.0.1:0");
        place.Set("Polling:IgnoreRequestsBefore", null);
        await using var service = place.Serve("run", "--verbose");
        var own = (await service.LineAsync("ReviewBot: ")).Split(": ", 2)[1].Trim();
        await service.LineAsync("Pass done");

        var ran = await place.RunAsync("register", "import", "--json");

        Assert.That(ran.Exit, Is.Zero, ran.All);
        using var http = new HttpClient();
        Assert.That(await http.GetStringAsync(own + "register.json"), Does.Contain("Count things"));
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
    }

    private static void StopAt(ImportProgress so, CancellationTokenSource stop)
    {
        if (so.Done == 100)
        {
            stop.Cancel();
        }
    }

    private static int Decided(Stage stage, string form, string status, params string[] groups)
    {
        var (bug, attachment) = stage.Request(form, "steward1", groups: groups);
        stage.Wait(TimeSpan.FromHours(1));
        stage.Person("steward1").SetFlag(attachment, "data-review", status);
        stage.Wait();
        return bug;
    }

    private static Task<ImportProgress> ImportAsync(Stage stage) => stage.Bot.ImportAsync(null, new Told(_ => { }), CancellationToken.None);

    private static IEnumerable<RegisterEntry> Entries(Stage stage) => new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All);

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
