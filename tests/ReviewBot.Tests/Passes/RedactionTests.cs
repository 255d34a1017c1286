using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReviewBot.Health;
using ReviewBot.Passes.Reports;
using ReviewBot.Sandbox;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using ReviewBot.Tests.GitHub;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>Marked secrets in everything that a restricted bug can hold, looked for in everything that comes out of the process.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class RedactionTests(SandboxFlavour flavour)
{
    private const string Group = "data-review-embargo";
    private const string Mark = "zqx";

    [TestCase("nothing goes wrong")]
    [TestCase("writes break")]
    [TestCase("answers are HTML")]
    [TestCase("dry run")]
    public async Task Nothing_of_a_restricted_bug_leaves_it(string weather)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-");
        try
        {
            var log = new LogLines();
            using var loggers = LoggerFactory.Create(b => b.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
            await using var stage = new Stage(flavour, weather == "dry run", loggers, atHand: null, ("Embargo:Groups:0", Group), ("Embargo:ToleratedGroups:0", "data-review-partners"), ("Safety:MaxWritesPerPass", "50"));
            var database = Path.Combine(folder.FullName, "ledger.db");
            await stage.RestartAsync(Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={database}"), stage.Sandbox.BaseUrl.AbsoluteUri));
            var bug = Plant(stage);
            var (other, _) = stage.Request(Forms.Complete);
            Break(stage, weather);

            var console = new StringBuilder();
            var fresh = new HealthState(new FakeTimeProvider(stage.Time.GetUtcNow()));
            foreach (var words in new[] { $"reviewbot: embargo until {Mark}-35-12 {Mark}", "reviewbot: embargo explain", $"reviewbot: hold {Mark} says so", "reviewbot: resume", "reviewbot: embargo lift", $"reviewbot: assign {Mark}9@example.org", "" })
            {
                if (words.Length > 0)
                {
                    stage.Person("steward1").Comment(bug, words);
                }

                try
                {
                    var report = await stage.OnceAsync();
                    console.AppendLine(JsonSerializer.Serialize(report, PassReportJson.Default.PassReport));
                    fresh.Passed(report, 1);
                    console.AppendLine(JsonSerializer.Serialize(fresh.Report(stage.Bot), HealthJson.Default.ReadyReport));
                    console.AppendLine(string.Join('\n', report.Plans.Select(p => $"{p.Case} {p.Plan} {string.Join(' ', p.Plan.Steps)} {string.Join(' ', p.Plan.Notices)} {p.Case.Bug} {string.Join(' ', p.Case.Requests)} {string.Join(' ', p.Case.Heard)} {string.Join(' ', p.Case.Bug.Comments)} {string.Join(' ', p.Case.Bug.Attachments)} {string.Join(' ', p.Case.Bug.History)}")));
                }
                catch (Exception e) when (e is not AssertionException)
                {
                    console.AppendLine(e.ToString());
                }

                stage.Wait(TimeSpan.FromMinutes(12));
            }

            console.AppendLine(string.Join('\n', new Notices(stage.Bot.Ledger).All()));
            console.AppendLine(Exports.Text(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All), "json"));
            console.AppendLine(Exports.Text(new DecisionRegister(stage.Bot.Ledger).All(RegisterSearch.All), "atom"));
            stage.Bot.Ledger.BackUpTo(Path.Combine(folder.FullName, "backup.db"));

            Assert.That(Leaks(string.Join('\n', log.Lines)), Is.Empty, "log");
            Assert.That(Leaks(console.ToString()), Is.Empty, "output");
            Assert.That(Leaks(stage.Picture(other)), Is.Empty, "another bug");
            foreach (var file in folder.GetFiles("*.db*").Where(f => f.Extension != ".lock"))
            {
                using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy);
                Assert.That(Leaks(Encoding.Latin1.GetString(copy.ToArray())), Is.Empty, file.Name);
            }

            Assert.That(Leaks(stage.Picture(bug)), Is.Not.Empty, "they are there");
            if (weather == "nothing goes wrong")
            {
                // What is said in the bug becomes public with it, so it repeats nothing either.
                Assert.That(stage.Comments(bug), Has.Count.GreaterThan(3));
                Assert.That(Leaks(string.Join('\n', stage.Comments(bug)).Replace($"Hello :{Mark}1,", "Hello,", StringComparison.Ordinal)), Is.Empty, "our own comments");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Everything that people can put into a bug, marked.
    private static int Plant(Stage stage)
    {
        var person = stage.Sandbox.AddAccount($"{Mark}1@example.org", $"{Mark}2 Person");
        var bug = person.File("Thunderbird", $"{Mark}3 summary", $"{Mark}4 description, {Mark}@example.org", "General", Group);
        stage.Wait();
        var form = person.Attach(bug, $"{Mark}5.txt", Forms.MoreIncomplete.Replace("snooze button", $"{Mark}6 button", StringComparison.Ordinal) + $"\nembargo until 2027-03-01 {Mark}7", $"{Mark}8 attachment");
        person.Ask(form, Stage.Login("steward1"));
        stage.Person("admin").Change(bug, new JsonObject { ["whiteboard"] = $"[{Mark}10] [reminder-disclosure 2027-04-01]", ["cc"] = new JsonObject { ["add"] = new JsonArray(Stage.Login("outsider")) } });
        stage.Wait();
        person.Comment(bug, $"{Mark}11 as we agreed");
        stage.Wait(TimeSpan.FromMinutes(5));
        return bug;
    }

    private static void Break(Stage stage, string weather)
    {
        var count = 0;
        if (weather == "writes break")
        {
            stage.Sandbox.Breaks = request => request.Method == "PUT" ? (Breakdown)(count++ % 3) : null;
        }
        else if (weather == "answers are HTML")
        {
            // Reads would be repeated after a while that nobody lets pass here.
            stage.AfterEach = (request, response) => request.Method == "PUT" && ++count % 2 == 0 ? SandboxResponse.OfHtml(500, $"<h1>{Mark}12 broke</h1>") : response;
        }
    }

    private static List<string> Leaks(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, $".{{0,60}}{Mark}.{{0,20}}", System.Text.RegularExpressions.RegexOptions.IgnoreCase).Select(m => m.Value)];
}
