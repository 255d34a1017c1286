using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms.Verdicts;

/// <summary>A positive verdict that nobody gave is the worst error of all: no hedge, choice, quote or second thought turns into one.</summary>
internal sealed class VerdictTests
{
    private static readonly string[] Ways =
    [
        "data-review+", "Data-review +", "datareview+", "r+", "r=me", "Result: data-review+", "LGTM, data-review+", "Data review approved", "I'm giving this data-review+",
    ];

    // Each with its place: before the verdict, behind it, or around it.
    private static readonly string[] Hedges =
    [
        "Once the docs are public, {0}", "If Legal agrees: {0}", "As soon as the label is fixed, {0}", "When the form is complete, {0}", "After the next release, {0}", "Pending Legal: {0}", "Not yet {0}", "This would be {0}",
        "Leaning towards {0}", "Almost {0}", "I can't give {0}", "Perhaps {0}", "No {0}", "Still far from {0}", "I was about to set {0}", "The requester wants {0}", "Missing: {0}", "Maybe tomorrow: {0}", "Jane said {0}", "I'll give {0}",
        "Waiting for {0}", "Unless Legal objects, {0}", "Provided that the docs are public, {0}", "In principle {0}", "Tentatively {0}", "Draft: {0}", "Nearly there: {0}", "We need {0}", "Sorry, no {0}",
        "{0} once the docs are public", "{0} if Legal agrees", "{0} as soon as the label is fixed", "{0} after the next release", "{0} (pending)", "{0}, but only if it ends in 2027", "{0} - not yet, though", "{0} would be premature",
        "{0} is what I lean towards", "{0} isn't possible", "{0} unless Legal objects", "{0} provided that the docs are public", "{0} (tentative)", "{0} subject to the docs", "{0} is missing", "{0} follows later", "{0} maybe", "{0}?",
        "{0} or not", "{0} the moment the docs are there", "{0} with the docs in place", "{0} as long as it is fixed", "{0} depending on Legal", "{0}, conditions apply", "{0} for the most part", "{0} (joking)", "{0} - NOT!", "{0} from Jane is needed",
        "Once the docs are public:\n{0}", "If Legal agrees,\n{0}", "Needed before landing:\n{0}", "Draft, not final.\n\n{0}", "{0}\nonce the docs are public", "{0}\n(pending Legal)", "{0}\nbut not yet.", "{0}\n\nNot yet, though.", "{0}\n\nOn hold until Legal answers.",
        "{0}\n\nEDIT: I take that back.", "{0}\n\nUpdate: withdrawn, sorry.", "{0}\n\nEDIT: scratch that.", "{0}\n\nEDIT: wrong bug, please ignore this.", "{0} / data-review-", "{0} or data-review- (delete one)", "{0}, data-review-", "{0}\n\ndata-review-",
        "> {0}", "~~{0}~~", "<s>{0}</s>", "<del>{0}</del>", "~~{0}\nthanks~~", "```\n{0}\n```", "<blockquote>{0}</blockquote>", "\"{0}\"", "\u201c{0}\u201d", "<!-- {0} -->", "- [ ] {0}", "\u2610 {0}", "1. {0}\n2. land it", "- tests\n- {0}\n- land it",
    ];

    // Second thoughts in words that stand in no list.
    private static readonly string[] Unforeseen =
    [
        "{0}\n\nHmm, question 3 puzzles me.", "{0}\n\nEDIT: nullified.", "{0}\n\nI pressed the button too hastily.", "{0}. Legal objects to it.", "{0}\nThat was meant for the other bug.", "{0}\n\nThe above is moot.", "{0}\n\nThanks, and let it rest for the moment.",
        "{0}\n\nCould you wait with the landing?", "{0}\n\nNullified", "{0}\n\nIs it granted?", "{0}\n\nIt is for now.", "{0}: the docs come next.", "{0}, the docs being fixed.", "Question 4 puzzles me. {0}", "Question 4 puzzles me, so this is {0}", "{0}\n\nI gave it to the wrong form.",
        "{0}\n\nThanks " + string.Concat(Enumerable.Repeat("this was for the other form ", 20)),
    ];

    // The same above the verdict, over any gap.
    private static readonly string[] Above =
    [
        "This is what Tomas would send:", "I'd love to write", "Rhea, please paste this below your form.", "The line at the end of a review looks so.", "The bot wants to see this.", "My cat typed the rest.", "Let's see what Legal makes of it.",
        "Given a fixed link in question 1, that is.", "With question 4 reworded, the result is", "Somebody has to sign off the identifiers.", "I hesitate.", "Two things are open: retention and the docs.", "Nobody has checked question 7.",
        "The third question puzzles me.", "Question 3 puzzles me.", "The retention worries me.", "The answers leave me wondering.", "Copied from the other bug.", "For the sake of the argument.", "Rehearsal.", "As the template says", "The requester's wish", "Barring a veto",
    ];

