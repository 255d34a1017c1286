using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Tests.Wording;

/// <summary>What is said in Markdown, as a server without it shows it.</summary>
public sealed class PlainTextTests
{
    [TestCase("Please set `data-review?` on attachment 13.", "Please set data-review? on attachment 13.")]
    [TestCase("Write `reviewbot: assign` on a line of its own.", "Write \"reviewbot: assign\" on a line of its own.")]
    [TestCase("Begin with `reviewbot:` and one of these:", "Begin with \"reviewbot:\" and one of these:")]
    [TestCase("I can't take `approve` from you.", "I can't take \"approve\" from you.")]
    [TestCase("The flag is still `?`.", "The flag is still \"?\".")]
    [TestCase("This line makes it yours:\n\n`reviewbot: assign me`\n\nIf not, nothing is to be done.", "This line makes it yours:\n\nreviewbot: assign me\n\nIf not, nothing is to be done.")]
    [TestCase("- `assign [login|:nick|me]`: ask a steward\n- `deny REASON`: your decision", "- assign [login|:nick|me]: ask a steward\n- deny REASON: your decision")]
    [TestCase("That is **not** so, as [the wiki](https://example.org/wiki) says.", "That is not so, as the wiki (https://example.org/wiki) says.")]
    [TestCase("As **`a b` shows**, [`c`](https://example.org/).", "As \"a b\" shows, \"c\" (https://example.org/).")]
    [TestCase("The form:\n\n```\nline 1\nline 2\n```\n\nThat is all.", "The form:\n\nline 1\nline 2\n\nThat is all.")]
    public void Marks_go_and_words_stay(string said, string shown) => Assert.That(PlainText.Of(said), Is.EqualTo(shown));

    [TestCase("The link for data_reviews: https://example.org/_a_/show_bug.cgi?id=1#c2 and snake_case_words.")]
    [TestCase("1) A question?\n(The request: \"Settings, Privacy & Security\")\n\n\n2) Another one, 2 * 3 * 4?\n\nResult: data-review")]
    [TestCase("- attachment 13: the form is complete; :maren is asked\n1. Question 3 has no answer.\n> quoted")]
    public void Everything_else_stays_to_the_letter(string said) => Assert.That(PlainText.Of(said), Is.EqualTo(said));

    [Test]
    public void A_table_becomes_columns()
    {
        const string Table = """
            Before.

            | What it depends on | State |
            | --- | --- |
            | `owner/repo#7` merged | no: not yet |
            | a long thing | it isn't so, and there is a sentence about it that goes on until it is too wide for one line |

            After.
            """;

        Assert.That(PlainText.Of(Table), Is.EqualTo("""
            Before.

            What it depends on   State
            owner/repo#7 merged  no: not yet
            a long thing         it isn't so, and there is a sentence about it that goes on
                                 until it is too wide for one line

            After.
            """));
    }

    [Test]
    public void A_table_without_a_word_above_its_first_column_keeps_its_columns() =>
        Assert.That(PlainText.Of("|  | As the form says it |\n| --- | --- |\n| Default | on |\n| Opt-out | |"), Is.EqualTo("         As the form says it\nDefault  on\nOpt-out"));
}
