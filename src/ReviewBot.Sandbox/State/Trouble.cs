namespace ReviewBot.Sandbox.State;

/// <summary>What the server suffers from.</summary>
internal sealed class Trouble
{
    public bool InMaintenance { get; set; }

    public bool DatabaseIsDown { get; set; }

    /// <summary>How far the database that most is read from is behind; zero: not at all.</summary>
    public TimeSpan ReplicaLag { get; set; }
}
