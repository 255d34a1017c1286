namespace ReviewBot.Reviews.Forms.Tables;

/// <summary>Where a piece of text stands in a table.</summary>
/// <param name="Table">Counts the tables of the text.</param>
/// <param name="Row">Counts the rows of the table.</param>
/// <param name="Column">Counts the columns, from 0.</param>
internal readonly record struct Cell(int Table, int Row, int Column);
