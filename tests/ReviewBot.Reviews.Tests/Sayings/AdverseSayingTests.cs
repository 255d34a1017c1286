using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Support;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Words beside a decision that take it back, doubt it, put it off or give it to somebody else, by whoever may decide: none decides.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class AdverseSayingTests(bool bmo)
{
    private static readonly string[] Gaps = ["\n", "\n\n", "\n\n\n"];
    private static readonly string[] Approvals = ["reviewbot: approve", "@reviewbot approve", "**reviewbot: approve**"];
    private static readonly string[] Harmless = ["", "", "Hi Rhea,\n\n", "Thanks for the form.\n\n", "Everything is answered.\n\n"];

    private static readonly (bool After, string Words)[] Sayings =
        [.. from file in Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Sayings", "Heard"), "adverse-*.txt").Order(StringComparer.Ordinal)
            from line in File.ReadLines(file)
            let parts = line.Split(" | ", 2)
            select (parts[0] == "after", parts[1])];

    [Test]
    public void Nothing_is_decided_beside_any_of_them([Values(Table.Maren, Table.Ines)] string who)
    {
        var decided = (from saying in Sayings from gap in Gaps let text = Put(saying, gap, "reviewbot: approve") where Reads(who, text) select text).ToList();

        Assert.That(decided, Is.Empty);
    }

    [Test]
    public void Nothing_is_decided_beside_two_of_them()
    {
        var random = Samples.Random();
        for (var i = 0; i < 1500; i++)
        {
            var text = Pick(Harmless) + Put(Pick(Sayings), Pick(Gaps), Pick(Approvals));
            text = Pick([0, 1, 2]) == 0 ? Put(Pick(Sayings), Pick(Gaps), text) : text;
            Assert.That(Decides(Pick([Table.Maren, Table.Ines, Table.Tomas]), text), Is.False, text);
        }

        T Pick<T>(IReadOnlyList<T> from) => from[(int)random.Next((uint)from.Count)];
    }

    [TestCase("Strike that.")]
    [TestCase("Meant for the other tab.")]
    [TestCase("I withdraw this.")]
    [TestCase("Barring objections.")]
    [TestCase("Only a test.")]
    public void Nothing_is_denied_where_the_reason_is_taken_back(string words)
    {
        Assert.That(Decides(Table.Maren, $"reviewbot: deny the opt-out is missing. {words}"), Is.False);
        Assert.That(Decides(Table.Maren, "reviewbot: deny the opt-out is missing. Please ask again when it exists."), Is.True);
    }

    // What speaks against a request is a reason to deny it, and yet no reason to take its denial for one that is meant.
    [TestCase(false, "The request is a decoy.")]
    [TestCase(false, "This request is fictional.")]
    [TestCase(false, "The request was superseded.")]
    [TestCase(false, "The form was replaced yesterday.")]
    [TestCase(false, "Legal review is outstanding.")]
    [TestCase(true, "The data was wrong.")]
    [TestCase(true, "The form was the wrong one.")]
    [TestCase(true, "The request is on ice.")]
    [TestCase(true, "The request is void.")]
    [TestCase(true, "Given a fixed link in question 1, that is.")]
    [TestCase(true, "With question 4 left as it is, of course.")]
    [TestCase(true, "The form is complete, provided the link works.")]
    [TestCase(true, "That was too quick.")]
    public void Nothing_is_denied_beside_words_that_leave_it_open(bool after, string words)
    {
        foreach (var gap in Gaps)
        {
            Assert.That(Decides(Table.Maren, Put((after, words), gap, "reviewbot: deny the opt-out is missing")), Is.False, words);
            Assert.That(Decides(Table.Maren, Put((after, words), gap, "reviewbot: approve")), Is.False, words);
        }
    }

    private static string Put((bool After, string Words) saying, string gap, string text) => saying.After ? text + gap + saying.Words : saying.Words + gap + text;

    // What isn't read as a decision can't become one, whatever the bug is like.
    private bool Reads(string who, string text) =>
        ReplyReader.Read(text, Table.Policy(bmo).Address, Listening.NamesOf(who, Table.Policy(bmo))).Commands.Any(command => command.Row.Final);

    private bool Decides(string who, string text) =>
        Table.Decide(Table.Asked().Say(who, text), Table.Policy(bmo)).Effects.OfType<Effect.SetVerdict>().Any();
}
