using System.Text;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

internal sealed class ContentTests
{
    private static readonly string Form = new SampleForm().With(1, "Zoë’s naïve question – answered").Text();

    private static IEnumerable<TestCaseData> Encodings =>
    [
        new TestCaseData(new UTF8Encoding(false).GetBytes(Form)).SetArgDisplayNames("UTF-8"),
        new TestCaseData(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Form)).ToArray()).SetArgDisplayNames("UTF-8 with its mark"),
        new TestCaseData(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Form)).ToArray()).SetArgDisplayNames("UTF-16 LE"),
        new TestCaseData(Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Form)).ToArray()).SetArgDisplayNames("UTF-16 BE"),
        new TestCaseData(Encoding.Unicode.GetBytes(Form)).SetArgDisplayNames("UTF-16 LE without its mark"),
        new TestCaseData(Encoding.BigEndianUnicode.GetBytes(Form)).SetArgDisplayNames("UTF-16 BE without its mark"),
        new TestCaseData(Encoding.Latin1.GetBytes(Form.Replace('’', (char)0x92).Replace('–', (char)0x96))).SetArgDisplayNames("Windows-1252"),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void The_encoding_makes_no_difference(byte[] bytes)
    {
        var reading = FormReader.Read(bytes);
        Assert.That((reading.Kind, reading.Complete, reading.Answers[0].Text), Is.EqualTo((FormKind.Request, (bool?)true, "Zoë’s naïve question – answered")));
    }

    [TestCase("%PDF-1.7\n1 0 obj", FormContent.Pdf)]
    [TestCase("\u0089PNG\r\n\u001a\n", FormContent.Image)]
    [TestCase("GIF89a", FormContent.Image)]
    [TestCase("\u00ff\u00d8\u00ff\u00e0", FormContent.Image)]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'/>", FormContent.Image)]
    [TestCase("PK\u0003\u0004docx", FormContent.Binary)]
    [TestCase("\u0000\u0001\u0002\u0003\u0000\u0004\u0005\u0000\u0001abc", FormContent.Binary)]
    [TestCase("", FormContent.Empty)]
    [TestCase(" \n\t\n", FormContent.Empty)]
    [TestCase("<p>&nbsp;</p>", FormContent.Empty)]
    [TestCase("https://docs.example.org/d/1/edit", FormContent.Link)]
    [TestCase("Data review: <https://docs.example.org/d/1/edit>\n", FormContent.Link)]
    [TestCase("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", FormContent.Patch)]
    [TestCase("# HG changeset patch\n# User a\n", FormContent.Patch)]
    [TestCase("Some words about the weather.", FormContent.Text)]
    public void What_is_no_form_is_told_apart(string latin, FormContent content)
    {
        var reading = FormReader.Read(Encoding.Latin1.GetBytes(latin));
        Assert.That((reading.Kind, reading.Content, reading.Complete), Is.EqualTo((FormKind.Unrecognized, content, (bool?)null)));
    }

    [Test]
    public void More_bytes_than_any_form_has_are_not_read() =>
        Assert.That(FormReader.Read(new byte[25 * 1024 * 1024]).Content, Is.EqualTo(FormContent.Binary));
}
