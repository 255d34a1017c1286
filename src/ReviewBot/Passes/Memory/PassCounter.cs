namespace ReviewBot.Passes.Memory;

/// <summary>Numbers the passes, for the log.</summary>
internal sealed class PassCounter
{
    private int passes;

    /// <summary>The next number.</summary>
    public int Next() => ++passes;
}