    // What stands around both, and how the verdict itself is dressed.
    private static readonly (string Around, string Verdict)[] Dresses =
    [
        ("{0}", "{0}"), ("{0}", "**{0}**"), ("{0}", "_{0}_"), ("<p>{0}</p>", "{0}"), ("Thanks for the answers.\n\n{0}", "{0}"), ("{0}\n\nThanks!", "__{0}__"), ("{0}\n\n-- \nJane", "{0}"),
    ];

    private static readonly string[] Given =
    [
        "{0}", "{0}.", "{0}!", "{0}, thanks for the quick answers!", "{0}. Nice form.", "{0} (Category 2, default-on, no new identifiers)", "{0} for this request", "{0}: all questions are answered.",
        "{0}. If you change the form, please ask again.", "All is answered.\n\n{0}", "I have read the form and have no questions. {0}", "{0}\n\nPlease renew before 160.", "{0}\n\nEDIT: fixed a typo above.", "{0}, thanks for not adding an identifier.",
        "{0}\n\nNit: a label could be shorter.", "{0}\n\nCould you rename the probe?", "{0} :-)", "{0}.\n\n> Once the docs are public", "{0}\n\nUpdate: thanks for the quick reply.", "Great, thanks!\n\n{0}", "Hi Jane,\n\nthe docs are public now.\n\n{0}", "{0}\n\nThanks,\nJane Doe", "Nicely filled in. {0}!", "Ship it: {0}", "+1, {0}", "Approved. {0}", "LGTM! {0}",
    ];

    [Test]
    public void No_hedge_turns_into_a_plus([ValueSource(nameof(Dresses))] (string Around, string Verdict) dress) =>
        Assert.That(Hedges.SelectMany(hedge => Ways.Select(way => In(dress.Around, In(hedge, In(dress.Verdict, way))))).Where(said => VerdictOf(said) == "+"), Is.Empty);

    // A review by labels, and in a table.
    private static readonly string[] Reviews =
    [
        "Data review\n\nDocumentation: yes\nControl mechanism: yes, settings\nPermanent owner: n/a, six months\nCategory: 1\nDefault: off\nNew identifiers: no\nPrivacy notice: covered\nThird party: no",
        "Data review\n\n| | |\n|---|---|\n| Documentation | yes, metrics.yaml |\n| Control | yes, prefs |\n| Someone monitoring | Marta |\n| Category | 1 |\n| Default | on |\n| New identifiers | none |\n| Covered by privacy notice | yes |\n| Third party | no |",
    ];

    [Test]
    public void No_hedge_below_labels_turns_into_a_plus([ValueSource(nameof(Reviews))] string review, [Values("\n\n", "\n\n\n")] string gap) =>
        Assert.That(Hedges.Concat(Unforeseen).SelectMany(hedge => Ways.Select(way => review + gap + In(hedge, way))).Where(said => FormReader.Read(said).Verdict == "+"), Is.Empty);

    [Test]
    public void What_is_given_below_labels_is_read([ValueSource(nameof(Reviews))] string review, [ValueSource(nameof(Ways))] string way)
    {
        var reading = FormReader.Read(review + "\n\n" + way);
        Assert.That((reading.Kind, reading.Complete, reading.Verdict), Is.EqualTo((FormKind.Review, (bool?)true, "+")));
    }

    [Test]
    public void The_last_row_of_a_review_may_give_it() => Assert.That(FormReader.Read(Reviews[1] + "\n| Result | data-review+ |").Verdict, Is.EqualTo("+"));

    [Test]
    public void No_second_thought_in_words_that_nobody_foresaw_leaves_a_plus([ValueSource(nameof(Unforeseen))] string said) =>
        Assert.That(Ways.Select(way => In(said, way)).Where(text => VerdictOf(text) == "+"), Is.Empty);

    [Test]
    public void No_words_above_a_verdict_that_nobody_foresaw_leave_a_plus([ValueSource(nameof(Above))] string words, [Values("\n", "\n\n", "\n\n\n")] string gap) =>
        Assert.That(Ways.Select(way => words + gap + way).Where(text => VerdictOf(text) == "+"), Is.Empty);

    [Test]
    public void What_is_given_is_read([ValueSource(nameof(Given))] string given) =>
        Assert.That(Ways.Select(way => In(given, way)).Where(said => VerdictOf(said) != "+"), Is.Empty);

