namespace ReviewBot.Passes.Memory;

/// <summary>Bugs that should have been opened and were not yet.</summary>
internal sealed class OverdueOpenings
{
    private readonly HashSet<int> bugs = [];

    /// <summary>How many there are.</summary>
    public int Count => bugs.Count;

    /// <summary>Adds one; returns whether it is new.</summary>
    public bool Add(int bug) => bugs.Add(bug);

    /// <summary>It was opened, or isn't to be any more.</summary>
    public void Remove(int bug) => bugs.Remove(bug);
}
