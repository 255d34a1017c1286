namespace ReviewBot.Storage;

/// <summary>What pages show of bugs. What it is stands in JSON, of which only whoever makes it knows more.</summary>
internal sealed class Trails(Ledger ledger)
{
    /// <summary>Keeps what is shown of a bug that everybody may see.</summary>
    /// <param name="bug">The bug.</param>
    /// <param name="waiting">How many requests wait in it.</param>
    /// <param name="queue">What lists show of it.</param>
    /// <param name="trail">What its page shows.</param>
    public void Put(int bug, int waiting, string queue, string trail) => Put(bug, restricted: false, waiting, queue, trail);

    /// <summary>Keeps of a restricted bug that so many requests wait in it, and nothing else.</summary>
    public void PutRestricted(int bug, int waiting) => Put(bug, restricted: true, waiting, null, null);

    /// <summary>Keeps what is shown of many bugs as one: the disk is waited for once.</summary>
    public void AtOnce(Action keep) => ledger.InTransaction(keep);

    /// <summary>What a bug's page shows; null where there is none.</summary>
    public string? Of(int bug) => ledger.Query<string>("SELECT trail FROM trails WHERE bug = @bug AND restricted = @no AND trail IS NOT NULL", new { bug, no = false }).FirstOrDefault();

    /// <summary>What lists show of the bugs in which something waits.</summary>
    public List<string> Waiting() => ledger.Query<string>("SELECT queue FROM trails WHERE waiting > 0 AND restricted = @no AND queue IS NOT NULL ORDER BY bug", new { no = false });

    /// <summary>The same of those among some bugs.</summary>
    public List<string> WaitingIn(IEnumerable<int> bugs) => [.. bugs.Distinct().Chunk(Ledger.Most).SelectMany(some =>
        ledger.Query<string>("SELECT queue FROM trails WHERE bug IN @some AND waiting > 0 AND restricted = @no AND queue IS NOT NULL", new { some, no = false }))];

    /// <summary>How many requests wait in restricted bugs.</summary>
    public int WaitingUnseen() => ledger.Scalar<int>("SELECT coalesce(sum(waiting), 0) FROM trails WHERE waiting > 0 AND restricted = @yes", new { yes = true });

    private void Put(int bug, bool restricted, int waiting, string? queue, string? trail) => ledger.Execute(
        """
        INSERT INTO trails (bug, restricted, waiting, queue, trail) VALUES (@bug, @restricted, @waiting, @queue, @trail)
        ON CONFLICT (bug) DO UPDATE SET restricted = @restricted, waiting = @waiting, queue = @queue, trail = @trail
        """,
        new { bug, restricted, waiting, queue, trail });
}