    [TestCase("[x] data-review+\n[ ] data-review-", "+")]
    [TestCase("[ ] data-review+\n[x] data-review-", "-")]
    [TestCase("\u2611 data-review+\n\u2610 data-review-", "+")]
    [TestCase("\u2611 data-review+ \u2610 data-review-", "+")]
    [TestCase("\u2714 data-review+", "+")]
    [TestCase("[x] data-review+\n[x] data-review-", null)]
    [TestCase("- [x] data-review+\n- [x] tests\n- [ ] land it", null)]
    [TestCase("<pre>data-review+</pre>", null)]
    [TestCase("<pre>the form</pre>\n\ndata-review+", "+")]
    [TestCase("~~data-review-~~ data-review+", "+")]
    [TestCase("~~data-review+~~ data-review-", "-")]
    [TestCase("-data-review+- data-review-", "-")]
    [TestCase("data-review+\n\nEDIT: sorry, question 6 is wrong, this is data-review- for now.", "-")]
    [TestCase("data-review-\n\nEDIT: the docs are public now, so data-review+.", "+")]
    [TestCase("data-review-\n\nUpdate: fixed, thanks. data-review+", "+")]
    [TestCase("data-review+ (EDIT: no, data-review-)", null)]
    [TestCase("data-review-, once the docs are public I'll look again", "-")]
    [TestCase("This is data-review-, not data-review+.", "-")]
    [TestCase("| Result | data-review+ |\n|---|---|", "+")]
    [TestCase("| data-review+ | data-review- |\n|---|---|", null)]
    [TestCase("Decision: granted", "+")]
    [TestCase("Result: denied", "-")]
    [TestCase("data-review: + | -", null)]
    [TestCase("data-review+\n\n~~data-review+~~ data-review-", "-")]
    [TestCase("data-review+\n\nScratch that: data-review- until the docs are public.", "-")]
    [TestCase("data-review-\n\nUPDATE: with the new attachment this is data-review+.", "+")]
    [TestCase("data-review+\n\nEDIT: that was too quick, this is data-review- after all.", "-")]
    [TestCase("No, r-", "-")]
    [TestCase("I won't r+ something without a switch, so r- for now.", "-")]
    [TestCase("I won't r+ it, so r- or not?", null)]
    [TestCase("Result: ~~data-review+~~\n\nEDIT 2026-11-05: data-review-, the docs went away.", "-")]
    [TestCase("2026-11-05: data-review+", null)]
    [TestCase("data-review\u00b1", null)]
    [TestCase("data-review[+-]", null)]
    [TestCase("Thanks Jane, data-review+", "+")]
    [TestCase("All answers are clear, so data-review+", "+")]
    [TestCase("data-review+ from me", "+")]
    [TestCase("Thanks for the data-review+", null)]
    [TestCase("data-review+\n\nEDIT: taking my r+ back: data-review-", "-")]
    [TestCase("data-review+\n\nI take back the data-review+, it is data-review- now.", "-")]
    [TestCase("I'm changing my r+ to r-.", "-")]
    [TestCase("My r- becomes an r+.", "+")]
    [TestCase("My r- becomes an r+ once the docs are public.", "-")]
    [TestCase("My r- becomes an r+ with the docs.", "-")]
    [TestCase("Somebody's r- to r+", null)]
    [TestCase("data-review-\n\nEDIT: the docs are public, data-review+", "+")]
    [TestCase("data-review-\n\nEdit (Nov 3): docs are there, so data-review+.", "+")]
    [TestCase("data-review-\n\nEDIT: they spelled the retention out, so this is now data-review+.", "+")]
    [TestCase("data-review-\n\nEDIT: the page is fixed, so this is now data-review+.", "+")]
    [TestCase("data-review-\n\nEDIT: according to Legal, this is now data-review+.", null)]
    [TestCase("data-review-\n\nEDIT: Legal claims it, so now data-review+.", null)]
    [TestCase("Thanks for changing r- to r+", null)]
    [TestCase("data-review-\n\nEDIT: they spelled the retention out, and ask for data-review+.", null)]
    [TestCase("data-review-\n\nEDIT: the requester has changed the page, so this is\nnow data-review+. Thanks!", "+")]
    [TestCase("data-review-\n\nEDIT: if the requester changes what the page says, this is\nnow data-review+.", null)]
    [TestCase("Legal has agreed and the requester has changed what the page says\ndata-review+", null)]
    [TestCase("data-review-: question 6 lacks a link.\n\nThe link works now. data-review+", null)]
    [TestCase("data-review-\n\nQuestion 4 puzzles Legal. data-review+", null)]
    [TestCase("data-review-\n\nOnce the link works: data-review+", "-")]
    [TestCase("data-review+ / ~~data-review-~~ (strike one)", "+")]
    [TestCase("~~data-review+~~ / data-review- (strike one)", "-")]
    [TestCase("Delete one: data-review+ ~~data-review-~~", "+")]
    [TestCase("Result (strike one): data-review+ / -data-review--", "+")]
    [TestCase("~~data-review+~~ / ~~data-review-~~ (strike one)", null)]
    [TestCase("data-review+ / data-review- (strike one) ~~typo~~", null)]
    [TestCase("data-review+ ~~maybe~~ once the docs are there (delete one)", null)]
    [TestCase("Verdict (tick one):\n- [x] data-review+\n- [ ] data-review-", "+")]
    [TestCase("Verdict (tick one):\n- [ ] data-review+\n- [ ] data-review-", null)]
    [TestCase("Verdict, if Legal agrees (tick one):\n- [x] data-review+\n- [ ] data-review-", null)]
    public void A_verdict_is_what_stands_in_the_end(string said, string? verdict) => Assert.That(VerdictOf(said), Is.EqualTo(verdict));

    private static string In(string frame, string text) => frame.Replace("{0}", text, StringComparison.Ordinal);

    private static string? VerdictOf(string said) => FormReader.Read(ReviewTests.Echo + "\n\n" + said + "\n").Verdict;
}
