using ReviewBot.Passes;

namespace ReviewBot.Web;

/// <summary>How the last passes went; what the health pages show.</summary>
internal sealed class HealthState(TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset? lastGoodPass;
    private PassReport? last;
    private string? problem = "no pass yet";
    private int notices;
    private TimeSpan skew;
    private int overdue;

    /// <summary>A pass came to its end.</summary>
    public void Passed(PassReport report, int noticeCount, TimeSpan clockSkew, int overdueOpenings)
    {
        lock (gate)
        {
            last = report;
            lastGoodPass = time.GetUtcNow();
            problem = null;
            notices = noticeCount;
            skew = clockSkew;
            overdue = overdueOpenings;
        }
    }

    /// <summary>A pass did not come to its end.</summary>
    public void Failed(string what)
    {
        lock (gate)
        {
            problem = what;
        }
    }

    /// <summary>The state for the ready page; says nothing of any bug.</summary>
    public ReadyReport Report(Bot bot)
    {
        lock (gate)
        {
            var settings = bot.Settings.Current;
            var late = lastGoodPass is { } good && time.GetUtcNow() - good > (settings.Interval * 3) + TimeSpan.FromMinutes(1);
            return new ReadyReport
            {
                Ready = problem is null && !late,
                Server = bot.Server.AbsoluteUri,
                DryRun = settings.DryRun,
                Mode = settings.DryRun ? "DRY RUN" : "live",
                LastGoodPass = lastGoodPass,
                Problem = problem ?? (late ? "the last good pass is long ago" : null),
                Settings = bot.Settings.Problem is null ? "good" : "the changed settings are not usable; the last good ones are in force (see the log)",
                ClockSkewSeconds = Math.Round(skew.TotalSeconds),
                Database = "open",
                Failed = last?.Failed ?? 0,
                Notices = notices,
                OverdueOpenings = overdue,
            };
        }
    }
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

    public required string Settings { get; init; }

    public double ClockSkewSeconds { get; init; }

    public required string Database { get; init; }

    public int Failed { get; init; }

    public int Notices { get; init; }

    public int OverdueOpenings { get; init; }
}
