using System.Globalization;
using ReviewBot.Sandbox;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>
/// The people: they file requests, name stewards, withdraw, correct, decide, answer, write commands and come in between.
/// What the server refuses them is not done.
/// </summary>
internal sealed class People
{
    private static readonly (int Weight, string Login)[] Requesters = [(6, SandboxBugzilla.LoginOf("requester")), (3, SandboxBugzilla.LoginOf("requester2")), (1, SandboxBugzilla.LoginOf("steward3")), (1, SandboxBugzilla.LoginOf("outsider"))];
    private static readonly string[] Products = ["Thunderbird", "Thunderbird", "Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    private readonly Cast cast;
    private readonly VirtualClock clock;
    private readonly Random random;
    private readonly Scenario scenario;
    private readonly Acts acts;
    private int stories;

    public People(Cast cast, VirtualClock clock, Random random, Scenario scenario)
    {
        (this.cast, this.clock, this.random, this.scenario) = (cast, clock, random, scenario);
        acts = new Acts(cast, clock, random, Secrets, Try);
    }

    /// <summary>Texts of restricted bugs that must never be seen elsewhere, by bug.</summary>
    public Dictionary<int, string> Secrets { get; } = [];

    /// <summary>Hears what people do.</summary>
    public Action<string>? Tell { get; set; }

    /// <summary>Plans a year (or less): requests come at random, and things happen on each for a while.</summary>
    public void Begin(DateTimeOffset until)
    {
        for (var i = 0; i < scenario.Requests; i++)
        {
            var days = (until - clock.Now).TotalDays;
            clock.At(clock.Now + TimeSpan.FromDays(random.NextDouble() * Math.Max(0.5, days - 3)), () => Story(until));
        }
    }

    /// <summary>Somebody does something on this bug now.</summary>
    public void ActOn(int bug)
    {
        if (cast.Find(bug) is { } found && !scenario.Fair)
        {
            Try(() => Act(found));
        }
    }

    /// <summary>Somebody is quicker than the bot, whose write is on its way: half of them at the flag itself.</summary>
    public void ActBeforeWriteTo(int bug)
    {
        if (random.Next(2) == 0)
        {
            ActOn(bug);
        }
        else if (cast.Find(bug) is { } found && !scenario.Fair && found.Attachments.FindLast(a => Cast.FlagOf(a) is { Status: '?' }) is { } attachment)
        {
            Try(() => acts.Overtake(attachment));
        }
    }

    private void Story(DateTimeOffset until)
    {
        var number = ++stories;
        Try(() => Request(number, until));
    }

    private void Request(int number, DateTimeOffset until)
    {
        var who = scenario.Fair ? Requesters[random.Next(2)].Login : random.Weighed(Requesters);
        var restricted = !scenario.Fair && random.NextDouble() < 0.2;
        var secret = string.Create(CultureInfo.InvariantCulture, $"Quillfeather{scenario.Seed}n{number}x");
        var mark = restricted ? secret : "plainly";
        string[] groups = !restricted ? [] : random.Next(8) == 0 ? [Cast.Embargo, Cast.Security] : [Cast.Embargo];
        var product = !scenario.Fair && !restricted && random.Next(20) == 0 ? "Firefox" : random.Of(Products);
        var person = cast.Person(who);
        var bug = person.File(product, $"Count the things {(restricted ? secret : "")}", "Please have a look.", "General", groups);
        if (restricted)
        {
            Secrets[bug] = secret;
        }

        void Later(double minutes, Action act) => clock.At(clock.Now + TimeSpan.FromMinutes(minutes), () => Try(act));
        var (text, type) = scenario.Fair ? (Forms.Complete(random, mark), "text/plain") : random.Weighed<Func<(string, string)>>(
            (50, () => (Forms.Complete(random, mark), "text/plain")),
            (20, () => (Forms.Incomplete(random, mark), "text/plain")),
            (10, () => (Forms.Other(random, mark), "text/plain")),
            (8, () => (Forms.Renewal(random, mark), "text/markdown")),
            (3, () => ($"%PDF-1.7 {mark}", "application/pdf")),
            (3, () => ("https://docs.google.com/document/d/invented/edit", "text/x-google-doc")),
            (3, () => ($"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-{mark}\n+b\n", "text/x-patch")),
            (3, () => (Forms.Review, "text/plain")))();
        Later(random.Next(20), () =>
        {
            var attachment = person.Attach(bug, "request.txt", text, contentType: type);
            var steward = scenario.Fair || random.NextDouble() < 0.7 ? null : random.Next(10) == 0 ? SandboxBugzilla.LoginOf(random.Next(2) == 0 ? "outsider" : "blocked") : random.Of(cast.Stewards);
            Later(random.Next(5), () => person.Ask(attachment, steward));
            if (!scenario.Fair && random.Next(8) == 0)
            {
                Later(random.Next(60), () => person.Ask(person.Attach(bug, "request-2.txt", Forms.Complete(random, mark)), random.Next(3) == 0 ? random.Of(cast.Stewards) : null));
            }
        });
        if (restricted && random.Next(4) != 0)
        {
            Later(random.Next(5000), () => person.Comment(bug, $"reviewbot: embargo until {clock.Now.AddDays(3 + random.Next(60)):yyyy-MM-dd}"));
        }

        var time = clock.Now;
        for (var i = 0; i < scenario.ActsPerRequest; i++)
        {
            time += TimeSpan.FromHours(-Math.Log(1 - random.NextDouble()) * 60);
            if (time < until)
            {
                clock.At(time, () => Try(() => Act(cast.Find(bug)!)));
            }
        }
    }

    private void Act(State.Bug bug)
    {
        var requests = bug.Attachments.Where(a => Cast.FlagRows(bug, a.Id).Any()).ToList();
        if (requests.Count == 0)
        {
            return;
        }

        var attachment = requests[random.Next(requests.Count)];
        var flag = Cast.FlagOf(attachment);
        if (scenario.Fair)
        {
            if (flag is { Status: '?', Requestee: { } fair })
            {
                cast.Person(fair.Login).SetFlag(attachment.Id, Cast.Flag, random.Next(8) == 0 ? "-" : "+", comment: random.Next(2) == 0 ? Forms.Review : null);
            }

            return;
        }

        if (random.Next(7) == 0)
        {
            acts.Surround(bug);
        }
        else if (flag is { Status: '?', Requestee: { } asked })
        {
            acts.Asked(bug, attachment, asked.Login);
        }
        else if (flag is { Status: '?' })
        {
            acts.Unasked(bug, attachment);
        }
        else
        {
            acts.Decided(bug, attachment, flag);
        }
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (InvalidOperationException e)
        {
            Tell?.Invoke(e.Message);

            // The server refused it: no right, no such flag any more, not visible.
        }
    }
}
