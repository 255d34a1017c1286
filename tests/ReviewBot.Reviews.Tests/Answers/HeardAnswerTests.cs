using ReviewBot.Reviews.Tests.Sayings;

namespace ReviewBot.Reviews.Tests.Answers;

/// <summary>Comments of requesters below the bot's list, written down with what they answer before any was tried: numbers, <c>?</c> where a person has to look, <c>-</c> for talk.</summary>
public sealed class HeardAnswerTests
{
    [TestCaseSource(typeof(Heard), nameof(Heard.Answers))]
    public void It_answers_what_a_person_would_say_it_does(int[] open, string expected, string text) =>
        Assert.That(Asked.After(text, open), Is.AnyOf(expected.Split(" / ").Cast<object>().ToArray()));
}
