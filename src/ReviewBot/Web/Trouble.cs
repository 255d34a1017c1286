namespace ReviewBot.Web;

/// <summary>Why there is no page, for people.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">In a sentence or two, with what can be done.</param>
internal sealed record Trouble(string Title, string Text)
{
    /// <summary>What a status without a page of its own means.</summary>
    public static Trouble Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => new("Nothing here", "There is no such page. If it is a bug's: either no data review was ever asked for in it, or it isn't public, or the number is wrong."),
        StatusCodes.Status405MethodNotAllowed => new("This is for reading", "These pages show things; nothing can be changed here. What should change is said in the bug."),
        StatusCodes.Status413PayloadTooLarge => new("Too large", "That is more than any form is. A filled-in form is a few kilobytes of plain text."),
        StatusCodes.Status503ServiceUnavailable => new("Not just now", "What is known can't be read at the moment. Nothing is lost; try again in a minute."),
        >= 500 => new("A fault of ours", "This page could not be made, and the reason is in the service's log. The other pages may still work."),
        _ => new("That didn't work", "The address or what was sent isn't what this page expects."),
    };
}
