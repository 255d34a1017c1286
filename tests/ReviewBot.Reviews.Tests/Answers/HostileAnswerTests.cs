using System.Diagnostics;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>Comments that are made to take long, or to be read as something that they are not.</summary>
public sealed class HostileAnswerTests
{
    [TestCase("re ")]
    [TestCase("3) ")]
    [TestCase("3, 10 and ")]
    [TestCase("Question 3: a\n")]
    [TestCase("> > > > ")]
    [TestCase("**_#*")]
    [TestCase("| a | b |\n")]
    [TestCase("What alternative methods did you consider ")]
    [TestCase("a. b? c! ")]
    [TestCase("a - b : c ")]
    public void Any_comment_is_read_in_little_time(string part)
    {
        foreach (var length in (int[])[19_000, 65_000])
        {
            var bug = Asked.Bug(3, 10).Say(BugBuilder.Requester, string.Concat(Enumerable.Repeat(part, length / part.Length)));
            var watch = Stopwatch.StartNew();

            Asked.Fold(bug);

            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        }
    }

    [Test]
    public void Any_number_of_comments_is_read_in_little_time()
    {
        var bug = Asked.Bug(3, 10);
        for (var i = 0; i < 2000; i++)
        {
            bug.Say(BugBuilder.Requester, $"3) variant {i} of a survey");
        }

        var watch = Stopwatch.StartNew();

        Asked.Fold(bug);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
    }
}
