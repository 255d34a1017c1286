using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Storage;

/// <summary>A ledger moves from a file to PostgreSQL, and back into a file as a copy, and nothing is lost on the way.</summary>
public sealed class LedgerMoveTests
{
    private const string Server = "http://127.0.0.1:9/";

    private static readonly string Old = Path.Combine(TestContext.CurrentContext.TestDirectory, "Storage", "Old", "version2.db");
    private static readonly DateTimeOffset Now = new(2026, 11, 17, 10, 0, 0, 123, TimeSpan.Zero);

    private string folder = "";

    private string File => Path.Combine(folder, "ledger.db");

    private Database InFile => new(StorageProvider.Sqlite, $"Data Source={File}");

    [OneTimeSetUp]
    public void LookForPostgreSql() => PostgreSql.Require();

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("reviewbot-move-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Every_table_arrives_whole_there_and_back()
    {
        var database = PostgreSql.NewDatabase();
        using var from = Filled();
        using var to = Ledger.Open(database, Server);

        Assert.That(LedgerCopy.Copy(from, to), Is.GreaterThan(20));

        Assert.That(All(to), Is.EqualTo(All(from)));
        var copy = Path.Combine(folder, "copy.db");
        to.BackUpTo(copy);
        using var back = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={copy}"), Server);
        Assert.That(All(back), Is.EqualTo(All(from)));
        Assert.That(new Outbox(to).Begin(9, "9: next", "payload", Now, Now), Is.GreaterThan(new Outbox(from).Open().Max(w => w.Id)), "numbers go on behind those that were moved");
    }

    [Test]
    public void A_ledger_that_an_earlier_build_wrote_arrives_whole()
    {
        System.IO.File.Copy(Old, File);
        using var from = Ledger.Open(InFile, "http://127.0.0.1:5998/");
        using var to = Ledger.Open(PostgreSql.NewDatabase(), "http://127.0.0.1:5998/");

        LedgerCopy.Copy(from, to);

        Assert.That(All(to), Is.EqualTo(All(from)));
        Assert.That(to.Scalar<int>("SELECT count(*) FROM writes"), Is.EqualTo(20));
        Assert.That(new HistoryInLedger(to).AskedSince(DateTimeOffset.MinValue).Count(), Is.EqualTo(12));
    }

    [Test]
    public void What_is_not_empty_is_not_filled()
    {
        using var from = Filled();
        using var to = Ledger.Open(PostgreSql.NewDatabase(), Server);
        to.Set("cursor", "somebody's");

        Assert.That(Assert.Throws<LedgerException>(() => LedgerCopy.Copy(from, to))!.Message, Does.Contain("not empty"));
        Assert.That(to.Scalar<int>("SELECT count(*) FROM bugs"), Is.Zero);
    }

    [Test]
    public async Task One_command_moves_it_and_says_what_comes_next()
    {
        using var place = new Workplace(System.Text.Json.Nodes.JsonNode.Parse("""{ "Bugzilla": { "BaseUrl": "http://127.0.0.1:9/", "Login": "bot@example.org", "ApiKey": "0123456789012345678901234567890123456789" } }""")!.AsObject());
        var file = Path.Combine(folder, "ledger.db");
        List<string> before;
        using (var from = Filled())
        {
            before = All(from);
        }

        await StoredBlocks.In(InFile).BlockUntilAsync(Now.AddYears(1));
        var database = PostgreSql.NewEmptyDatabase();
        var exported = await ExportAsync(place, InFile);
        Assert.That((await place.RunAsync("ledger", "move", file)).ErrorLines.Single(), Does.StartWith("Storage:Provider: is Sqlite"));

        place.Set("Storage:Provider", "PostgreSql");
        place.Set("Storage:ConnectionString", database.ConnectionString);
        Assert.That((await place.RunAsync("ledger", "move", file + "x")).ErrorLines.Single(), Does.Contain("there is no file"));
        var moved = await place.RunAsync("ledger", "move", file);

        Assert.That(moved.Exit, Is.Zero, moved.All);
        Assert.That(moved.Out, Does.Contain("rows were copied").And.Contains("Next: start the service").And.Not.Contains("Password"));
        Assert.That((await place.RunAsync("register", "export")).Out, Is.EqualTo(exported).And.Contains("clicks on the button"));
        using (var to = Ledger.OpenToRead(database)!)
        {
            Assert.That(All(to), Is.EqualTo(before));
        }

        Assert.That((await StoredBlocks.In(database).ReadAsync(CancellationToken.None)).Until, Is.EqualTo(Now.AddYears(1)));
        Assert.That((await place.RunAsync("ledger", "move", file)).ErrorLines.Single(), Does.Contain("not empty"), "once is enough");
        using var kept = Ledger.Open(InFile, Server);
        Assert.That(All(kept), Is.EqualTo(before), "the file is as it was");
    }

    private static async Task<string> ExportAsync(Workplace place, Database database)
    {
        place.Set("Storage:ConnectionString", database.ConnectionString);
        return (await place.RunAsync("register", "export")).Out;
    }

    // All that there is, as everybody reads it.
    private static List<string> All(Ledger ledger)
    {
        var history = new HistoryInLedger(ledger);
        var bugs = Enumerable.Range(1, 200).ToList();
        var outbox = new Outbox(ledger);
        IEnumerable<object?> all =
        [
            .. new BugCache(ledger).Held(bugs).Values.OrderBy(b => b.Id),
            .. history.AskedSince(DateTimeOffset.MinValue), .. history.Open().Order(), .. history.RemindedSince(DateTimeOffset.MinValue).OrderBy(r => r.At).ThenBy(r => r.Person),
            .. history.Waits().Select(w => $"{w.Bug} {w.Attachment} {w.For} {string.Join(',', w.Asked)} {w.Since:O} {w.Title} {w.Restricted} {string.Join(',', w.SeenBy)}"),
            .. history.WithoutGrant(bugs).Order().Cast<object?>(), history.GrantsTo("robin@example.org", 99),
            Exports.Text(new DecisionRegister(ledger).All(RegisterSearch.All), "json"),
            .. new RegisterCounts(ledger).Months(), .. new RegisterCounts(ledger).Stewards(), .. new RegisterCounts(ledger).DaysToAnswer(),
            .. outbox.Open().Select(w => (w.Id, w.BugId, w.Key, w.PlannedAt, w.AttemptedAt, w.Answered)).Cast<object?>(), outbox.WasConfirmed(1, "1: done", []), .. outbox.Tried(2).Order(),
            .. new Notices(ledger).All().Cast<object?>(), new Notices(ledger).Count(), .. new Notices(ledger).Untold().Cast<object?>(),
            .. new Failures(ledger).Dead().Cast<object?>(), new Failures(ledger).TriedAgain(), new Failures(ledger).WaitsUntil(5),
            .. new Refusals(ledger).Of(["12.1"]), .. new Reminded(ledger).Since(DateTimeOffset.MinValue), new Trails(ledger).Of(1), new Trails(ledger).WaitingUnseen(),
            ledger.Get("cursor"), ledger.Get("notices"), ledger.Server, ledger.Scalar<int>("SELECT count(*) FROM mails"),
        ];
        return [.. all.Select(a => $"{a}")];
    }

    private Ledger Filled()
    {
        var ledger = Ledger.Open(InFile, Server);
        Decisions.Keep(ledger, Decisions.Entry(1), Decisions.Entry(2) with { Decision = "-", DefaultOn = null, Expiry = null, FirstAnswerAt = null }, Decisions.Entry(3));
        new BugCache(ledger).Put(new CachedBug(4, Now, Now, Now.AddDays(1), Restricted: true), new BugFacts(4)
        {
            Assignments = [new AssignmentFact("ann@example.org", Now, 4, 40, 1, true, null, "General", true) { BusyAt = Now }, new AssignmentFact("bob@example.org", Now, 4, 5_000_000_000, 2, false, "Thunderbird", null)],
            Open = ["ann@example.org"],
            Reminders = [new ReminderFact("ann@example.org", Now, "40.1", "first")],
            Waits = [new WaitFact(4, 40, Awaited.Steward, ["ann@example.org", "bob@example.org"], Now) { Title = "Count \"things\"; größer", Restricted = true, SeenBy = ["ann@example.org"] }],
            GrantedTo = ["robin@example.org", "robin@example.org"],
        });
        var outbox = new Outbox(ledger);
        outbox.Settle(outbox.Begin(1, "1: done", "payload", Now, Now), "confirmed", Now);
        outbox.Begin(2, "2: tried; 20.1 assigned=1", "payload", Now, Now.AddSeconds(1));
        EarlierBuild.Plan(ledger, 3, "3: planned", Now);
        new Notices(ledger).Tell(new Notice("a", 7, "first"), Now);
        new Notices(ledger).Tell(new Notice("b", null, "second") { Arose = Now.AddDays(-2) }, Now, Now);
        Enumerable.Range(0, 8).ToList().ForEach(_ => new Failures(ledger).Add(6, "why", Now));
        new Failures(ledger).Add(5, "why", Now);
        new Refusals(ledger).Add(new Refusal("12.1", "ann@example.org", "Blocked"), Now);
        new Reminded(ledger).Add(new ReminderFact("ann@example.org", Now, "bug 4", "first"));
        new Mails(ledger).Begin("ann 40.1", Now);
        new Trails(ledger).Put(1, 1, "{}", "{\"trail\":1}");
        new Trails(ledger).PutRestricted(4, 2);
        ledger.Set("cursor", Ledger.Text(Now));
        return ledger;
    }
}
