using ReviewBot.Hosting;
using ReviewBot.Storage;

namespace ReviewBot.Health;

/// <summary>Whether this instance works, stands by while another one does, or can't reach what they share.</summary>
/// <param name="Reached">The database answers; true where there is none to share.</param>
/// <param name="AnotherWorks">Another instance brought the last pass to a good end, not long ago.</param>
/// <param name="Told">That in words; null where nothing is shared.</param>
internal sealed record Shift(bool Reached, bool AnotherWorks, string? Told)
{
    /// <summary>Asks the database, which alone knows.</summary>
    /// <param name="bot">This instance.</param>
    /// <param name="longest">How long ago a good pass may be.</param>
    public static Shift Of(Bot bot, TimeSpan longest)
    {
        try
        {
            if (bot.Standing is not { } standing)
            {
                return new Shift(true, false, null);
            }

            var ago = standing.Now - standing.GoodPass.Until;
            var another = standing.GoodPass.Holder != bot.Instance && ago < longest;
            return new Shift(true, another, another ? $"standby: another instance brought the last pass to its end {ago.TotalSeconds:0} s ago" : "working");
        }
        catch (LedgerException)
        {
            return new Shift(false, false, "unknown");
        }
    }
}
