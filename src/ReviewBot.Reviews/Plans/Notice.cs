namespace ReviewBot.Reviews.Plans;

/// <summary>What is to be told to the owners privately; never goes into a bug.</summary>
/// <param name="Key">The same for the same matter, so that it is told once.</param>
/// <param name="BugId">The bug, or null if it is about none.</param>
/// <param name="Text">The text; must not name anything of a restricted bug but its number.</param>
/// <param name="Arose">When the matter arose, where that is not now; what arose before the ledger began is not mailed.</param>
public sealed record Notice(string Key, int? BugId, string Text, DateTimeOffset? Arose = null);
