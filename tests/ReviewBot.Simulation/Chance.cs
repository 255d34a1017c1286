namespace ReviewBot.Simulation;

/// <summary>What chance decides.</summary>
internal static class Chance
{
    /// <summary>One of them.</summary>
    public static T Of<T>(this Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    /// <summary>One of them, by weight.</summary>
    public static T Weighed<T>(this Random random, params ReadOnlySpan<(int Weight, T Item)> all)
    {
        var sum = 0;
        foreach (var (weight, _) in all)
        {
            sum += weight;
        }

        var roll = random.Next(sum);
        for (var i = 0; ; i++)
        {
            if ((roll -= all[i].Weight) < 0)
            {
                return all[i].Item;
            }
        }
    }
}
