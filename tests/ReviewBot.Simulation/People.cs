using System.Globalization;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>
/// The people: they file requests, name stewards, withdraw, correct, decide, answer, write commands and come in between.
/// What the server refuses them is not done.
/// </summary>
internal sealed class People(Cast cast, VirtualClock clock, Random random, Scenario scenario)
{
    private static readonly string[] Requesters = [SandboxBugzilla.LoginOf("requester"), SandboxBugzilla.LoginOf("requester2"), SandboxBugzilla.LoginOf("steward3"), SandboxBugzilla.LoginOf("outsider")];
    private static readonly string[] Products = ["Thunderbird", "Thunderbird", "Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    // None of them decides anything.
    private static readonly string[] NoDecisions =
    [
        "I would write\nreviewbot: approve\nonce question 9 is clear.",
        "That is how one approves, e.g.:\n\nreviewbot: approve",
        "please don't\n\nreviewbot: approve\n\nbefore Friday",
        "As I told them:\n\nreviewbot: deny the opt-out is missing",
        "The bot wants\n\n**reviewbot: approve**",
        "Had the opt-out existed,\n\nreviewbot: approve\n\nis what I'd have said.",
        "> reviewbot: approve\n\nNot yet.",
        "Should I write `reviewbot: approve` now?",
    ];

    /// <summary>What stewards write right below a decision that they didn't mean.</summary>
    public static readonly string[] SecondThoughts =
    [
        "Strike that.", "wrong bug, sorry", "ignore my last comment", "hold on", "wait, question 9 is still open", "Once the link is fixed, that is.",
    ];

    private static readonly string[] Refusals =
    [
        "reviewbot: decline, I'm on PTO", "reviewbot: decline conflict of interest", "reviewbot: pass on this please",
    ];

    private static readonly string[] Remarks =
    [
        "r+", "data-review+ from me", "r- please answer question 9", "I'm on PTO until Monday, can someone else take this?", "I have a conflict here, I wrote half of it.",
    ];

    // What requesters write below the bot's questions.
    private static readonly string[] Answers =
    [
        "3) A survey, which reaches too few people.\n10) We look at weekly counts in a dashboard.",
        "Question 10: a dashboard with the weekly counts",
        "Question 7: 12 months, please.\n\nThanks!",
        "7) Until 2028-01-01.",
        "10) A chart.\n\nI'll get back to you about the other one.",
        "We look at weekly counts in a dashboard, for 12 months.",
        "> 1. Question 10 (\"Please provide a general description…\") has no answer yet.\n\nBy hand, in a notebook.",
        "Questions 3, 7 and 10: see the design document.",
    ];

    private static readonly string[] SmallTalk =
    [
        "Thanks, will do tomorrow.", "I will see to it next week.", "Got it, working on it.", "Sorry for the delay, I was on PTO.", "3) TBD", "Any update?",
    ];

    /// <summary>Texts of restricted bugs that must never be seen elsewhere, by bug.</summary>
    public Dictionary<int, string> Secrets { get; } = [];

    /// <summary>Hears what people do.</summary>
    public Action<string>? Tell { get; set; }

    private int stories;

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
            Try(() => Overtake(attachment));
        }
    }

    private void Overtake(State.Attachment attachment)
    {
        var steward = cast.Person(cast.Stewards[random.Next(3)]);
        var requester = cast.Person(attachment.Creator.Login);
        switch (Pick(4, 2, 3, 1, 1))
        {
            case 0:
                steward.SetFlag(attachment.Id, Cast.Flag, "+", comment: random.Next(2) == 0 ? Forms.Review : null);
                break;
            case 1:
                steward.SetFlag(attachment.Id, Cast.Flag, "-");
                break;
            case 2:
                requester.SetFlag(attachment.Id, Cast.Flag, "?", cast.Stewards[random.Next(3)]);
                break;
            case 3:
                requester.SetFlag(attachment.Id, Cast.Flag, "?");
                break;
            default:
                requester.SetFlag(attachment.Id, Cast.Flag, "X");
                break;
        }
    }

    private void Story(DateTimeOffset until)
    {
        var number = ++stories;
        Try(() => Request(number, until));
    }

    private void Request(int number, DateTimeOffset until)
    {
        var who = scenario.Fair ? Requesters[random.Next(2)] : Requesters[Pick(6, 3, 1, 1)];
        var restricted = !scenario.Fair && random.NextDouble() < 0.2;
        var secret = string.Create(CultureInfo.InvariantCulture, $"Quillfeather{scenario.Seed}n{number}x");
        var mark = restricted ? secret : "plainly";
        string[] groups = !restricted ? [] : random.Next(8) == 0 ? [Cast.Embargo, Cast.Security] : [Cast.Embargo];
        var product = !scenario.Fair && !restricted && random.Next(20) == 0 ? "Firefox" : Products[random.Next(Products.Length)];
        var person = cast.Person(who);
        var bug = person.File(product, $"Count the things {(restricted ? secret : "")}", "Please have a look.", "General", groups);
        if (restricted)
        {
            Secrets[bug] = secret;
        }

        void Later(double minutes, Action act) => clock.At(clock.Now + TimeSpan.FromMinutes(minutes), () => Try(act));
        var (text, type) = scenario.Fair ? (Forms.Complete(random, mark), "text/plain") : Pick(50, 20, 10, 8, 3, 3, 3, 3) switch
        {
            0 => (Forms.Complete(random, mark), "text/plain"),
            1 => (Forms.Incomplete(random, mark), "text/plain"),
            2 => (Forms.Other(random, mark), "text/plain"),
            3 => (Forms.Renewal(random, mark), "text/markdown"),
            4 => ("%PDF-1.7 " + mark, "application/pdf"),
            5 => ("https://docs.google.com/document/d/invented/edit", "text/x-google-doc"),
            6 => ($"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-{mark}\n+b\n", "text/x-patch"),
            _ => (Forms.Review, "text/plain"),
        };
        Later(random.Next(20), () =>
        {
            var attachment = person.Attach(bug, "request.txt", text, contentType: type);
            var steward = scenario.Fair || random.NextDouble() < 0.7 ? null : random.Next(10) == 0 ? SandboxBugzilla.LoginOf(random.Next(2) == 0 ? "outsider" : "blocked") : cast.Stewards[random.Next(3)];
            Later(random.Next(5), () => person.Ask(attachment, steward));
            if (!scenario.Fair && random.Next(8) == 0)
            {
                Later(random.Next(60), () => person.Ask(person.Attach(bug, "request-2.txt", Forms.Complete(random, mark)), random.Next(3) == 0 ? cast.Stewards[random.Next(3)] : null));
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
            Surround(bug);
        }
        else if (flag is { Status: '?', Requestee: { } asked })
        {
            Asked(bug, attachment, asked.Login);
        }
        else if (flag is { Status: '?' })
        {
            Unasked(bug, attachment);
        }
        else
        {
            Decided(bug, attachment, flag);
        }
    }

    private void Asked(State.Bug bug, State.Attachment attachment, string asked)
    {
        var steward = cast.Person(asked);
        var other = cast.Person(cast.Stewards[random.Next(3)]);
        var requester = cast.Person(attachment.Creator.Login);
        switch (Pick(26, 5, 8, 3, 6, 4, 3, 3, 4, 3, 4, 2, 3, 4, 4, 4, 3, 3, 2, 4, 3, 3, 4, 2, 4))
        {
            case 0:
                steward.SetFlag(attachment.Id, Cast.Flag, "+", comment: random.Next(2) == 0 ? Forms.Review : null);
                break;
            case 1:
                steward.SetFlag(attachment.Id, Cast.Flag, "-", comment: "The opt-out is missing.");
                break;
            case 2:
                steward.Comment(bug.Id, "reviewbot: approve");
                break;
            case 3:
                steward.Comment(bug.Id, "reviewbot: deny the opt-out does not exist yet");
                break;
            case 4:
                steward.Comment(bug.Id, random.Next(2) == 0 ? "reviewbot: decline" : "reviewbot: decline busy");
                break;
            case 5:
                other.Comment(bug.Id, "reviewbot: reassign");
                break;
            case 6:
                other.Comment(bug.Id, "reviewbot: assign me");
                break;
            case 7:
                requester.Comment(bug.Id, "reviewbot: assign :" + (random.Next(2) == 0 ? "maren" : "tomas"));
                break;
            case 8:
                requester.SetFlag(attachment.Id, Cast.Flag, "?", cast.Stewards[random.Next(3)]);
                break;
            case 9:
                requester.SetFlag(attachment.Id, Cast.Flag, "?");
                break;
            case 10:
                requester.SetFlag(attachment.Id, Cast.Flag, "X");
                break;
            case 11:
                steward.Comment(bug.Id, Forms.Review);
                break;
            case 12:
                steward.Comment(bug.Id, "reviewbot: escalate " + (random.Next(2) == 0 ? "legal" : "trust") + " a third party gets the data");
                break;
            case 13:
                Correct(bug, attachment, asksAgain: true);
                break;
            case 14:
                Correct(bug, attachment, asksAgain: false);
                break;
            case 15:
                steward.Comment(bug.Id, "Who will look at the data? Please say so here.");
                break;
            case 16:
                cast.Person(SandboxBugzilla.LoginOf("outsider")).Comment(bug.Id, random.Next(2) == 0 ? "reviewbot: approve" : "> reviewbot: approve\n\nWhat does that do?");
                break;
            case 19:
                steward.Comment(bug.Id, NoDecisions[random.Next(NoDecisions.Length)]);
                break;
            case 20:
                steward.Comment(bug.Id, Refusals[random.Next(Refusals.Length)]);
                break;
            case 21:
                other.Comment(bug.Id, random.Next(2) == 0 ? "reviewbot: take" : "reviewbot: I'll take this");
                break;
            case 22:
                steward.Comment(bug.Id, Remarks[random.Next(Remarks.Length)]);
                break;
            case 23:
                steward.Comment(bug.Id, $"reviewbot: snooze until {clock.Now.AddDays(2 + random.Next(9)):yyyy-MM-dd}");
                break;
            case 17:
                steward.Comment(bug.Id, "reviewbot: remind in " + (1 + random.Next(9)) + " days");
                break;
            case 24:
                steward.Comment(bug.Id, random.Next(2) == 0 ? "reviewbot: approve" : "reviewbot: deny the opt-out does not exist yet");
                steward.Comment(bug.Id, SecondThoughts[random.Next(SecondThoughts.Length)]);
                break;
            default:
                requester.Comment(bug.Id, "reviewbot: approve");
                break;
        }
    }

    private void Unasked(State.Bug bug, State.Attachment attachment)
    {
        var requester = cast.Person(attachment.Creator.Login);
        switch (Pick(8, 8, 6, 4, 4, 3, 3, 3, 10, 6, 2))
        {
            case 0:
                Correct(bug, attachment, asksAgain: true);
                break;
            case 1:
                Correct(bug, attachment, asksAgain: false);
                break;
            case 2:
                requester.Comment(bug.Id, "reviewbot: assign");
                break;
            case 3:
                requester.SetFlag(attachment.Id, Cast.Flag, "?", cast.Stewards[random.Next(3)]);
                break;
            case 4:
                requester.Comment(bug.Id, SmallTalk[random.Next(SmallTalk.Length)]);
                break;
            case 8:
                requester.Comment(bug.Id, Answers[random.Next(Answers.Length)]);
                break;
            case 9:
                Correct(bug, attachment, asksAgain: random.Next(4) != 0, forgets: true);
                break;
            case 10:
                requester.Comment(bug.Id, "These are two different requests, please review both.");
                break;
            case 5:
                requester.SetFlag(attachment.Id, Cast.Flag, "X");
                break;
            case 6:
                cast.Person(cast.Stewards[random.Next(3)]).SetFlag(attachment.Id, Cast.Flag, "+");
                break;
            default:
                cast.Person(cast.Stewards[random.Next(3)]).Comment(bug.Id, "reviewbot: assign me");
                break;
        }
    }

    private void Decided(State.Bug bug, State.Attachment attachment, State.Flag? flag)
    {
        var requester = cast.Person(attachment.Creator.Login);
        switch (Pick(6, 4, 3, 3, 2, 2))
        {
            case 0 when !attachment.IsObsolete:
                requester.SetFlag(attachment.Id, Cast.Flag, "?", random.Next(2) == 0 ? cast.Stewards[random.Next(3)] : null);
                break;
            case 1:
                Correct(bug, attachment, asksAgain: random.Next(2) == 0);
                break;
            case 2:
                requester.Comment(bug.Id, random.Next(2) == 0 ? "reviewbot: explain" : "reviewbot: help");
                break;
            case 3 when flag is not null:
                cast.Person(cast.Stewards[random.Next(3)]).SetFlag(attachment.Id, Cast.Flag, random.Next(2) == 0 ? "X" : "-");
                break;
            case 4:
                cast.Person(cast.Stewards[random.Next(3)]).Comment(bug.Id, "reviewbot: approve");
                break;
            default:
                requester.Comment(bug.Id, "Thank you all.");
                break;
        }
    }

    // What happens around a request.
    private void Surround(State.Bug bug)
    {
        var admin = cast.Person(cast.Owner);
        switch (Pick(2, 2, 3, 3, 2, 2, 2, 2, 2, 2, 3, 2))
        {
            case 0:
                admin.Change(bug.Id, new JsonObject { ["whiteboard"] = "[no-reviewbot]" });
                break;
            case 1:
                admin.Change(bug.Id, new JsonObject { ["whiteboard"] = "" });
                break;
            case 2 when bug.Groups.Count == 0:
                admin.Change(bug.Id, new JsonObject { ["product"] = Cast.Covers(bug) ? "Firefox" : "Thunderbird", ["component"] = "General", ["version"] = "unspecified" });
                break;
            case 3:
                admin.Change(bug.Id, bug.IsOpen
                    ? new JsonObject { ["status"] = "RESOLVED", ["resolution"] = random.Next(2) == 0 ? "FIXED" : "INVALID" }
                    : new JsonObject { ["status"] = "REOPENED" });
                break;
            case 4:
                admin.Comment(bug.Id, "reviewbot: quiet");
                break;
            case 5:
                admin.Comment(bug.Id, "reviewbot: ignore");
                break;
            case 6:
                admin.Comment(bug.Id, "reviewbot: resume");
                break;
            case 7:
                cast.Person(bug.Creator.Login).Comment(bug.Id, "reviewbot: hold not yet, please");
                break;
            case 8 when Secrets.ContainsKey(bug.Id):
                admin.Change(bug.Id, new JsonObject { ["groups"] = bug.Groups.Contains(Cast.Security) ? new JsonObject { ["remove"] = new JsonArray(Cast.Security) } : new JsonObject { ["add"] = new JsonArray(Cast.Security) } });
                break;
            case 9 when Secrets.ContainsKey(bug.Id):
                admin.Change(bug.Id, new JsonObject { ["groups"] = bug.Groups.Contains(Cast.Embargo) ? new JsonObject { ["remove"] = new JsonArray(Cast.Embargo) } : new JsonObject { ["add"] = new JsonArray(Cast.Embargo) } });
                break;
            case 10 when Secrets.ContainsKey(bug.Id):
                cast.Person(bug.Creator.Login).Comment(bug.Id, random.Next(5) == 0 ? "reviewbot: embargo lift" : $"reviewbot: embargo until {clock.Now.AddDays(1 + random.Next(40)):yyyy-MM-dd}");
                break;
            default:
                cast.Person(SandboxBugzilla.LoginOf("outsider")).Comment(bug.Id, "Me too.");
                break;
        }
    }

    private void Correct(State.Bug bug, State.Attachment attachment, bool asksAgain, bool forgets = false)
    {
        var requester = cast.Person(attachment.Creator.Login);
        var mark = Secrets.GetValueOrDefault(bug.Id, "plainly");
        var corrected = requester.Attach(bug.Id, "request-new.txt", random.Next(5) == 0 ? Forms.Incomplete(random, mark) : Forms.Complete(random, mark), comment: "Corrected.");
        clock.At(clock.Now + TimeSpan.FromSeconds(20 + random.Next(600)), () => Try(() =>
        {
            if (!forgets)
            {
                requester.Obsolete(attachment.Id);
            }

            if (asksAgain)
            {
                requester.Ask(corrected, random.Next(3) == 0 ? cast.Stewards[random.Next(3)] : null);
            }
        }));
    }

    private int Pick(params ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
        {
            sum += weight;
        }

        var roll = random.Next(sum);
        for (var i = 0; ; i++)
        {
            if ((roll -= weights[i]) < 0)
            {
                return i;
            }
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
