using System.Text.Json.Nodes;
using ReviewBot.Sandbox;
using State = ReviewBot.Sandbox.State;

namespace ReviewBot.Simulation;

/// <summary>What somebody may do on a bug, and how likely that is, as its request stands.</summary>
internal sealed class Acts(Cast cast, VirtualClock clock, Random random, IReadOnlyDictionary<int, string> secrets, Action<Action> attempt)
{
    private string AnySteward => random.Of(cast.Stewards);

    private bool Half => random.Next(2) == 0;

    /// <summary>Somebody is quicker at the flag than the bot.</summary>
    public void Overtake(State.Attachment attachment)
    {
        var steward = cast.Person(AnySteward);
        var requester = cast.Person(attachment.Creator.Login);
        random.Weighed<Action>(
            (4, () => steward.SetFlag(attachment.Id, Cast.Flag, "+", comment: Half ? Forms.Review : null)),
            (2, () => steward.SetFlag(attachment.Id, Cast.Flag, "-")),
            (3, () => requester.SetFlag(attachment.Id, Cast.Flag, "?", AnySteward)),
            (1, () => requester.SetFlag(attachment.Id, Cast.Flag, "?")),
            (1, () => requester.SetFlag(attachment.Id, Cast.Flag, "X")))();
    }

    /// <summary>A steward is asked.</summary>
    public void Asked(State.Bug bug, State.Attachment attachment, string asked)
    {
        var steward = cast.Person(asked);
        var other = cast.Person(AnySteward);
        var requester = cast.Person(attachment.Creator.Login);
        random.Weighed<Action>(
            (26, () => steward.SetFlag(attachment.Id, Cast.Flag, "+", comment: Half ? Forms.Review : null)),
            (5, () => steward.SetFlag(attachment.Id, Cast.Flag, "-", comment: "The opt-out is missing.")),
            (8, () => steward.Comment(bug.Id, "reviewbot: approve")),
            (3, () => steward.Comment(bug.Id, Words.Denial)),
            (6, () => steward.Comment(bug.Id, Half ? "reviewbot: decline" : "reviewbot: decline busy")),
            (4, () => other.Comment(bug.Id, "reviewbot: reassign")),
            (3, () => other.Comment(bug.Id, "reviewbot: assign me")),
            (3, () => requester.Comment(bug.Id, $"reviewbot: assign :{(Half ? "maren" : "tomas")}")),
            (4, () => requester.SetFlag(attachment.Id, Cast.Flag, "?", AnySteward)),
            (3, () => requester.SetFlag(attachment.Id, Cast.Flag, "?")),
            (4, () => requester.SetFlag(attachment.Id, Cast.Flag, "X")),
            (2, () => steward.Comment(bug.Id, Forms.Review)),
            (3, () => steward.Comment(bug.Id, $"reviewbot: escalate {(Half ? "legal" : "trust")} a third party gets the data")),
            (4, () => Correct(bug, attachment, asksAgain: true)),
            (4, () => Correct(bug, attachment, asksAgain: false)),
            (4, () => steward.Comment(bug.Id, "Who will look at the data? Please say so here.")),
            (3, () => cast.Person(SandboxBugzilla.LoginOf("outsider")).Comment(bug.Id, Half ? "reviewbot: approve" : "> reviewbot: approve\n\nWhat does that do?")),
            (3, () => steward.Comment(bug.Id, $"reviewbot: remind in {1 + random.Next(9)} days")),
            (2, () => requester.Comment(bug.Id, "reviewbot: approve")),
            (4, () => steward.Comment(bug.Id, random.Of(Words.NoDecisions))),
            (3, () => steward.Comment(bug.Id, random.Of(Words.Refusals))),
            (3, () => other.Comment(bug.Id, Half ? "reviewbot: take" : "reviewbot: I'll take this")),
            (4, () => steward.Comment(bug.Id, random.Of(Words.Remarks))),
            (2, () => steward.Comment(bug.Id, $"reviewbot: snooze until {clock.Now.AddDays(2 + random.Next(9)):yyyy-MM-dd}")),
            (4, () =>
            {
                steward.Comment(bug.Id, Half ? "reviewbot: approve" : Words.Denial);
                steward.Comment(bug.Id, random.Of(Words.SecondThoughts));
            }))();
    }

