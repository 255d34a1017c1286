// One embargoed bug from its filing on, with people, a server and a bot on virtual time. What the bug is in truth is kept
// apart from what is read of it, and every opening is judged by that truth in plain logic.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Embargo;

/// <summary>What happened in many lives.</summary>
internal sealed class LifeTotals
{
    public int Lives, Opened, Warnings, Passes, Early, Unwarned, Held, Foreign, Twice, Late, BadClock, Unstaffed, LostAnswers, Crashes, GapChanges;

    public List<string> Violations { get; } = [];

    public void Add(LifeTotals other)
    {
        Lives += other.Lives;
        Opened += other.Opened;
        Warnings += other.Warnings;
        Passes += other.Passes;
        Early += other.Early;
        Unwarned += other.Unwarned;
        Held += other.Held;
        Foreign += other.Foreign;
        Twice += other.Twice;
        Late += other.Late;
        BadClock += other.BadClock;
        Unstaffed += other.Unstaffed;
        LostAnswers += other.LostAnswers;
        Crashes += other.Crashes;
        GapChanges += other.GapChanges;
        Violations.AddRange(other.Violations);
    }

    public override string ToString() =>
        $"""
        {Lives} lives, {Passes} passes, {Warnings} warnings, {Opened} opened
        {GapChanges} changes by humans between read and write, {LostAnswers} lost answers, {Crashes} crashes
        early {Early}, without warning {Unwarned}, under a hold {Held}, with a foreign group {Foreign}, twice {Twice},
        clocks apart {BadClock}, nobody there {Unstaffed}, late {Late}
        """;
}

/// <summary>One life.</summary>
internal sealed class EmbargoLife
{
    private const string Bot = "bot@example.org";
    private const string Requester = "rhea@example.org";
    private const string Steward = "sam@example.org";
    private const string Stranger = "pat@example.org";
    private const string Own = "embargo";
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"];
    private static readonly string[] HoldWords = ["reviewbot: hold", "reviewbot hold", "Dear ReviewBot, please hold this.", "hold", "`reviewbot: hold`"];

    private readonly Random random;
    private readonly LifeTotals totals;
    private readonly int seed;
    private readonly ReviewPolicy policy;
    private readonly TimeSpan interval;
    private readonly DateTimeOffset end;
    private readonly List<Comment> comments = [];
    private readonly List<HistoryEntry> history = [];
    private readonly List<Flag> needinfos = [];
    private ImmutableArray<string> groups = [Own];
    private ImmutableArray<string> keywords = [];
    private Flag? flag;
    private DateTimeOffset now;
    private long ids = 100;

    // The truth, as its makers know it.
    private string condition = "none";
    private DateOnly day;
    private bool awaitedFixed;
    private bool awaitedSeen = true;
    private string? holder;
    private int version;
    private (DateTimeOffset At, DateTimeOffset Announced, int Version)? warned;
    private int openings;
    private bool reclosed;
    private TimeSpan skew;
    private DateTimeOffset lastHuman;
    private (int Comments, int Changes) known;
    private DateTimeOffset? nextLook;
    private DateTimeOffset decidedAt;
    private (bool, bool, TimeSpan) heard;

