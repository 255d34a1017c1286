namespace ReviewBot.Settings;

/// <summary>What is found in settings; each line begins with the setting's full name.</summary>
internal sealed class SettingsFindings
{
    /// <summary>What keeps the bot from working.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>What is odd but works.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What is worth knowing.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>An error where something doesn't hold.</summary>
    public void Require(bool holds, string error)
    {
        if (!holds)
        {
            Errors.Add(error);
        }
    }
}
