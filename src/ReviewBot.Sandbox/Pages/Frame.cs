using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Pages;

/// <summary>What all pages share.</summary>
/// <param name="State">The server.</param>
/// <param name="Visitor">Who looks.</param>
/// <param name="Service">Where the bot's own pages are, if it has any.</param>
/// <param name="Path">The page's address, without who looks.</param>
/// <param name="Asked">What the visitor asked for or filled in.</param>
internal sealed record Frame(BugzillaState State, Visitor Visitor, Uri? Service, string Path, PageRequest Asked)
{
    /// <summary>Why what was filled in wasn't taken; null if it was, or nothing was.</summary>
    public string? Refused { get; init; }

    /// <summary>The bug that the page is about, if any.</summary>
    public int? Id { get; init; }

    public string Home => Visitor.User is null ? "/" : $"/?{Visitor.Suffix[1..]}";

    public string NewBug => $"/enter_bug.cgi?{(Visitor.User is null ? $"{Visitor.Field}={State.Users[World.Requester].Nick}" : Visitor.Suffix[1..])}";

    /// <summary>This very page as somebody else sees it.</summary>
    public string As(User user) => $"{Path}?{(Id is { } id ? $"id={id}&" : "")}{Visitor.Field}={user.Nick}";

    public string Bug(int id) => $"/show_bug.cgi?id={id}{Visitor.Suffix}";

    public string Attachment(int id) => $"/attachment.cgi?id={id}{Visitor.Suffix}";
}
