using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>Somebody whom a visitor can be.</summary>
/// <param name="Login">Who it is.</param>
/// <param name="Does">What they do here.</param>
internal sealed record Part(string Login, string Does);

/// <summary>Whom a visitor can be: people only; what programs do, they do over REST.</summary>
internal static class Cast
{
    public static readonly IReadOnlyList<Part> Parts =
    [
        new(World.Requester, "wants to collect data"),
        new(World.Requester2, "wants to collect data"),
        new(World.Steward1, "data steward"),
        new(World.Steward2, "data steward"),
        new(World.Steward3, "data steward"),
        new(World.Outsider, "passes by"),
        new(World.Security, "security team"),
        new(World.Admin, "administrator"),
    ];
}
