using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Timeline;

public sealed class MarkTests
{
    private static readonly MarkItem[] Items = [new("13.1", "findings", "need,duration"), new("c60", "done")];

    [TestCase(false, "[ReviewBot 12: 13.1 findings=need,duration; c60 done]")]
    [TestCase(true, "[//]: # (ReviewBot 12: 13.1 findings=need,duration; c60 done)")]
    public void What_is_written_is_read_again(bool markdown, string expected)
    {
        var line = Mark.Render(12, Items, markdown);

        Assert.That(line, Is.EqualTo(expected));
        Assert.That(Mark.Read(12, "Hello.\n\n" + line), Is.EqualTo(Items));
        Assert.That(Mark.Read(12, "Hello.\n\n" + line + "\n"), Is.EqualTo(Items));
    }

    [TestCase("[ReviewBot 13: 13.1 assigned]")]
    [TestCase("[ReviewBot 12: 13.1 assigned]\nand more")]
    [TestCase("> [ReviewBot 12: 13.1 assigned]")]
    [TestCase("[ReviewBot 12]")]
    [TestCase("[ReviewBot 12: ]")]
    [TestCase("")]
    public void Anything_else_is_no_reference(string body) => Assert.That(Mark.Read(12, body), Is.Empty);
}
