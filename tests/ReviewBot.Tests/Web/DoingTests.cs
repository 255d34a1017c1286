using System.Reflection;
using ReviewBot.Reviews.Embargo;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Views;
using ReviewBot.Web;

namespace ReviewBot.Tests.Web;

/// <summary>What the bot does and how long it has been, in words that a requester reads.</summary>
public sealed class DoingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private static IEnumerable<string> Steps => new[] { typeof(Steps), typeof(EmbargoSteps) }
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(constant => constant.IsLiteral && constant.Name != nameof(EmbargoSteps.Subject))
        .Select(constant => (string)constant.GetRawConstantValue()!);

    [TestCaseSource(nameof(Steps))]
    public void Each_step_has_words_of_its_own(string step) => Assert.That(Doing.Knows(step), step);

    [Test]
    public void Several_steps_are_one_sentence_part() =>
        Assert.That(Doing.All(["assigned", "advice", "granted", "denied"]), Is.EqualTo("ask a steward, say what the steward should look at and set the steward's decision"));

    [TestCase(0, "less than a minute")]
    [TestCase(59, "less than a minute")]
    [TestCase(60, "1 minute")]
    [TestCase(7200, "2 hours")]
    public void It_says_how_long_it_has_been(int seconds, string expected) => Assert.That(Moment.For(Now.AddSeconds(-seconds), Now), Is.EqualTo(expected));
}
