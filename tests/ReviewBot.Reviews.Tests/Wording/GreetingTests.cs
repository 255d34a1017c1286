using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Wording;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>Several things that are said at once make one comment to one person.</summary>
public sealed class GreetingTests
{
    private static readonly Step Greeting = new() { Capability = Policies.Capabilities.Assign, Word = "assigned", Reason = "a test", Greets = Maren, Text = "Somebody will review it." };

    [TestCase("Hello Maren, this bug is closed.", "Hello Maren,\n\nSomebody will review it.\n\nThis bug is closed.\n\n")]
    [TestCase("Hello Tomas, this bug is on hold.", "Hello Maren,\n\nSomebody will review it.\n\nHello Tomas, this bug is on hold.\n\n")]
    public void Who_has_been_greeted_is_not_greeted_again(string second, string said) =>
        Assert.That(Comment(Greeting, Greeting with { Greets = null, Text = second }), Does.StartWith(said));

    [Test]
    public void What_greets_by_itself_is_left_as_it_is_where_it_comes_first() =>
        Assert.That(Comment(Greeting with { Greets = null, Text = "Hello Maren, this bug is closed." }), Does.StartWith("Hello Maren, this bug is closed.\n\n"));

    private static string Comment(params Step[] steps)
    {
        var bug = new BugBuilder();
        return new CommentText(Policy, Meeting.World, bug.Now).Compose(CaseFold.Fold(bug.Build(), Policy), steps);
    }
}
