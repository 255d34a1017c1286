namespace ReviewBot.Sandbox.State;

internal sealed record Group(int Id, string Name, string Description);

internal sealed record Component(int Id, string Name);

internal sealed record Product(
    int Id,
    string Name,
    IReadOnlyList<Component> Components,
    IReadOnlyList<string> Versions,
    ISet<string> Groups,
    string? DefaultSecurityGroup);
