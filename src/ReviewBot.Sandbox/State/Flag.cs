namespace ReviewBot.Sandbox.State;

internal sealed record FlagType(int Id, string Name, bool ForBugs)
{
    /// <summary>Null: every product.</summary>
    public IReadOnlySet<string>? Products { get; init; }
    public bool IsActive { get; init; } = true;
    public bool IsRequestable { get; init; } = true;
    public bool IsRequesteeble { get; init; } = true;
    public bool IsMultiplicable { get; init; } = true;
    public string? GrantGroup { get; init; }
    public string? RequestGroup { get; init; }

    public string Description => $"{Name} flag";

    public bool IsIn(string product) => Products is null || Products.Contains(product);

    public bool CanGrant(User user) => GrantGroup is null || user.In(GrantGroup);

    public bool CanRequest(User user) => RequestGroup is null || user.In(RequestGroup) || (GrantGroup is not null && user.In(GrantGroup));
}

internal sealed record Flag(int Id, FlagType Type, char Status, User Setter, User? Requestee, DateTimeOffset Created, DateTimeOffset Modified)
{
    /// <summary>As history and answers write it: the name, the status, the requestee in parentheses.</summary>
    public string Text => $"{Type.Name}{Status}{(Requestee is null ? "" : $"({Requestee.Login})")}";
}
