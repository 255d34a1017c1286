namespace ReviewBot.Settings;

/// <summary>
/// The settings in force. Each pass takes them up anew; a bad change is told loudly and the last good ones stay. Server
/// and ledger need a restart.
/// </summary>
internal sealed partial class SettingsStore(LoadedSettings first, Func<LoadedSettings> read, ILogger<SettingsStore> logger)
{
    private readonly string baseUrl = first.Values.Bugzilla.BaseUrl;
    private readonly string? database = first.Database;
    private string? told;

    /// <summary>The last good settings.</summary>
    public LoadedSettings Current { get; private set; } = first;

    /// <summary>What is wrong with the present file, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the settings again.</summary>
    public LoadedSettings Refresh()
    {
        try
        {
            var next = read();
            if (next.Values.Bugzilla.BaseUrl != baseUrl || next.Database != database)
            {
                throw new SettingsException(["Bugzilla:BaseUrl, Storage: a change of these needs a restart"]);
            }

            Current = next;
            Problem = told = null;
        }
        catch (SettingsException e)
        {
            Problem = e.Message;
            if (told != e.Message)
            {
                told = e.Message;
                foreach (var error in e.Errors)
                {
                    Log.BadChange(logger, error);
                }
            }
        }

        return Current;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The changed settings are not taken up, the last good ones stay in force. {Error}")]
        public static partial void BadChange(ILogger logger, string error);
    }
}
