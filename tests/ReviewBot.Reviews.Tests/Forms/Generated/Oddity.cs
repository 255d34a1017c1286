namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>One thing that people do to a form.</summary>
/// <param name="Code">Its kind, such as <c>A5</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="Takes">What it settles.</param>
/// <param name="Forbids">What another one must not settle beside it.</param>
/// <param name="Apply">Does it.</param>
internal sealed record Oddity(string Code, string Name, Slots Takes, Slots Forbids, Action<FormDraft> Apply)
{
    /// <summary>Whether both can be done to one form.</summary>
    public bool GoesWith(Oddity other) => Code != other.Code && ((Takes | Forbids) & other.Takes) == 0 && (Takes & (other.Takes | other.Forbids)) == 0;
}
