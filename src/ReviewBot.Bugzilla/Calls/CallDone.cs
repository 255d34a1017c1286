namespace ReviewBot.Bugzilla.Calls;

/// <summary>One attempt at a call, after it ended; says nothing of any bug or person.</summary>
/// <param name="Method">The method.</param>
/// <param name="Template">The end point's address with names instead of numbers, one of <c>CallTemplates.All</c>.</param>
/// <param name="Waited">How long it waited for its turn.</param>
/// <param name="Took">How long the server took; zero for what never left.</param>
/// <param name="Failure">Why it was no success, or null.</param>
public sealed record CallDone(string Method, string Template, TimeSpan Waited, TimeSpan Took, Exception? Failure);
