using System.Collections.Immutable;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using LiftWarning = ReviewBot.Reviews.Embargo.Warning;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>
/// Every way in which an embargoed bug can stand, against an oracle in plain logic. The warning is put into the bug as it
/// would have been posted, so that each guard stands alone: with all others satisfied it alone keeps the bug closed.
/// </summary>
public sealed class DecisionTableTests
{
    private const string Steward = "sam@example.org";
    private const string Owner = "olga@example.org";
    private const string Outsider = "pat@example.org";
    private const string Own = "embargo";
    private const string Second = "embargo-partners";

    // A Monday and the Monday after, within staffed hours.
    private static readonly DateTimeOffset WarnedAt = new(2026, 11, 30, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Notice = TimeSpan.FromDays(7);

    private static readonly ReviewPolicy Policy = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Steward }], []),
        Owners = [Owner],
        Quiet = TimeSpan.Zero,
        Releases = new ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays>.Empty
            .Add(150, new(null, null, new DateOnly(2026, 12, 1))).Add(151, new(null, null, new DateOnly(2027, 1, 12)))),

        // Of the next one, nothing but an estimate is known; that day is over.
        ReleasesOnAndroid = new ReleaseCalendar(ImmutableSortedDictionary<int, VersionDays>.Empty.Add(20, new(null, null, new DateOnly(2026, 10, 6)))),
        Embargo = new EmbargoPolicy
        {
            Groups = [Own, Second],
            NoticePeriod = Notice,
            Staffed = new StaffedTime { Holidays = [new DateOnly(2026, 12, 9)] },
        },
    };

    /// <summary>One way to stand; the first value of each is the one with which the bug is opened.</summary>
    internal sealed record Row(string Groups, string Keyword, string Product, string Terms, string Speaker, string Review, string Hold, double? Skew, string Warning, string Now, bool Reclosed);

    private static readonly string[] Groups = [Own, $"{Own},{Second}", $"{Own},foreign", "foreign", ""];
    private static readonly string[] Keywords = ["", "telemetry", "sec-high", "csectype-uaf", "security"];
    private static readonly string[] Products = ["Thunderbird", "Firefox"];
    private static readonly string[] Terms =
    [
        "until 2026-12-01", "lift", "until bug 1 fixed", "until bug 2 fixed", "until bug 3 fixed", "until bug 4 fixed", "until 2026-12-25", "until Thunderbird 150 released",
        "until Thunderbird 151 released", "until Thunderbird 152 released", "until Thunderbird Android 21 released", "until owner/repo#1 merged", "until owner/repo#2 merged", "until owner/repo#3 merged",
        "until owner/repo@v1 released", "until owner/repo@v2 released", "until I say so", "until 2026-12-01 and bug 1 fixed", "until 2026-12-01 and bug 2 fixed", "until 2026-02-30", "until 2025-01-01", "",
    ];

    private static readonly string[] TermsThatHold =
        ["until 2026-12-01", "lift", "until bug 1 fixed", "until Thunderbird 150 released", "until owner/repo#1 merged", "until owner/repo@v1 released", "until 2026-12-01 and bug 1 fixed"];

    private static readonly string[] Speakers = [BugBuilder.Requester, Steward, Owner, Outsider, "helper.bugs"];
    private static readonly string[] Answers = ["+", "-", "?", "X", "+?", "+X"];
    private static readonly string[] Holds = ["", "reviewbot: hold", "reviewbot hold", "please hold, reviewbot", "by holder ended", "by stranger ended"];
    private static readonly double?[] Skews = [0, 60, -60, 61, -61, 86400, null];
    private static readonly string[] Warnings = ["in time", "too late", "none", "announced later", "on other conditions", "before a repetition"];
    private static readonly string[] Nows = ["staffed", "weekend", "night", "holiday"];

    private static bool Oracle(Row row) =>
        row.Groups.Length > 0 && row.Groups.Split(',').All(g => g is Own or Second)
        && row.Keyword is "" or "telemetry" && row.Product == "Thunderbird"
        && TermsThatHold.Contains(row.Terms) && row.Speaker is BugBuilder.Requester or Steward or Owner
        && row.Review == "+" && row.Hold is "" or "by holder ended"
        && row.Skew is >= -60 and <= 60 && row.Warning == "in time" && row.Now == "staffed" && !row.Reclosed;

    [Test]
    public void It_opens_if_and_only_if_the_oracle_says_so()
    {
        var rows = SinglesAndPairs().Concat(Sample(20_000)).Distinct().ToList();
        var open = 0;
        foreach (var row in rows)
        {
            var plan = Decide(row);
            var opens = plan.Effects.OfType<Effect.RemoveGroups>().ToList();
            Assert.That(opens, Has.Count.EqualTo(Oracle(row) ? 1 : 0), $"{row}: {string.Join("; ", plan.Reasons)}");
            if (opens is [var opening])
            {
                open++;
                Assert.That(opening.Groups, Is.EquivalentTo(row.Groups.Split(',')));
                Assert.That(plan.Comment, Does.Contain("I have removed the group").And.Not.Contain("public"));
            }
        }

        TestContext.Out.WriteLine($"{rows.Count} rows, {open} open");
        Assert.That(open, Is.GreaterThan(50));
    }

    // A guard that some other always covers could be lost without a test to miss it.
    [TestCase(CheckKind.Condition)]
    [TestCase(CheckKind.Granted)]
    [TestCase(CheckKind.Hold)]
    [TestCase(CheckKind.OtherGroups)]
    [TestCase(CheckKind.Keywords)]
    [TestCase(CheckKind.Scope)]
    [TestCase(CheckKind.NotReclosed)]
    [TestCase(CheckKind.Clock)]
    [TestCase(CheckKind.Notice)]
    [TestCase(CheckKind.Staffed)]
    public void Each_guard_alone_keeps_a_bug_closed(CheckKind guard)
    {
        var alone = SinglesAndPairs().Distinct().Where(row => !Oracle(row)).Select(Look)
            .Count(state => state.Checks.Where(c => c.Kind != guard).All(c => c.IsMet) && !state.IsMet(guard));
        Assert.That(alone, Is.GreaterThan(0));
    }

    private static Plan Decide(Row row)
    {
        var (bug, world, now) = Stage(row);
        return Decider.Decide([CaseFold.Fold(bug, Policy)], Policy, world, now)[0];
    }

    private static EmbargoState Look(Row row)
    {
        var (bug, world, now) = Stage(row);
        return Embargoes.Look(CaseFold.Fold(bug, Policy), Policy, world.Facts, now);
    }

    private static (BugSnapshot Bug, World World, DateTimeOffset Now) Stage(Row row)
    {
        var builder = new BugBuilder(product: row.Product).Restrict(Own, "at-first").At(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        if (row.Reclosed)
        {
            builder.ChangeGroups(BugBuilder.Bot, [], [Own, "at-first"]).ChangeGroups(Owner, [Own, "at-first"], []);
        }

        builder.ChangeGroups(Owner, row.Groups.Split(',', StringSplitOptions.RemoveEmptyEntries), ["at-first", .. row.Groups.Split(',').Contains(Own) ? Array.Empty<string>() : [Own]]);
        if (row.Keyword.Length > 0)
        {
            builder.Keyword(row.Keyword);
        }

        builder.Attach(13, "a form").Ask(13, requestee: Steward);
        switch (row.Review)
        {
            case "+":
                builder.Decide(13, Steward, FlagStatus.Granted);
                break;
            case "-":
                builder.Decide(13, Steward, FlagStatus.Denied);
                break;
            case "X":
                builder.Clear(13);
                break;
            case "+?":
                builder.Decide(13, Steward, FlagStatus.Granted).AskAgain(13, requestee: Steward);
                break;
            case "+X":
                builder.Decide(13, Steward, FlagStatus.Granted).Clear(13);
                break;
        }

        var terms = row.Terms.Length == 0 ? "Thanks." : $"reviewbot: embargo {row.Terms}";
        builder.Say(row.Speaker, terms);
        switch (row.Hold)
        {
            case "":
                break;
            case "by holder ended":
                builder.Say(Outsider, "reviewbot: hold").Say(Outsider, "reviewbot: resume");
                break;
            case "by stranger ended":
                builder.Say(Outsider, "reviewbot: hold").Say("somebody@example.org", "reviewbot: resume");
                break;
            default:
                builder.Say(Outsider, row.Hold);
                break;
        }

        Warn(builder, row);
        if (row.Warning == "before a repetition")
        {
            builder.Say(row.Speaker, terms);
        }

        var now = row.Now switch
        {
            "weekend" => new DateTimeOffset(2026, 12, 12, 12, 0, 0, TimeSpan.Zero),
            "night" => new DateTimeOffset(2026, 12, 8, 17, 0, 0, TimeSpan.Zero),
            "holiday" => new DateTimeOffset(2026, 12, 9, 12, 0, 0, TimeSpan.Zero),
            _ => row.Warning == "too late" ? WarnedAt + Notice - TimeSpan.FromSeconds(1) : WarnedAt + Notice,
        };
        var github = ImmutableDictionary<LiftCondition, bool>.Empty
            .Add(new LiftCondition.PullRequestMerged("owner/repo", 1), true).Add(new LiftCondition.PullRequestMerged("owner/repo", 2), false)
            .Add(new LiftCondition.ReleasePublished("owner/repo", "v1"), true);
        var bugs = ImmutableDictionary<int, ReferredBug>.Empty.Add(1, new("RESOLVED", "FIXED")).Add(2, new("NEW", "")).Add(3, new("RESOLVED", "WONTFIX"));
        var world = new World
        {
            Rotation = RotationFacts.From([], []),
            Facts = new EmbargoFacts { ClockSkew = row.Skew is { } skew ? TimeSpan.FromSeconds(skew) : null, GitHub = github, Bugs = bugs },
        };
        return (builder.Build(), world, now);
    }

    // As it would have been posted, whatever else stands in the way.
    private static void Warn(BugBuilder builder, Row row)
    {
        if (row.Warning == "none")
        {
            return;
        }

        builder.At(WarnedAt - TimeSpan.FromMinutes(1));
        var @case = CaseFold.Fold(builder.Build(), Policy);
        var state = Embargoes.Look(@case, Policy, new EmbargoFacts(), WarnedAt);
        var announced = row.Warning == "announced later" ? WarnedAt + TimeSpan.FromDays(20) : WarnedAt + Notice;
        var basis = row.Warning == "on other conditions" ? LiftWarning.State(announced, @case, EmbargoTerms.None) : LiftWarning.State(announced, @case, state.Terms);
        builder.Say(BugBuilder.Bot, "I will open this.\n\n" + Mark.Render(12, [new MarkItem(EmbargoSteps.Subject, EmbargoSteps.Warned, basis)], markdown: false));
    }

    private static Row Make(Func<int, int> pick) => new(
        Groups[pick(0) % Groups.Length], Keywords[pick(1) % Keywords.Length], Products[pick(2) % Products.Length], Terms[pick(3) % Terms.Length], Speakers[pick(4) % Speakers.Length],
        Answers[pick(5) % Answers.Length], Holds[pick(6) % Holds.Length], Skews[pick(7) % Skews.Length], Warnings[pick(8) % Warnings.Length], Nows[pick(9) % Nows.Length], pick(10) % 2 == 1);

    // All pairs of values with everything else as it should be; one value with itself is the single.
    private static IEnumerable<Row> SinglesAndPairs()
    {
        int[] sizes = [Groups.Length, Keywords.Length, Products.Length, Terms.Length, Speakers.Length, Answers.Length, Holds.Length, Skews.Length, Warnings.Length, Nows.Length, 2];
        for (var a = 0; a < sizes.Length; a++)
        {
            for (var b = a; b < sizes.Length; b++)
            {
                for (var i = 0; i < sizes[a]; i++)
                {
                    for (var j = 0; j < sizes[b]; j++)
                    {
                        var (x, y, u, v) = (a, b, i, j);
                        yield return Make(d => d == x ? u : d == y ? v : 0);
                    }
                }
            }
        }
    }

    private static IEnumerable<Row> Sample(int count)
    {
        var random = new Random(20261125);
        for (var i = 0; i < count; i++)
        {
            // Mostly good values, or nothing would ever be opened.
            yield return Make(_ => random.Next(4) == 0 ? random.Next(1000) : 0);
        }
    }
}
