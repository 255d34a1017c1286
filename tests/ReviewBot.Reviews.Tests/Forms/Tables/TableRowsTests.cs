using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Tests.Forms.Tables;

/// <summary>Rows of tables, line by line.</summary>
internal sealed class TableRowsTests
{
    private static string? Cells(TableRows rows, string line, bool bullet = false) =>
        rows.Row(line, bullet) is { } cells ? string.Join(" / ", cells.Select(c => $"{c.Cell.Row},{c.Cell.Column} {c.Text.Trim()}")) : null;

    [Test]
    public void Pipes_around_or_between_make_rows_of_one_table()
    {
        var rows = new TableRows();
        Assert.That(Cells(rows, "| a | b |"), Is.EqualTo("0,0 a / 0,1 b"));
        Assert.That(rows.Rule("|---|:-:|"), Is.EqualTo(TableRule.BelowHead));
        Assert.That(Cells(rows, "c | d"), Is.EqualTo("1,0 c / 1,1 d"));
        Assert.That(Cells(rows, "| e \\| f | |"), Is.EqualTo("2,0 e \\| f / 2,1 "));
        Assert.That(rows.IsOpen, Is.True);
    }

    [Test]
    public void Without_a_rule_one_pipe_in_a_sentence_is_no_row()
    {
        Assert.That(Cells(new TableRows(), "Home | Away"), Is.Null);
        Assert.That(Cells(new TableRows(), "| a | b |", bullet: true), Is.Null);
    }

    [Test]
    public void A_blank_line_ends_the_table()
    {
        var rows = new TableRows();
        Cells(rows, "| a | b |");
        rows.Rule("|---|---|");
        rows.Blank();
        Assert.That(Cells(rows, "c | d"), Is.Null);
        Assert.That(rows.Row("| e | f |", false)![0].Cell.Table, Is.Not.EqualTo(1_000_001));
    }

    [Test]
    public void Jiras_doubled_pipes_divide_once() => Assert.That(Cells(new TableRows(), "||a||b||"), Is.EqualTo("0,0 a / 0,1 b"));

    [Test]
    public void Lines_between_the_rules_of_a_grid_are_one_row()
    {
        var rows = new TableRows();
        Assert.That(rows.Rule("+----+----+"), Is.EqualTo(TableRule.Border));
        Cells(rows, "| a | b |");
        Assert.That(rows.Rule("+====+====+"), Is.EqualTo(TableRule.BelowHead));
        Cells(rows, "| c | d |");
        rows.Rule("+----+----+");
        var first = rows.Row("| e | f |", false)![0].Cell.Row;
        Assert.That(rows.Row("| g | h |", false)![0].Cell.Row, Is.EqualTo(first));
    }

    [Test]
    public void A_simple_table_has_its_columns_where_its_rules_have_them()
    {
        var rows = new TableRows();
        Assert.That(rows.Rule("=====  ======"), Is.EqualTo(TableRule.Border));
        Assert.That(Cells(rows, "What   Kind"), Is.EqualTo("0,0 What / 0,1 Kind"));
        Assert.That(rows.Rule("=====  ======"), Is.EqualTo(TableRule.BelowHead));
        Assert.That(Cells(rows, "Open   2"), Is.EqualTo("1,0 Open / 1,1 2"));
        Assert.That(Cells(rows, "       more"), Is.EqualTo("1,0  / 1,1 more"));
        Assert.That(rows.Rule("=====  ======"), Is.EqualTo(TableRule.Border));
        Assert.That(Cells(rows, "Words again"), Is.Null);
    }

    [Test]
    public void Tabs_divide_but_not_where_they_stand_for_blanks()
    {
        Assert.That(Cells(new TableRows(), "What it is\tCategory 2\t1990001"), Is.EqualTo("0,0 What it is / 0,1 Category 2 / 0,2 1990001"));
        Assert.That(Cells(new TableRows(), "How\tlong\twill\tthis\tdata\tbe\tcollected?"), Is.Null);
    }

    [TestCase("-- and --")]
    [TestCase("-----")]
    [TestCase("=====")]
    public void Other_lines_are_no_rules(string line) => Assert.That(new TableRows().Rule(line), Is.EqualTo(TableRule.None));
}
