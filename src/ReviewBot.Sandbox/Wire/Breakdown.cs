namespace ReviewBot.Sandbox.Wire;

/// <summary>How far a write came before the database gave up.</summary>
public enum Breakdown
{
    /// <summary>Nothing is stored.</summary>
    NothingStored,

    /// <summary>An attachment's change without its comment, the bug's flags and the copy to the requestee; other writes: all of it.</summary>
    HalfStored,

    /// <summary>Everything is stored; only the answer says otherwise.</summary>
    AllStored,
}
