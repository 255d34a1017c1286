namespace ReviewBot.Settings;

/// <summary>
/// The settings in force. They are read anew every few seconds and before each pass; a bad change is told loudly and the
/// last good ones stay. Server and ledger need a restart.
/// </summary>
internal sealed partial class SettingsStore(LoadedSettings first, Func<LoadedSettings> read, ILogger<SettingsStore> logger)
{
    private readonly Lock gate = new();
    private readonly string baseUrl = first.Values.Bugzilla.BaseUrl;
    private readonly Database? database = first.Database;
    private readonly string? collector = first.Values.Telemetry.OtlpEndpoint;
    private volatile LoadedSettings current = first;
    private volatile string? problem;

    /// <summary>The last good settings.</summary>
    public LoadedSettings Current => current;

    /// <summary>What is wrong with the present file, or null.</summary>
    public string? Problem => problem;

    /// <summary>Called after other settings came into force.</summary>
    public Action<LoadedSettings>? Changed { get; set; }

    /// <summary>Reads the settings again.</summary>
    public LoadedSettings Refresh()
    {
        lock (gate)
        {
            try
            {
                TakeUp(read());
            }
            catch (SettingsException e)
            {
                if (problem != e.Message)
                {
                    problem = e.Message;
                    foreach (var error in e.Errors)
                    {
                        Log.BadChange(logger, error);
                    }
                }
            }

            return current;
        }
    }

    private void TakeUp(LoadedSettings next)
    {
        var errors = new List<string>();
        if (next.Values.Bugzilla.BaseUrl != baseUrl)
        {
            errors.Add("Bugzilla:BaseUrl: a change of the server needs a restart");
        }

        if (next.Database != database)
        {
            errors.Add("Storage: a change of the ledger's place needs a restart");
        }

        if (next.Values.Telemetry.OtlpEndpoint != collector)
        {
            errors.Add("Telemetry:OtlpEndpoint: a change of the collector needs a restart");
        }

        if (errors.Count > 0)
        {
            throw new SettingsException(errors);
        }

        var good = problem is not null;
        problem = null;
        if (!ReferenceEquals(next, current) && next.Fingerprint != current.Fingerprint)
        {
            current = next;
            Log.Changed(logger, next.DryRun ? " DRY RUN: nothing is written." : "");
            foreach (var warning in next.Warnings)
            {
                Log.Warning(logger, warning);
            }

            foreach (var note in next.Notes)
            {
                Log.Note(logger, note);
            }

            Changed?.Invoke(next);
        }
        else if (good)
        {
            Log.GoodAgain(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The changed settings are not taken up, the last good ones stay in force. {Error}")]
        public static partial void BadChange(ILogger logger, string error);

        [LoggerMessage(2, LogLevel.Information, "The changed settings are in force.{Mode}")]
        public static partial void Changed(ILogger logger, string mode);

        [LoggerMessage(3, LogLevel.Information, "The settings are good again, as they are in force.")]
        public static partial void GoodAgain(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "{Warning}")]
        public static partial void Warning(ILogger logger, string warning);

        [LoggerMessage(5, LogLevel.Information, "{Note}")]
        public static partial void Note(ILogger logger, string note);
    }
}
