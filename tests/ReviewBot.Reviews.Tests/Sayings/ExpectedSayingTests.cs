namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Sayings of all kinds, each with what a person would expect of it, written down before any was tried.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ExpectedSayingTests(bool bmo)
{
    [TestCase(Table.Maren, "reviewbot: could somebody else do this one? My week is full", "asks other")]
    [TestCase(Table.Maren, "reviewbot: hand over please", "asks other")]
    [TestCase(Table.Maren, "reviewbot: not me, I reported the bug this is about", "asks other")]
    [TestCase(Table.Maren, "Reviewbot: Decline. On parental leave from tomorrow.", "asks other")]
    [TestCase(Table.Maren, "reviewbot decline, conflict", "asks other")]
    [TestCase(Table.Maren, "reviewbot: pls reassign, too much on my plate", "asks other")]
    [TestCase(Table.Ines, "reviewbot: I can take that", "asks ines")]
    [TestCase(Table.Ines, "reviewbot: assign it to me, please", "asks ines")]
    [TestCase(Table.Ines, "> reviewbot: assign me\n\nDone by hand already.", "silence")]
    [TestCase(Table.Rhea, "reviewbot: assign Ines Wolf, please", "asks ines")]
    [TestCase(Table.Maren, "reviewbot: approve", "+")]
    [TestCase(Table.Maren, "All questions are answered, the table is clear.\n\nreviewbot: approve\n\nBest, Maren", "+")]
    [TestCase(Table.Maren, "reviewbot: approve. Nice work!", "+")]
    [TestCase(Table.Maren, "reviewbot: approve - great form, thank you", "+")]
    [TestCase(Table.Maren, "reviewbot: deny the retention isn't stated anywhere", "-")]
    [TestCase(Table.Maren, "reviewbot: deny, because the data names third parties", "-")]
    [TestCase(Table.Maren, "reviewbot: approve as soon as the link works", "no decision")]
    [TestCase(Table.Maren, "reviewbot: approve for now", "no decision")]
    [TestCase(Table.Maren, "reviewbot: approve?", "no decision")]
    [TestCase(Table.Maren, "Should I just write\n\nreviewbot: approve\n\nor is there more to do?", "no decision")]
    [TestCase(Table.Maren, "If Legal agrees tomorrow, the next comment here will be:\n\nreviewbot: approve", "no decision")]
    [TestCase(Table.Maren, "I am not sure yet that I can say this:\n\nreviewbot: approve", "no decision")]
    [TestCase(Table.Maren, "reviewbot: approve\n\n...once Rhea has corrected question 5, that is.", "no decision")]
    [TestCase(Table.Maren, "reviewbot: approve\n\nreviewbot: deny no opt-out", "no decision")]
    [TestCase(Table.Maren, "My draft reply:\n\nreviewbot: deny the opt-out is missing\n\nAny objections?", "no decision")]
    [TestCase(Table.Maren, "Please do not do this before Monday.\n\nreviewbot: approve", "no decision")]
    [TestCase(Table.Maren, "On other bugs one writes\n\nreviewbot: approve\n\nand that is all.", "no decision")]
    [TestCase(Table.Rhea, "reviewbot: approve", "no decision")]
    [TestCase(Table.Outsider, "reviewbot: approve", "no decision")]
    [TestCase(Table.Maren, "Thanks, bot, that table helps a lot.", "silence")]
    [TestCase(Table.Maren, "Thanks reviewbot!", "silence")]
    [TestCase(Table.Rhea, "The reviewbot comment above is wrong about question 7, isn't it?", "silence")]
    [TestCase(Table.Maren, "Good morning, I'll have a look this afternoon.", "silence")]
    [TestCase(Table.Maren, "Rhea, does the probe count drafts, too?", "silence")]
    [TestCase(Table.Maren, "I'm away from Thursday until the 4th; could one of the others look at this?", "answered")]
    [TestCase(Table.Maren, "Sorry, on sick leave. Please find another reviewer.", "answered")]
    [TestCase(Table.Maren, "I helped to write this collection, so I shouldn't review it.", "answered")]
    [TestCase(Table.Maren, "I was on vacation last week, so I only see this now. Looks interesting.", "silence")]
    [TestCase(Table.Maren, "data-review+ from my side, well done.", "answered")]
    [TestCase(Table.Maren, "r+", "answered")]
    [TestCase(Table.Maren, "r-, the retention is missing.", "answered")]
    [TestCase(Table.Maren, "reviewbot: snooze 2 weeks", "waits")]
    [TestCase(Table.Maren, "reviewbot: remind me next Monday", "waits")]
    [TestCase(Table.Maren, "reviewbot: remind on 2026-12-01", "waits")]
    [TestCase(Table.Rhea, "reviewbot: hold on, the partner isn't ready", "held")]
    [TestCase(Table.Maren, "reviewbot: stop reminding us here", "quiet")]
    [TestCase(Table.Rhea, "reviewbot: withdraw my request", "answered")]
    [TestCase(Table.Rhea, "reviewbot: who is reviewing this?", "answered")]
    [TestCase(Table.Rhea, "reviewbot: status?", "answered")]
    [TestCase(Table.Maren, "\"reviewbot: approve\"", "no decision")]
    public void What_a_person_would_expect_comes_of_it(string who, string text, string expected)
    {
        var (outcome, answer) = Table.After(who, text, bmo);

        Assert.That(Expectation.Met(expected, outcome, answer), Is.True, $"expected {expected}, but: {outcome}. {answer}");
    }
}
