using System.Globalization;

namespace ReviewBot.Simulation;

/// <summary>What can come over two services on one database.</summary>
/// <param name="What">It, in words.</param>
/// <param name="Times">How often it comes.</param>
/// <param name="Happens">Lets it come over a pair; the task in the task is done when all is as before.</param>
internal sealed record Mishap(string What, int Times, Func<Pair, Task<Task>> Happens)
{
    private readonly Lock counting = new();
    private TimeSpan longest;

    /// <summary>How long it took until work went on.</summary>
    public void Took(TimeSpan time)
    {
        lock (counting)
        {
            longest = time > longest ? time : longest;
        }
    }

    /// <summary>A row of the table.</summary>
    public string Row() => string.Create(CultureInfo.InvariantCulture, $"| {What} | {Times} | {longest.TotalSeconds:0.0} s |");
}
