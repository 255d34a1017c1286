using ReviewBot.Hosting;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;

namespace ReviewBot.Health;

/// <summary>How the last passes went; what the health pages show.</summary>
internal sealed class HealthState(TimeProvider time)
{
    /// <summary>What is said of a key that the server does not take.</summary>
    public const string Refused = "refused";

    /// <summary>What is said of settings that are in force.</summary>
    public const string Good = "good";

    private const string NoPass = "no pass yet";
    private const string DatabaseProblem = "the database can't be used; the log says why";

    private readonly Lock gate = new();
    private DateTimeOffset? lastGoodPass;
    private PassReport? last;
    private string? problem = NoPass;
    private string key = "not tried yet";
    private string database = "open";
    private int notices;

    /// <summary>A pass came to its end.</summary>
    public void Passed(PassReport report, int noticeCount)
    {
        lock (gate)
        {
            last = report.InBrief();
            lastGoodPass = time.GetUtcNow();
            problem = null;
            key = "accepted";
            database = "open";
            notices = noticeCount;
        }
    }

    /// <summary>A pass did not come to its end.</summary>
    /// <param name="what">Why; shown to anybody who may see the pages.</param>
    /// <param name="keyState">What that says about the key, or null for nothing.</param>
    public void Failed(string what, string? keyState = null)
    {
        lock (gate)
        {
            problem = what;
            key = keyState ?? key;
        }
    }

    /// <summary>A pass did not come to its end because of the ledger.</summary>
    public void LedgerFailed()
    {
        lock (gate)
        {
            problem = DatabaseProblem;
            database = "not usable";
        }
    }

    /// <summary>The state for the ready page; says nothing of any bug.</summary>
    public ReadyReport Report(Bot bot)
    {
        var longest = (bot.Interval * 3) + TimeSpan.FromMinutes(1);
        var shift = Shift.Of(bot, longest);
        lock (gate)
        {
            var settings = bot.Settings.Current;
            var skew = last?.ClockSkew ?? TimeSpan.Zero;
            var standsBy = shift.AnotherWorks && (problem is null or NoPass or DatabaseProblem);
            var late = lastGoodPass is { } good && time.GetUtcNow() - good > longest ? "the last good pass is long ago" : null;
            var wrong = !shift.Reached ? DatabaseProblem : standsBy ? null : problem ?? late;
            return new ReadyReport
            {
                Ready = wrong is null,
                Server = bot.Server.AbsoluteUri,
                DryRun = settings.DryRun,
                Mode = settings.DryRun ? "DRY RUN" : "live",
                LastGoodPass = lastGoodPass,
                Problem = wrong,
                Instance = shift.Told,
                Key = key,
                Clock = lastGoodPass is null ? "not compared yet" : Compared(skew),
                ClockAgrees = skew.Duration() <= Clock.Tolerance,
                Database = Database(bot, shift, standsBy),
                Settings = bot.Settings.Problem is null ? Good : "the changed settings are not usable, the last good ones are in force; the log says why",
                Failed = last?.Failed ?? 0,
                TriedAgain = last?.TriedAgain ?? 0,
                GivenUp = last?.GivenUp ?? 0,
                StoppedByCap = last?.StoppedByCap,
                SwitchedOff = last?.SwitchedOff,
                Drifted = last?.Drifted ?? 0,
                Notices = notices,
                OverdueOpenings = last?.Overdue ?? 0,
            };
        }
    }

    private static string Compared(TimeSpan skew) => skew.Duration() > Clock.Tolerance
        ? $"the server's is {skew.Duration().TotalSeconds:0} s {(skew > TimeSpan.Zero ? "ahead" : "behind")}: nothing is opened before they agree"
        : "agrees with the server's";

    private string Database(Bot bot, Shift shift, bool standsBy) => bot.Ledger.IsForgetful ? "in memory" : !shift.Reached ? "not usable" : standsBy ? "open" : database;
}

/// <summary>What <c>/health/ready</c> shows.</summary>
internal sealed record ReadyReport
{
    public bool Ready { get; init; }

    public required string Server { get; init; }

    public bool DryRun { get; init; }

    public required string Mode { get; init; }

    public DateTimeOffset? LastGoodPass { get; init; }

    public string? Problem { get; init; }

    /// <summary>Whether this instance works or stands by; null where no others share its ledger.</summary>
    public string? Instance { get; init; }

    public required string Key { get; init; }

    public required string Clock { get; init; }

    public bool ClockAgrees { get; init; }

    public required string Database { get; init; }

    public required string Settings { get; init; }

    /// <summary>Bugs that failed in the last pass.</summary>
    public int Failed { get; init; }

    /// <summary>Bugs that failed, in the last pass or before, and wait for their next try.</summary>
    public int TriedAgain { get; init; }

    /// <summary>Bugs that were given up, and are tried every six hours all the same.</summary>
    public int GivenUp { get; init; }

    /// <summary>How many writes the last pass had planned where that was over the cap; else null.</summary>
    public int? StoppedByCap { get; init; }

    /// <summary>Capabilities that were switched off after too many unexpected outcomes; a restart switches them on.</summary>
    public string? SwitchedOff { get; init; }

    /// <summary>Bugs that a look at everything found and the polls had missed.</summary>
    public int Drifted { get; init; }

    /// <summary>What the owners have been, or should have been, told so far.</summary>
    public int Notices { get; init; }

    public int OverdueOpenings { get; init; }

    /// <summary>What is checked, one by one.</summary>
    public IReadOnlyList<CheckView> Checks { get; init; } = [];
}

/// <summary>One thing that is checked.</summary>
/// <param name="Name">What.</param>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> (somebody should look) or <c>unhealthy</c>.</param>
/// <param name="Reason">Why; says nothing of any bug.</param>
internal sealed record CheckView(string Name, string Status, string Reason);