    public EmbargoLife(int seed, LifeTotals totals)
    {
        this.seed = seed;
        this.totals = totals;
        random = new Random(seed);
        now = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(60 * 24 * 60));
        end = now.AddDays(40 + random.Next(50));
        interval = TimeSpan.FromMinutes(Pick(30, 60, 120));
        var from = random.Next(0, 12);
        policy = new ReviewPolicy
        {
            Self = Bot,
            Roster = new Roster([new Steward { Login = Steward }], []),
            Owners = ["olga@example.org"],
            Quiet = TimeSpan.FromMinutes(Pick(0, 2)),
            Markdown = random.Next(2) == 0,
            Embargo = new EmbargoPolicy
            {
                Groups = [Own, "embargo-2"],
                NoticePeriod = TimeSpan.FromHours(Pick(0, 12, 24, 168, 168, 168, 336)),
                Staffed = new StaffedTime
                {
                    TimeZone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]),
                    From = TimeSpan.FromHours(from),
                    To = TimeSpan.FromHours(from + random.Next(2, 13)),
                    Holidays = [.. Enumerable.Range(0, random.Next(8)).Select(_ => DateOnly.FromDateTime(now.DateTime).AddDays(random.Next(120)))],
                },
            },
        };
    }

    /// <summary>All that was decided.</summary>
    public Digest Decided { get; } = new();

    public void Run()
    {
        totals.Lives++;
        Comment(Requester, "Please keep this closed.");
        Step();
        flag = new Flag(++ids, "data-review", FlagStatus.Requested, Requester, Steward, now, now);
        Record(Requester, new FieldChange("flagtypes.name", "", $"data-review?({Steward})", 13));
        if (random.Next(5) > 0)
        {
            Step();
            condition = random.Next(2) == 0 ? "lift" : "date";
            day = LocalDay(now).AddDays(random.Next(0, 30));
            Terms(condition, condition == "lift" ? "reviewbot: embargo lift" : string.Create(CultureInfo.InvariantCulture, $"reviewbot: embargo until {day:yyyy-MM-dd}"));
        }

        var grantAt = now.AddDays(random.Next(12));
        var nextAct = NextAct();
        var down = DateTimeOffset.MinValue;
        var settles = DateTimeOffset.MinValue;
        for (var nextPass = now; now < end; nextPass += interval)
        {
            // People act between passes, much seldomer than passes come.
            for (; nextAct < nextPass; nextAct = NextAct())
            {
                now = nextAct;
                Act();
            }

            if (nextPass > grantAt && flag?.Status == FlagStatus.Requested)
            {
                grantAt = DateTimeOffset.MaxValue;
                Step();
                SetFlag(FlagStatus.Granted);
            }

            now = nextPass > now ? nextPass : now;
            if (random.Next(2000) == 0)
            {
                down = now.AddHours(random.Next(1, 24 * 20));
            }

            if (random.Next(1500) == 0)
            {
                skew = TimeSpan.FromSeconds(Pick(0, 30, 61, -61, 3600, -86400 * 3));
            }

            if (now >= down && now >= settles)
            {
                settles = Pass();
            }
        }
    }

    private DateTimeOffset NextAct() => now + (-Math.Log(1 - random.NextDouble()) * TimeSpan.FromHours(110));

    // One pass; returns until when the bug rests because a write had no answer.
    private DateTimeOffset Pass()
    {
        totals.Passes++;
        var clean = true;

        // As the service: a bug is loaded when it changed or is due, and not otherwise.
        // (Where it is due in each pass because of what others have to say, and they say the same, the outcome is the same.)
        var said = (awaitedFixed, awaitedSeen, skew);
        if (known == (comments.Count, history.Count) && (!(nextLook <= now) || (nextLook <= decidedAt && said == heard && now - decidedAt < TimeSpan.FromHours(6) && !IsDue())))
        {
            return Settle(clean);
        }

        (heard, decidedAt) = (said, now);

        var read = Read();
        var plan = Decide(read);
        for (var attempt = 0; attempt < 5 && !plan.IsEmpty; attempt++)
        {
            clean &= !Gap();
            var opens = plan.Effects.Any(e => e is Effect.RemoveGroups);
            if (opens || Changed(read))
            {
                read = Read();
                plan = Decide(read);
                clean &= !Gap();
                if (Changed(read))
                {
                    continue;
                }

                if (plan.IsEmpty)
                {
                    break;
                }
            }

            // The last read has been made; what comes now can't be known.
            var last = (Version: version, Holder: holder, Groups: groups, Keywords: keywords);
            clean &= !Gap();
            if (random.Next(40) == 0)
            {
                totals.Crashes++;
                return now;
            }

            if (!Write(plan, read.Version, last))
            {
                clean = false;
                read = Read();
                plan = Decide(read);
                continue;
            }

            if (random.Next(40) == 0)
            {
                totals.LostAnswers++;
                return now.AddMinutes(10);
            }

            if (random.Next(40) == 0)
            {
                totals.Crashes++;
            }

            break;
        }

        (known, nextLook) = plan.IsEmpty ? ((read.Comments, read.Bug.History.Length), plan.NextLook) : ((0, 0), null);
        return Settle(clean);
    }

    private DateTimeOffset Settle(bool clean)
    {
        if (clean && IsDue() && !groups.IsEmpty)
        {
            totals.Late++;
            totals.Violations.Add($"seed {seed}: late at {now:u}: {string.Join("; ", Decide(Read()).Reasons)}");
            groups = [];
            version++;
        }

        return now;
    }

    private bool Changed((BugSnapshot Bug, int Version, int Comments) read) => read.Comments != comments.Count || read.Bug.History.Length != history.Count;

    private bool Gap()
    {
        if (random.Next(12) != 0)
        {
            return false;
        }

        totals.GapChanges++;
        Act();
        return true;
    }

    private bool Write(Plan plan, int readVersion, (int Version, string? Holder, ImmutableArray<string> Groups, ImmutableArray<string> Keywords) last)
    {
        Step();
        if (plan.Effects.OfType<Effect.RemoveGroups>().FirstOrDefault() is { } opening)
        {
            if (!opening.Groups.All(groups.Contains))
            {
                return false;
            }

            Judge(opening, last);
            groups = groups.RemoveRange(opening.Groups);
            version++;
            openings++;
            totals.Opened++;
            Record(Bot, new FieldChange("groups", string.Join(", ", opening.Groups), ""));
        }

        foreach (var effect in plan.Effects)
        {
            switch (effect)
            {
                case Effect.AskNeedinfo ask:
                    needinfos.Add(new Flag(++ids, "needinfo", FlagStatus.Requested, Bot, ask.Login, now, now));
                    break;
                case Effect.ClearNeedinfo clear:
                    needinfos.RemoveAll(f => f.Id == clear.FlagId);
                    break;
            }
        }

        if (plan.Comment is { } text)
        {
            Comment(Bot, text);
            if (plan.Steps.Any(s => s.Word == "warned"))
            {
                totals.Warnings++;
                var state = plan.Steps.SelectMany(s => s.Marks).First(m => m.Step == EmbargoSteps.Warned).State!;
                warned = (now, DateTimeOffset.ParseExact(state.Split('/')[0], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), readVersion);
            }

            if (plan.Steps.Any(s => s.Word == "embargo-missed"))
            {
                version++;
            }
        }

        return true;
    }

    private void Judge(Effect.RemoveGroups opening, (int Version, string? Holder, ImmutableArray<string> Groups, ImmutableArray<string> Keywords) last)
    {
        Violation(!ConditionsHold() || flagAtLastRead != FlagStatus.Granted, ref totals.Early, "early");
        Violation(warned is not { } w || w.Version != last.Version || now - w.At < policy.Embargo.NoticePeriod || now < w.Announced, ref totals.Unwarned, "without warning");
        Violation(last.Holder is not null, ref totals.Held, "under a hold");
        Violation(last.Groups.Any(g => !policy.Embargo.Groups.Contains(g)) || !last.Keywords.IsEmpty || !opening.Groups.All(policy.Embargo.Groups.Contains), ref totals.Foreign, "with a foreign group");
        Violation(openings > 0 || reclosed, ref totals.Twice, "twice");
        Violation(skew.Duration() > TimeSpan.FromMinutes(1), ref totals.BadClock, "with clocks apart");
        Violation(!IsStaffed(now - TimeSpan.FromMinutes(3)) && !IsStaffed(now), ref totals.Unstaffed, "with nobody there");
    }

    private void Violation(bool violated, ref int count, string what)
    {
        if (violated)
        {
            count++;
            totals.Violations.Add($"seed {seed}: {what} at {now:u}");
        }
    }

    private FlagStatus? flagAtLastRead;
    private (string Condition, DateOnly Day, bool Fixed, bool Seen) atLastRead;

    private bool ConditionsHold() => atLastRead.Condition switch
    {
        "lift" => true,
        "date" => LocalDay(now) >= atLastRead.Day,
        "bug" => atLastRead is { Fixed: true, Seen: true },
        "both" => LocalDay(now) >= atLastRead.Day && atLastRead is { Fixed: true, Seen: true },
        _ => false,
    };

    // Whether the bug should be open by now, in plain words.
    private bool IsDue()
    {
        flagAtLastRead = flag?.Status;
        atLastRead = (condition, day, awaitedFixed, awaitedSeen);
        return ConditionsHold() && flag?.Status == FlagStatus.Granted && holder is null && keywords.IsEmpty && openings == 0 && !reclosed
            && groups.All(policy.Embargo.Groups.Contains) && skew.Duration() <= TimeSpan.FromMinutes(1)
            && warned is { } w && w.Version == version && now - w.At >= policy.Embargo.NoticePeriod && now >= w.Announced
            && IsStaffed(now) && IsStaffed(now - interval) && now - lastHuman > policy.Quiet + interval;
    }

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, policy.Embargo.Staffed.TimeZone).DateTime);

    private bool IsStaffed(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, policy.Embargo.Staffed.TimeZone);
        return local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !policy.Embargo.Staffed.Holidays.Contains(LocalDay(at))
            && local.TimeOfDay >= policy.Embargo.Staffed.From && local.TimeOfDay < policy.Embargo.Staffed.To;
    }

    private (BugSnapshot Bug, int Version, int Comments) Read()
    {
        flagAtLastRead = flag?.Status;
        atLastRead = (condition, day, awaitedFixed, awaitedSeen);
        return (new BugSnapshot
        {
            Id = 12,
            Product = "Thunderbird",
            Component = "General",
            Status = "NEW",
            Creator = Requester,
            Groups = groups,
            Keywords = keywords,
            CreationTime = comments[0].Time,
            LastChangeTime = now,
            Flags = [.. needinfos],
            Attachments = [new Attachment { Id = 13, Creator = Requester, CreationTime = comments[0].Time, Data = "a form"u8.ToArray(), Flags = flag is null ? [] : [flag] }],
            Comments = [.. comments],
            History = [.. history],
        }, version, comments.Count);
    }

    private Plan Decide((BugSnapshot Bug, int Version, int Comments) read)
    {
        var facts = new EmbargoFacts
        {
            ClockSkew = skew,
            Bugs = awaitedSeen ? ImmutableDictionary<int, ReferredBug>.Empty.Add(7, awaitedFixed ? new("RESOLVED", "FIXED") : new("NEW", "")) : ImmutableDictionary<int, ReferredBug>.Empty,
        };
        var plan = Decider.Decide([CaseFold.Fold(read.Bug, policy)], policy, new World { Rotation = RotationFacts.From([], []), Facts = facts }, now)[0];
        Decided.Add(now, plan);
        return plan;
    }

    private void Act()
    {
        Step();
        lastHuman = now;
        switch (random.Next(2) == 0 ? random.Next(8, 11) : random.Next(groups.IsEmpty ? 30 : 24))
        {
            case 0 or 1 or 2:
                day = LocalDay(now).AddDays(random.Next(0, 40));
                Terms("date", string.Create(CultureInfo.InvariantCulture, $"reviewbot: embargo until {day:yyyy-MM-dd}"));
                break;
            case 3 or 4:
                Terms("lift", "reviewbot: embargo lift");
                break;
            case 5:
                Terms("bug", "reviewbot: embargo until bug 7 fixed");
                break;
            case 6:
                day = LocalDay(now).AddDays(random.Next(0, 20));
                Terms("both", string.Create(CultureInfo.InvariantCulture, $"reviewbot: embargo until {day:yyyy-MM-dd} and bug 7 fixed"));
                break;
            case 7:
                Terms("unclear", random.Next(2) == 0 ? "reviewbot: embargo until the 35th of May 2027" : "reviewbot embargo until 2027-05-05");
                break;
            case 8 or 9:
                awaitedFixed = random.Next(3) > 0;
                break;
            case 10:
                awaitedSeen = random.Next(4) > 0;
                break;
            case 11 when !groups.IsEmpty:
                holder = Stranger;
                version++;
                Comment(Stranger, HoldWords[random.Next(HoldWords.Length)]);
                break;
            case 12 or 13 when !groups.IsEmpty:
                holder = null;
                version++;
                Comment(Steward, "reviewbot: resume");
                break;
            case 14 when !groups.IsEmpty:
                ChangeGroups(groups.Contains("secret") ? [] : ["secret"], groups.Contains("secret") ? ["secret"] : []);
                break;
            case 15 when groups.Contains("secret"):
                ChangeGroups([], ["secret"]);
                break;
            case 16:
                keywords = keywords.IsEmpty && random.Next(3) == 0 ? ["sec-high"] : [];
                Record(Steward, new FieldChange("keywords", "", "sec-high"));
                break;
            case 17 or 18 or 19 or 20 when flag?.Status == FlagStatus.Requested:
                SetFlag(random.Next(8) == 0 ? FlagStatus.Denied : FlagStatus.Granted);
                break;
            case 21 when random.Next(4) == 0:
                SetFlag(flag is null || flag.Status != FlagStatus.Requested ? FlagStatus.Requested : null);
                break;
            case 22 when random.Next(6) == 0 && !groups.IsEmpty:
                ChangeGroups([], [.. groups]);
                condition = "none";
                break;
            case > 26:
                reclosed = openings > 0;
                condition = "none";
                ChangeGroups([Own], []);
                break;
            default:
                Comment(Requester, "Any news?");
                break;
        }
    }

    private void Terms(string kind, string words)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        condition = kind;
        version++;
        Comment(random.Next(2) == 0 ? Requester : Steward, words);
    }

    private void SetFlag(FlagStatus? to)
    {
        var before = flag is null ? "" : "data-review" + Sign(flag.Status) + (flag.Requestee is { } asked ? $"({asked})" : "");
        version += flag?.Status == FlagStatus.Granted || to is FlagStatus.Denied || (to == FlagStatus.Requested) ? 1 : 0;
        flag = to is not { } status ? null
            : new Flag(flag?.Id ?? ++ids, "data-review", status, status == FlagStatus.Requested ? Requester : Steward, status == FlagStatus.Requested ? Steward : null, flag?.Created ?? now, now);
        var after = flag is null ? "" : "data-review" + Sign(flag.Status) + (flag.Requestee is { } who ? $"({who})" : "");
        Record(flag?.Setter ?? Requester, new FieldChange("flagtypes.name", before, after, 13));
    }

    private static char Sign(FlagStatus status) => status == FlagStatus.Requested ? '?' : status == FlagStatus.Granted ? '+' : '-';

    private void ChangeGroups(string[] add, string[] remove)
    {
        groups = [.. groups.Except(remove).Union(add)];
        version++;
        Record("olga@example.org", new FieldChange("groups", string.Join(", ", remove), string.Join(", ", add)));
    }

    private void Comment(string by, string text) => comments.Add(new Comment(++ids, comments.Count, by, now, text));

    private void Record(string who, FieldChange change) => history.Add(new HistoryEntry(now, who, [change]));

    private void Step() => now = now.AddSeconds(random.Next(1, 20));

    private int Pick(params int[] of) => of[random.Next(of.Length)];
}
