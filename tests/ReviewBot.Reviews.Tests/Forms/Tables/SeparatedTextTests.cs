using ReviewBot.Reviews.Forms.Tables;

namespace ReviewBot.Reviews.Tests.Forms.Tables;

/// <summary>A spreadsheet's export, and texts that only look like one.</summary>
internal sealed class SeparatedTextTests
{
    private const string Rows = "Question,Answer\nWhy,Because\nHow long,\"6 months, then again\"\nWho,\"All\"\n";

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    public void Its_cells_are_divided_by_one_mark(char mark)
    {
        var records = SeparatedText.Read($"Question{mark}Answer\nWhy{mark}\"For \"\"us\"\"{mark} too\"\nHow long{mark}6 months\nWho{mark}All\n")!.Value.Records;
        Assert.That(records.Select(r => string.Join('|', r.Cells)), Is.EqualTo(new[] { "Question|Answer", $"Why|For \"us\"{mark} too", "How long|6 months", "Who|All" }));
    }

    [Test]
    public void A_quoted_cell_may_hold_line_ends_and_the_lines_are_counted_on() =>
        Assert.That(SeparatedText.Read("Question,Answer\r\nWhy,\"One\r\ntwo\"\r\nHow long,\"6 months\"\r\nWho,All\r\n")!.Value.Records.Select(r => r.Line), Is.EqualTo(new[] { 1, 2, 4, 5 }));

    [Test]
    public void Lines_above_it_are_kept_apart()
    {
        var (above, records) = SeparatedText.Read("Data review\n\n" + Rows)!.Value;
        Assert.That(above, Is.EqualTo(new[] { "Data review", "" }));
        Assert.That(records[0].Line, Is.EqualTo(3));
    }

    [Test]
    public void Questions_in_the_first_row_with_answers_below_are_turned()
    {
        var records = SeparatedText.Read("Purpose,Need,Alternatives,Duration,Populations,Sharing\nWhat,Why,None,6 months,All,Bug\n")!.Value.Records;
        Assert.That(records, Has.Count.EqualTo(6));
        Assert.That(records[3].Cells, Is.EqualTo(new[] { "Duration", "6 months" }));
    }

    [TestCase("One, two, and three.\nFour and five.\nSix, seven.\nEight.\n")]
    [TestCase("a,b\nc,d\n")]
    [TestCase("Question,Answer\nWhy,\nHow long,\nWho,\nWhere,\n")]
    [TestCase("")]
    public void A_text_of_words_is_none(string text) => Assert.That(SeparatedText.Read(text), Is.Null);

    [Test]
    public void Nor_is_one_of_many_columns() =>
        Assert.That(SeparatedText.Read(string.Concat(Enumerable.Repeat(string.Join(',', Enumerable.Range(0, 50).Select(i => $"c{i}")) + "\n", 5))), Is.Null);
}
