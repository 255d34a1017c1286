namespace ReviewBot.Reviews.Replies;

/// <summary>Whose words a character of a comment is; the greater wins where several apply.</summary>
internal enum Zone : byte
{
    /// <summary>The author's own, to everybody.</summary>
    Text,

    /// <summary>Formally part of something inert, and yet perhaps meant: a line that runs on from a quote, an indented one, a fence or tag that is never closed. No command is taken from it, a hold is.</summary>
    Murky,

    /// <summary>Code within a line: an example, as in our own help.</summary>
    InlineCode,

    /// <summary>Somebody else's, or no words at all: quotes, fenced code, HTML elements, links, generated lines.</summary>
    Inert,
}
