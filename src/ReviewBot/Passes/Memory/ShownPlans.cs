namespace ReviewBot.Passes.Memory;

/// <summary>What a dry run has shown in the log, so that it is shown once.</summary>
internal sealed class ShownPlans
{
    private readonly HashSet<string> keys = [];

    /// <summary>Adds a plan by its key; returns whether it is new.</summary>
    public bool Add(string key) => keys.Add(key);
}
