namespace ReviewBot.Sandbox.State;

internal sealed class User
{
    public required int Id { get; init; }
    public required string Login { get; init; }
    public required string RealName { get; init; }
    public required string Nick { get; init; }
    public required string Key { get; set; }
    public HashSet<string> Groups { get; } = new(StringComparer.Ordinal);
    public bool KeyRevoked { get; set; }

    /// <summary>What the administrator wrote when closing the account; empty while it is open.</summary>
    public string DisabledText { get; set; } = "";

    /// <summary>BMO: refuses review, data-review and needinfo.</summary>
    public bool BlocksRequests { get; set; }

    public bool IsEnabled => DisabledText.Length == 0;

    public string Identity => $"{RealName} <{Login}>";

    public bool In(string group) => Groups.Contains(group);
}