    /// <summary>Nobody is asked.</summary>
    public void Unasked(State.Bug bug, State.Attachment attachment)
    {
        var requester = cast.Person(attachment.Creator.Login);
        random.Weighed<Action>(
            (8, () => Correct(bug, attachment, asksAgain: true)),
            (8, () => Correct(bug, attachment, asksAgain: false)),
            (6, () => requester.Comment(bug.Id, "reviewbot: assign")),
            (4, () => requester.SetFlag(attachment.Id, Cast.Flag, "?", AnySteward)),
            (4, () => requester.Comment(bug.Id, random.Of(Words.SmallTalk))),
            (3, () => requester.SetFlag(attachment.Id, Cast.Flag, "X")),
            (3, () => cast.Person(AnySteward).SetFlag(attachment.Id, Cast.Flag, "+")),
            (3, () => cast.Person(AnySteward).Comment(bug.Id, "reviewbot: assign me")),
            (10, () => requester.Comment(bug.Id, random.Of(Words.Answers))),
            (6, () => Correct(bug, attachment, asksAgain: random.Next(4) != 0, forgets: true)),
            (2, () => requester.Comment(bug.Id, "These are two different requests, please review both.")))();
    }

    /// <summary>The request is decided, or withdrawn.</summary>
    public void Decided(State.Bug bug, State.Attachment attachment, State.Flag? flag)
    {
        var requester = cast.Person(attachment.Creator.Login);
        void Thank() => requester.Comment(bug.Id, "Thank you all.");
        random.Weighed<Action>(
            (6, attachment.IsObsolete ? Thank : () => requester.SetFlag(attachment.Id, Cast.Flag, "?", Half ? AnySteward : null)),
            (4, () => Correct(bug, attachment, asksAgain: Half)),
            (3, () => requester.Comment(bug.Id, Half ? "reviewbot: explain" : "reviewbot: help")),
            (3, flag is null ? Thank : () => cast.Person(AnySteward).SetFlag(attachment.Id, Cast.Flag, Half ? "X" : "-")),
            (2, () => cast.Person(AnySteward).Comment(bug.Id, "reviewbot: approve")),
            (2, Thank))();
    }

    /// <summary>What happens around a request.</summary>
    public void Surround(State.Bug bug)
    {
        var admin = cast.Person(cast.Owner);
        var creator = cast.Person(bug.Creator.Login);
        void Change(JsonObject change) => admin.Change(bug.Id, change);
        void Toggle(string group) => Change(new JsonObject { ["groups"] = new JsonObject { [bug.Groups.Contains(group) ? "remove" : "add"] = new JsonArray(group) } });
        void JoinIn() => cast.Person(SandboxBugzilla.LoginOf("outsider")).Comment(bug.Id, "Me too.");
        var hasSecret = secrets.ContainsKey(bug.Id);
        random.Weighed<Action>(
            (2, () => Change(new JsonObject { ["whiteboard"] = "[no-reviewbot]" })),
            (2, () => Change(new JsonObject { ["whiteboard"] = "" })),
            (3, bug.Groups.Count > 0 ? JoinIn : () => Change(new JsonObject { ["product"] = Cast.Covers(bug) ? "Firefox" : "Thunderbird", ["component"] = "General", ["version"] = "unspecified" })),
            (3, () => Change(bug.IsOpen ? new JsonObject { ["status"] = "RESOLVED", ["resolution"] = Half ? "FIXED" : "INVALID" } : new JsonObject { ["status"] = "REOPENED" })),
            (2, () => admin.Comment(bug.Id, "reviewbot: quiet")),
            (2, () => admin.Comment(bug.Id, "reviewbot: ignore")),
            (2, () => admin.Comment(bug.Id, "reviewbot: resume")),
            (2, () => creator.Comment(bug.Id, "reviewbot: hold not yet, please")),
            (2, hasSecret ? () => Toggle(Cast.Security) : JoinIn),
            (2, hasSecret ? () => Toggle(Cast.Embargo) : JoinIn),
            (3, hasSecret ? () => creator.Comment(bug.Id, random.Next(5) == 0 ? "reviewbot: embargo lift" : $"reviewbot: embargo until {clock.Now.AddDays(1 + random.Next(40)):yyyy-MM-dd}") : JoinIn),
            (2, JoinIn))();
    }

    // Some seconds or minutes later: people see to the old attachment after they have added the new one.
    private void Correct(State.Bug bug, State.Attachment attachment, bool asksAgain, bool forgets = false)
    {
        var requester = cast.Person(attachment.Creator.Login);
        var mark = secrets.GetValueOrDefault(bug.Id, "plainly");
        var corrected = requester.Attach(bug.Id, "request-new.txt", random.Next(5) == 0 ? Forms.Incomplete(random, mark) : Forms.Complete(random, mark), comment: "Corrected.");
        clock.At(clock.Now + TimeSpan.FromSeconds(20 + random.Next(600)), () => attempt(() =>
        {
            if (!forgets)
            {
                requester.Obsolete(attachment.Id);
            }

            if (asksAgain)
            {
                requester.Ask(corrected, random.Next(3) == 0 ? AnySteward : null);
            }
        }));
    }
}
