namespace ReviewBot.Servers;

/// <summary>Requests sent in a pass, by method.</summary>
internal sealed record SentRequests(long Get, long Put, long Post);
