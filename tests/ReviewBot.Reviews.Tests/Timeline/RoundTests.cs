using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Timeline;

public sealed class RoundTests
{
    private const string Sam = "sam@example.org";
    private const string Tess = "tess@example.org";

    [Test]
    public void Asking_opens_a_round_and_retargeting_does_not_open_another()
    {
        var rounds = Fold(new BugBuilder().Attach(13, "x").Ask(13).Retarget(13, BugBuilder.Bot, Sam).Retarget(13, Sam, Tess));

        Assert.That(rounds, Has.Length.EqualTo(1));
        Assert.That(rounds[0].Requester, Is.EqualTo(BugBuilder.Requester));
        Assert.That(rounds[0].Assignments.Select(a => (a.Steward, a.By)), Is.EqualTo(new[] { (Sam, BugBuilder.Bot), (Tess, Sam) }));
        Assert.That(rounds[0].Removed.Select(a => a.Steward), Is.EqualTo(new[] { Sam }));
        Assert.That(rounds[0].IsOpen);
    }

    [Test]
    public void A_grant_ends_the_round_and_asking_again_begins_the_second()
    {
        var rounds = Fold(new BugBuilder().Attach(13, "x").Ask(13, requestee: Sam).Decide(13, Sam, FlagStatus.Granted).AskAgain(13, requestee: Sam));

        Assert.That(rounds, Has.Length.EqualTo(2));
        Assert.That(rounds[0].Decision, Is.Not.Null);
        Assert.That(rounds[0].Decision!.By, Is.EqualTo(Sam));
        Assert.That(rounds[1].Requester, Is.EqualTo(BugBuilder.Requester));
        Assert.That(rounds[1].IsOpen);
    }

    [Test]
    public void Obsoleting_withdraws_the_request()
    {
        var rounds = Fold(new BugBuilder().Attach(13, "x").Ask(13).Obsolete(13));

        Assert.That(rounds.Single().WithdrawnAt, Is.Not.Null);
    }

    [Test]
    public void A_grant_that_we_overwrote_is_a_lost_decision_and_no_new_round()
    {
        var bug = new BugBuilder().Attach(13, "x").Ask(13).Decide(13, Sam, FlagStatus.Granted).AskAgain(13, BugBuilder.Bot, Tess);

        var round = Fold(bug).Single();
        Assert.That(round.LostDecision, Is.Not.Null);
        Assert.That(round.LostDecision!.By, Is.EqualTo(Sam));
        Assert.That(round.Decision, Is.Null);
    }

    [Test]
    public void A_lost_decision_that_a_human_asks_for_again_is_overtaken_and_not_put_right()
    {
        var bug = new BugBuilder().Attach(13, "x").Ask(13).Decide(13, Sam, FlagStatus.Granted).AskAgain(13, BugBuilder.Bot, Tess).Retarget(13, BugBuilder.Requester, Sam);

        var round = Fold(bug).Single();
        Assert.That(round.LostDecision, Is.Null);
        Assert.That((round.Overtaken?.Lost.By, round.Overtaken?.By), Is.EqualTo((Sam, BugBuilder.Requester)));
        Assert.That(round.IsOpen);
    }

    [Test]
    public void What_happened_within_one_second_is_put_in_the_order_in_which_it_can_have_happened()
    {
        FieldChange[] order = [Change("", "data-review?"), Change("data-review?", $"data-review?({Sam})"), Change($"data-review?({Sam})", "data-review+")];
        string[] people = [BugBuilder.Requester, BugBuilder.Bot, Sam];
        foreach (var (a, b, c) in new[] { (0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1) })
        {
            var history = new[] { a, b, c }.Select(i => new HistoryEntry(At(1), people[i], [order[i]])).ToArray();
            var changes = FlagChanges.InOrder(FlagChanges.OnAttachments(history, "data-review"));

            Assert.That(changes.Select(x => x.Who), Is.EqualTo(people), $"{a}{b}{c}");
        }

        static FieldChange Change(string removed, string added) => new("flagtypes.name", removed, added, 13);
    }

    [Test]
    public void Two_requestees_are_one_round_which_either_grant_ends()
    {
        var changes = new[]
        {
            new HistoryEntry(At(1), BugBuilder.Requester, [new FieldChange("flagtypes.name", "", $"review+, data-review?({Sam}), data-review?({Tess})", 13)]),
            new HistoryEntry(At(2), Tess, [new FieldChange("flagtypes.name", $"data-review?({Tess})", "data-review+", 13)]),
        };
        var attachment = new Attachment { Id = 13, Creator = BugBuilder.Requester };

        var round = Rounds.Fold(attachment, FlagChanges.OnAttachments(changes, "data-review"), "data-review", BugBuilder.Bot).Single();

        Assert.That(round.Assignments.Select(a => a.Steward), Is.EqualTo(new[] { Sam, Tess }));
        Assert.That(round.Decision?.By, Is.EqualTo(Tess));
    }

    [Test]
    public void Setting_and_obsoleting_within_one_second_is_a_request_that_was_withdrawn()
    {
        var changes = new[] { new HistoryEntry(At(1), BugBuilder.Requester, [new FieldChange("flagtypes.name", "data-review?", "data-review? ", 13)]) };

        var round = Rounds.Fold(new Attachment { Id = 13 }, FlagChanges.OnAttachments(changes, "data-review"), "data-review", BugBuilder.Bot).Single();

        Assert.That(round.WithdrawnAt, Is.Not.Null);
    }

    [Test]
    public void A_flag_without_history_is_a_round_of_its_setter()
    {
        var flag = new Flag(5, "data-review", FlagStatus.Requested, Tess, Sam, At(1), At(1));

        var round = Rounds.Fold(new Attachment { Id = 13, Flags = [flag] }, [], "data-review", BugBuilder.Bot).Single();

        Assert.That(round.Requester, Is.EqualTo(Tess));
        Assert.That(round.Assignments.Single().Steward, Is.EqualTo(Sam));
    }

    [TestCase("data-review?", 1)]
    [TestCase("review?, data-review?(a@example.org), data-review+", 2)]
    [TestCase("data-review-team?", 0)]
    [TestCase("data-review", 0)]
    [TestCase("data-review?(", 0)]
    [TestCase("", 0)]
    public void Flag_lists_are_read_by_name(string list, int expected) =>
        Assert.That(FlagChanges.Parse(list, "data-review"), Has.Length.EqualTo(expected));

    private static DateTimeOffset At(int minute) => new(2026, 11, 16, 9, minute, 0, TimeSpan.Zero);

    private static System.Collections.Immutable.ImmutableArray<Round> Fold(BugBuilder builder)
    {
        var bug = builder.Build();
        return Rounds.Fold(bug.Attachments[0], FlagChanges.OnAttachments(bug.History, "data-review"), "data-review", BugBuilder.Bot);
    }
}
