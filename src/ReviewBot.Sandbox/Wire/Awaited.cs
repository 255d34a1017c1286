namespace ReviewBot.Sandbox.Wire;

/// <summary>A page in two parts: what is known is sent at once, the rest when something has happened, or nothing for a while.</summary>
/// <param name="Known">How many bytes of the body can be sent at once.</param>
/// <param name="HasCome">Whether the rest tells what was waited for.</param>
public sealed record Awaited(int Known, bool HasCome);
