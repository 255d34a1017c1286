namespace ReviewBot.Reviews.Timeline;

/// <summary>
/// The one way of a bug's own words (title, names, form, file names, whiteboard, comments) into anything but that bug
/// itself: logs, pages, the register, notices, other bugs. While the bug is in any group, none of them gets through.
/// </summary>
public static class Redaction
{
    /// <summary>What stands in the place of what isn't told.</summary>
    public const string Closed = "(restricted)";

    /// <summary>The bug's title for a reader of whom nothing is known.</summary>
    public static string Title(BugSnapshot bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        return Text(bug, bug.Summary);
    }

    /// <summary>Anything else that the bug says, for a reader of whom nothing is known.</summary>
    /// <param name="bug">The bug that it is of.</param>
    /// <param name="text">The text.</param>
    public static string Text(BugSnapshot bug, string text)
    {
        ArgumentNullException.ThrowIfNull(bug);
        return bug.IsRestricted ? Closed : text;
    }
}
