using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms.Verdicts;

/// <summary>A verdict that takes the place of another one, for whatever reason, and a refusal before a negative one; what hedges or only speaks of a change is none.</summary>
internal sealed class VerdictChangeTests
{
    [TestCase("data-review- until Legal has spoken.\n\nUpdate, two days later: Legal has spoken, nothing against it. I'm changing this to data-review+.", "+")]
    [TestCase("~~data-review-~~\n\nUpdate, an hour later: Rhea has put the page back. So this is a data-review+ after all.", "+")]
    [TestCase("data-review-\n\nEdit: the label is there now, so I'm changing my verdict to data-review+.", "+")]
    [TestCase("I had set data-review- because the docs were missing. They are there now, so I switch it to data-review+.", "+")]
    [TestCase("My first answer was data-review+. The link is dead, so I'm changing it to data-review-.", "-")]
    [TestCase("data-review+\n\nEDIT: I was hasty. Host names go to the sensitive process first. I take my plus back: data-review-", "-")]
    [TestCase("data-review+\n\nI'm taking my approval back, see question 4.", null)]
    [TestCase("data-review-\n\nUpdate: the page is public if Legal agrees. So I change it to data-review+.", null)]
    [TestCase("data-review-\n\nUpdate: I'd change this to data-review+ if the page were public.", "-")]
    [TestCase("data-review-\n\nUpdate: Jane wants it changed to data-review+.", null)]
    [TestCase("Thanks for changing this to data-review+", null)]
    [TestCase("Change this to data-review+", null)]
    [TestCase("Please change this to data-review+", null)]
    [TestCase("Nobody is changing this to data-review+.", null)]
    [TestCase("I'm changing this to data-review+ after all questions are answered.", null)]
    [TestCase("I'm changing this to data-review+ after all\nquestions are answered.", null)]
    [TestCase("Question 4 puzzles Legal. So this is a data-review+.", null)]
    public void A_change_is_announced_and_not_spoken_of(string said, string? verdict) => Assert.That(VerdictOf(said), Is.EqualTo(verdict));

    [TestCase("A town is content, and with default-on it can't go in like this: data-review-", "-")]
    [TestCase("Without a switch this can't be approved: data-review-", "-")]
    [TestCase("This isn't acceptable as it is – data-review-.", "-")]
    [TestCase("If it can't go in like this: data-review-", null)]
    [TestCase("Jane wrote that it can't go in: data-review-", null)]
    public void A_refusal_gives_the_negative_one(string said, string? verdict) => Assert.That(VerdictOf(said), Is.EqualTo(verdict));

    [TestCase("Result:\n\n- [ ] data-review+\n- [x] data-review-\n- [ ] passed on to Legal", "-")]
    [TestCase("Result:\n\n- [x] data-review+\n- [ ] data-review-\n- [ ] needs more information", "+")]
    [TestCase("\u2610 data-review+\n\u2610 data-review-\n\u2611 handed over to Trust", null)]
    [TestCase("- [x] data-review+\n- [ ] data-review-\n- [x] passed on to Legal", null)]
    [TestCase("- [x] data-review+\n- [ ] tests\n- [ ] land it", null)]
    public void Of_boxes_that_offer_both_the_one_that_is_ticked_counts(string said, string? verdict) => Assert.That(VerdictOf(said), Is.EqualTo(verdict));

    [TestCase("🎉 data-review+", "+")]
    [TestCase("data-review+ 🚀", "+")]
    [TestCase("⛔ data-review-", "-")]
    [TestCase("🤷 data-review+", null)]
    [TestCase("data-review+ from me, my answers below:", "+")]
    [TestCase("data-review+ from me, conditions below:", null)]
    public void What_only_adorns_a_verdict_leaves_it_given(string said, string? verdict) => Assert.That(VerdictOf(said), Is.EqualTo(verdict));

    [Test]
    public void A_heading_above_a_choice_asks_nothing()
    {
        var reading = FormReader.Read(ReviewTests.Echo.Replace("\n1) ", "\n### ", StringComparison.Ordinal) + "\n\n### Result\ndata-review+ or data-review- (please choose)");
        Assert.That((reading.Verdict, reading.Answers.Any(a => a.Topic == "check-in")), Is.EqualTo(((string?)null, false)));
    }

    private static string? VerdictOf(string said) => FormReader.Read(ReviewTests.Echo + "\n\n" + said + "\n").Verdict;
}
