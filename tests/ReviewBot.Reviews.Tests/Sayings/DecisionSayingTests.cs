using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Nothing irreversible by accident: a decision counts only where nothing around it could mean that it is none.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class DecisionSayingTests(bool bmo)
{
    private static readonly string[] Decisions = ["reviewbot: approve", "reviewbot: deny the opt-out is missing", "@reviewbot approve", "**reviewbot: approve**", "reviewbot: approve, thanks", "- reviewbot: approve", "`reviewbot: approve`"];

    private static readonly string[] Before =
    [
        "I would write", "I would write:", "That is how one approves, e.g.:", "please don't", "Please don't write this yet:", "The line would be", "What I'd post:", "As I told Bob:", "The bot wants",
        "The bot expects a line like", "Once question 9 is clear, I'll say", "If question 9 were answered:", "Unless somebody objects by Friday, I'll write", "When legal agrees,", "Until then nobody should write",
        "Not yet, but soon:", "I'm not going to write", "I never said", "Nobody has written", "We can't say", "It isn't time for", "Example:", "For example", "e.g.", "The syntax is", "These are the commands:",
        "To approve, a steward writes", "Somebody could be tempted to paste", "Should I have written", "Did you mean", "Maybe", "Perhaps it's time for", "I'm inclined to", "I'm thinking of", "My draft:", "Test, please ignore:",
        "Just kidding:", "Imagine somebody posts", "In an ideal world:", "Tomorrow I'll post", "Bob wrote", "Bob's comment was", "She says:", "According to the manual:", "Copy of what I sent on the other bug:", "Do not do this:",
        "Before anybody writes", "It depends; the answer could be", "Ich würde schreiben:", "The opposite of", "I don't see a reason to say", "Wrong would be", "Quote:", "We're far from", "I was about to send",
        "One of these days.", "For the documentation page.", "Reply with", "Provided that legal agrees.", "Retracted.", "Quoting Tomas from yesterday:", "Hypothetically speaking.", "No.", "Not so fast!", "Only Maren may say this.", "I don't think we are there yet.", "This isn't ready.", "Wait for legal.", "Waiting for legal.", "Is it time?", "Let me show you how this works.",
    ];

    private static readonly string[] After =
    [
        "once question 9 is clear.", "if legal agrees", "when the opt-out exists", "until Friday only", "but not before Friday", "before Friday", "is what I'd say had you answered question 9.", "… is what I'd say had you answered.",
        "would be the line.", "so please answer question 9.", "but question 9 is open", "is how one approves", "unless Bob objects", "is what the bot wants", "as I told Bob", "or something like that", "for example", "provided that the opt-out exists",
        "Just kidding.", "Not!", "Scratch that.", "Please disregard the line above.", "Oops, wrong bug.", "That was a test.", "This is only an example.", "I'd write that if question 9 were answered.", "Don't take this as my decision yet.",
        "is what Bob posted yesterday", "— Tomas", "Tomas", "Gotcha", "Ups.", "Please fix question 7.", "Nothing is decided yet.", "Psych", "(example)", "(not yet)", "That's what I'd write.", "Wait, question 9 is missing.", "That is the syntax.", "Never mind.", "Edit: not yet, sorry.", "I take that back.", "However, question 9 is still open.", "But first, question 9.",
        "After question 9 is answered, that is.", "On condition that the opt-out exists.", "Does this work?", "Kidding.", "Wait", "... as soon as it lands",
    ];

    private static readonly Func<string, string>[] Dresses =
    [
        text => text, text => $"**{text}**", text => $"*{text}*", text => $"_{text}_", text => $"- {text}", text => $"# {text}", text => $"1. {text}", text => $"  {text}", text => $"{text}  ", text => $"Hi all,\n{text}", text => $"Hi all,\n\n{text}",
    ];

    private static readonly string[] Gaps = ["\n", "\n\n", "\n\n\n", "\r\n\r\n", "\n \n", "\n\n> quoted\n\n", "\n---\n", "\n\n---\n\n", "\n\nEverything is answered.\n\n", "\n\nThanks!\n\n", "\n\n```\nx\n```\n\n"];

    private static readonly string[] Fine =
    [
        "Everything is answered.", "All questions are answered.", "All answered now.", "Looks good to me.", "LGTM", "Looks good!", "Thanks!", "Thank you for the careful answers.", "Thanks for the quick update, Rhea!", "Hi Rhea,", "Hello all,\nthanks for the form.",
        "I have read the form, and everything is answered.", "I have reviewed the request.", "The documentation is public and the opt-out exists.", "Question 9 is answered now.", "Categories 1 and 2, default on.", "No objections.", "No concerns from my side.", "No further questions.",
        "I have no further questions.", "Nothing to add.", "Legal has agreed.", "As discussed.", "Sorry for the delay.", "Good work, thank you.", "> Is the opt-out public?\n\nYes.", "(In reply to Rhea [:rhea] from comment #3)\n> All done.\n\nThanks, everything is clear.", "All good 👍", "This is fine.",
        "The form is complete, the data is category 2, and the opt-out is described.", "I approve this request.", "That is my decision.", "Thanks for the explanation of question 7; it is clear.", "# Review\n\nEverything is fine.",
    ];

    private static readonly string[] FineAfter = ["Thanks!", "Thank you all.", "Maren", "— Maren", "-- \nMaren Holm\nData Steward, Thunderbird", "Cheers,\nMaren", "Best regards\nMaren Holm", "Thanks for the good work!", "Everything is answered.", "Bye", "Thanks, Rhea!", ":maren", "All good.", "Have a nice weekend!"];

    private const string ReviewForm = """
        # Data Review Form (to be filled by Data Stewards)

        1) Is there or will there be **documentation** that describes the schema for the ultimate data set in a public, complete, and accurate way?

        Yes, once it lands it will be in the Glean Dictionary.

        2) Is there a control mechanism that allows the user to turn the data collection on and off?

        Yes, the data collection preference, unless an enterprise policy locks it.

        3) If the request is for permanent data collection, is there someone who will monitor the data over time?

        Not permanent.

        4) Using the **[category system of data types](https://wiki.mozilla.org/Data_Collection)** on the Mozilla wiki, what collection type of data do the requested measurements fall under?

        Category 2.

        5) Is the data collection request for default-on or default-off?

        Default on.

        6) Does the instrumentation include the addition of **any *new* identifiers** (whether anonymous or otherwise; e.g., username, random IDs, etc.  See the appendix for more details)?

        No.

        7) Is the data collection covered by the existing Firefox privacy notice?

        Yes.

        8) Does the data collection use a third-party collection tool?

        No.
        """;

    private static IEnumerable<string> WordsOfTheIssue() =>
    [
        "I would write\nreviewbot: approve\nonce question 9 is clear.",
        "That is how one approves, e.g.:\nreviewbot: approve",
        "please don't\n\nreviewbot: approve\n\nbefore Friday",
        "the line would be\n\nreviewbot: approve",
        "what I'd post:\n\nreviewbot: approve",
        "reviewbot: approve\n\nis what I'd say had you answered question 9.",
        "reviewbot: approve\n\n… is what I'd say had you answered question 9.",
        "reviewbot: approve\n\nbut question 9 is open",
        "reviewbot: approve\n\nso please answer question 9",
        "I don't agree with question 9. It is short.\n\nreviewbot: approve",
        "reviewbot: approve\n\nreviewbot: deny the opt-out is missing",
        "reviewbot: approve\nreviewbot: deny the opt-out is missing",
        "reviewbot: approve\n\nreviewbot: reassign",
        "reviewbot: approve\n\nreviewbot: hold",
        "reviewbot: approve\n\nPlease hold this, reviewbot.",
        "The commands:\n\nreviewbot: help\n\nreviewbot: approve\n\nreviewbot: quiet",
        "reviewbot: help\nreviewbot: approve",
        "reviewbot approve",
        "\"reviewbot: approve\"",
        "(reviewbot: approve)",
        "> I would say\n\n\"reviewbot: approve\"",
        "So it is decided.\nreviewbot: approve\nMy condition is question 9.",
        "<!-- I would write -->\n\nreviewbot: approve\n\n<!-- once question 9 is clear -->",
        "It's like this:\n\n    reviewbot: approve",
        "~~\nreviewbot: approve\n~~",
        "Fine.\n\n`reviewbot: approve` it is, then.",
        "The data is public.\n\n`reviewbot: approve`",
    ];

    [TestCaseSource(nameof(WordsOfTheIssue))]
    public void A_decision_that_may_be_none_is_not_set(string text) => AssertUndecided(text);

    [TestCase("I would write\nreviewbot: approve\nonce question 9 is clear.", "`reviewbot: approve`")]
    [TestCase("please don't\n\nreviewbot: deny the opt-out is missing\n\nbefore Friday", "`reviewbot: deny the opt-out is missing`")]
    [TestCase("reviewbot: approve\n\nreviewbot: deny no", "`reviewbot: approve`")]
    public void The_exact_line_is_shown_once(string text, string line)
    {
        var (outcome, answer) = Table.After(Table.Maren, text, bmo);
        Assert.That(outcome, Is.EqualTo("asked-back"));
        Assert.That(answer, Does.Contain(line).And.Contain("changed nothing"));
    }

    [Test]
    public void Each_embracing_sentence_is_seen([Values("\n", "\n\n", "\n\n\n")] string gap)
    {
        foreach (var sentence in Before)
        {
            AssertUndecided($"{sentence}{gap}reviewbot: approve");
        }

        foreach (var sentence in After)
        {
            AssertUndecided($"reviewbot: approve{gap}{sentence}");
        }
    }

    [Test]
    public void No_combination_of_embracing_sentences_decides()
    {
        var random = Samples.Random();
        for (var i = 0; i < 6000; i++)
        {
            var side = Pick([0, 1, 2]);
            var text = (side == 1 ? "" : Pick(Dresses)(Pick(Before)) + Pick(Gaps)) + Pick(Decisions) + (side == 0 ? "" : Pick(Gaps) + Pick(Dresses)(Pick(After)));
            // What is to be fixed speaks against the request, and so for its denial.
            if (text.Contains("deny", StringComparison.Ordinal) && text.Contains("Please fix question 7.", StringComparison.Ordinal))
            {
                continue;
            }

            AssertUndecided(Pick([0, 1, 2, 3]) == 0 ? $"{Pick(Fine)}\n\n{text}\n\n{Pick(FineAfter)}" : text);
        }

        T Pick<T>(IReadOnlyList<T> from) => from[(int)random.Next((uint)from.Count)];
    }

    [Test]
    public void Plain_words_around_a_decision_do_no_harm()
    {
        Assert.Multiple(() =>
        {
            foreach (var before in Fine.Append(""))
            {
                AssertDecided($"{before}\n\nreviewbot: approve");
                AssertDecided($"{before}\n\nreviewbot: deny the opt-out is missing", FlagStatus.Denied);
            }

            foreach (var after in FineAfter)
            {
                AssertDecided($"reviewbot: approve\n\n{after}");
                AssertDecided($"Everything is answered.\n\nreviewbot: approve\n\n{after}");
            }
        });
    }

    [TestCase("reviewbot: approve")]
    [TestCase("reviewbot: approve.")]
    [TestCase("ReviewBot: Approve!")]
    [TestCase("@reviewbot approve")]
    [TestCase("reviewbot: please approve")]
    [TestCase("**reviewbot: approve**")]
    [TestCase("`reviewbot: approve`")]
    [TestCase("- reviewbot: approve")]
    [TestCase("reviewbot: approve, thanks for the careful answers")]
    [TestCase("reviewbot: approve, thank you!")]
    [TestCase("reviewbot: approve - great work")]
    [TestCase("reviewbot: approve. Thanks, Rhea!")]
    [TestCase("reviewbot: approve 👍")]
    [TestCase("reviewbot: approve :)")]
    [TestCase("reviewbot: approve, looks good to me")]
    [TestCase("reviewbot: approve this request")]
    [TestCase("Thanks!\nreviewbot: approve")]
    [TestCase("reviewbot: approve\n-- \nMaren")]
    [TestCase("reviewbot: approve\n\nreviewbot: approve")]
    [TestCase("reviewbot: approve\n\nreviewbot: quiet")]
    [TestCase("> once question 9 is clear\n\nreviewbot: approve\n\n> but not before Friday")]
    [TestCase("```\nx = 1\n```\n\nreviewbot: approve")]
    public void A_plain_decision_is_set(string text) => AssertDecided(text);

    [Test]
    public void The_review_form_around_it_does_no_harm()
    {
        AssertDecided($"{ReviewForm}\n\nreviewbot: approve");
        AssertDecided($"reviewbot: approve\n\n{ReviewForm}");
        AssertDecided($"Thanks for the form.\n\n{ReviewForm}\n\nEverything is answered.\n\nreviewbot: approve\n\nMaren");
        AssertUndecided($"{ReviewForm}\n\nI would write\n\nreviewbot: approve");
        AssertUndecided($"{ReviewForm}\n\nreviewbot: approve\n\nonce question 9 is clear.");
        AssertUndecided($"please don't\n\n{ReviewForm}\n\nreviewbot: approve");
    }

    // Who writes these beside it knows them, and approves.
    [TestCase("Legal approved.")]
    [TestCase("The data is public.")]
    [TestCase("The patch has landed already.")]
    public void A_fact_beside_it_that_could_have_spoken_against_asking_takes_nothing_back(string fact) => AssertDecided($"{fact}\n\nreviewbot: approve");

    [TestCase("reviewbot: embargo lift", true)]
    [TestCase("The partner has announced it.\n\nreviewbot: embargo lift", true)]
    [TestCase("The partnership went public this morning, the blog post is up.\n\nreviewbot: embargo lift", true)]
    [TestCase("The partner has not announced it.\n\nreviewbot: embargo lift", false)]
    [TestCase("Thanks!\n\nreviewbot: embargo lift\n\nRhea", true)]
    [TestCase("I would write\n\nreviewbot: embargo lift", false)]
    [TestCase("reviewbot: embargo lift\n\nonce the partner is ready", false)]
    [TestCase("reviewbot embargo lift", false)]
    [TestCase("please don't\n\nreviewbot: embargo lift", false)]
    [TestCase("The partner's press release is on the 24th. After it is out, one of us should post\n\nreviewbot: embargo lift", false)]
    [TestCase("reviewbot: embargo lift\n\nis NOT what we want before marketing has given the word, please remember", false)]
    [TestCase("Would this be the moment for\n\nreviewbot: embargo lift\n\n? Asking since I have never done one.", false)]
    public void An_embargo_is_lifted_by_nothing_else(string text, bool lifts)
    {
        var policy = Table.Policy(bmo);
        var bug = Table.Asked(restricted: true).Say(Table.Rhea, "reviewbot: embargo until 2027-03-01").Say(Table.Rhea, text);
        var state = Reviews.Embargo.Embargoes.Look(Table.Fold(bug, policy), policy, new Knowledge.EmbargoFacts(), bug.Now);
        Assert.That(state.Terms.Conditions.IsEmpty && state.Terms.AreSet, Is.EqualTo(lifts));
    }

    [Test]
    public void Who_may_not_decide_is_not_asked_back_but_told_unless_others_are_taught()
    {
        Assert.That(Table.After(Table.Rhea, "You could write\n\nreviewbot: approve", bmo), Is.EqualTo(("silence", "")));
        Assert.That(Table.After(Table.Rhea, "Tomas told me that this is fine.\n\nreviewbot: approve", bmo).Outcome, Is.EqualTo("refused"));
    }

    private static void AssertUndecided(string text)
    {
        var reading = ReplyReader.Read(text, new ReplyAddress(), ["Maren", "Holm"]);
        Assert.That(reading.Commands.Where(c => c.Row.Final), Is.Empty, text);
    }

    private void AssertDecided(string text, FlagStatus status = FlagStatus.Granted) =>
        Assert.That(Table.Decide(Table.Asked().Say(Table.Maren, text), Table.Policy(bmo)).Effects.OfType<Effect.SetVerdict>().Select(v => v.Status), Is.EqualTo(new[] { status }), text);
}
