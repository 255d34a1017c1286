using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>A link.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="Offset">Where its text begins in the line.</param>
internal readonly record struct FormLink(string Url, int Offset);

/// <summary>
/// One line of a form, or one line of a cell, as a reader sees it: without markup, with what the markup said. Whether it was written
/// in Markdown, HTML or plain text makes no difference any more.
/// </summary>
internal sealed record FormUnit
{
    /// <summary>What is to be read; backticks are left in, since they tell code from words.</summary>
    public required string Text { get; init; }

    /// <summary>Line in the source, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>How deep it is quoted.</summary>
    public int Quote { get; init; }

    /// <summary>Whether it stands in a fenced block.</summary>
    public bool Code { get; init; }

    /// <summary>The number of the list item that it begins.</summary>
    public int? Number { get; init; }

    /// <summary>Whether it begins an item of a list without numbers.</summary>
    public bool Bullet { get; init; }

    /// <summary>Level of the heading, 0 for none.</summary>
    public int Heading { get; init; }

    /// <summary>Whether all of it is bold or italic.</summary>
    public bool Emphasis { get; init; }

    /// <summary>How many characters at its beginning are bold or italic, where not all of it is.</summary>
    public int Lead { get; init; }

    /// <summary>Whether it stands in the head of a table.</summary>
    public bool IsHead { get; init; }

    /// <summary>State of the checkbox that it begins with.</summary>
    public bool? Checked { get; init; }

    /// <summary>Blanks before it, a tab counting as four.</summary>
    public int Indent { get; init; }

    /// <summary>Its place in a table.</summary>
    public Cell? Cell { get; init; }

    /// <summary>Whether a new paragraph begins with it.</summary>
    public bool NewParagraph { get; init; }

    /// <summary>Whether something in it is struck out, which its text leaves out.</summary>
    public bool Struck { get; init; }

    /// <summary>Whether it is a line across the page and has no text.</summary>
    public bool Separator { get; init; }

    /// <summary>The links in it, in their order.</summary>
    public IReadOnlyList<FormLink> Links { get; init; } = [];

    /// <summary>Whether it may go on the sentence of the line before it.</summary>
    public bool ContinuesLine => !NewParagraph && !Separator && Cell is null && Number is null && !Bullet && Heading == 0 && Checked is null;
}
