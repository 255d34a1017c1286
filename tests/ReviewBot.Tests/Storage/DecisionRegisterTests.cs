using ReviewBot.Reviews.Register;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;
using static ReviewBot.Tests.Support.Decisions;

namespace ReviewBot.Tests.Storage;

/// <summary>The register is looked through by words, filters and pages.</summary>
public sealed class DecisionRegisterTests(Kept kept) : LedgerFixture(kept)
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [TestCase("collecting", new[] { 1 }, Description = "the stem counts")]
    [TestCase("COLLECT addresses", new[] { 1 })]
    [TestCase("collect nothing", new int[0], Description = "all words have to be there")]
    [TestCase("mail.folder_count", new[] { 2 }, Description = "a metric's name is its parts in their order")]
    [TestCase("folder_count.mail", new int[0])]
    [TestCase("größe", new[] { 3 }, Description = "accents do not matter")]
    [TestCase("grosse", new int[0])]
    [TestCase("Calendar", new[] { 3 })]
    [TestCase(":tomas", new[] { 2 })]
    [TestCase("3", new[] { 3 }, Description = "the bug's number")]
    [TestCase("", new[] { 3, 2, 1 })]
    [TestCase("  \t ", new[] { 3, 2, 1 })]
    [TestCase("-- \" *", new[] { 3, 2, 1 }, Description = "signs alone are no words")]
    [TestCase("\"collect\" OR folder", new int[0], Description = "operators are words")]
    [TestCase("title:collect", new int[0])]
    [TestCase("collect* NEAR(", new int[0])]
    [TestCase("granted0", new int[0], Description = "what filters go by is no text")]
    [TestCase("';--\u0000", new[] { 3, 2, 1 })]
    public void Words_are_looked_for(string text, int[] bugs)
    {
        var ledger = In(
            Entry(1, "Collect the number of addresses"),
            Entry(2) with { Collected = "mail.folder_count, once a day", Steward = ":tomas" },
            Entry(3, "Größe des Fensters") with { Product = "Calendar" });

        Assert.That(Bugs(ledger, new RegisterSearch { Text = text }), Is.EqualTo(bugs));
    }

    [Test]
    public void Filters_hold_all_at_once_and_with_words()
    {
        var ledger = In(
            Entry(1), Entry(2) with { Product = "Calendar" }, Entry(3) with { Decision = "-" }, Entry(4) with { Steward = "Ines Müller" },
            Entry(5) with { Categories = [1, 3] }, Entry(6) with { Product = "calendar" });

        Assert.Multiple(() =>
        {
            Assert.That(Bugs(ledger, new RegisterSearch { Product = "Calendar" }), Is.EqualTo(new[] { 2 }));
            Assert.That(Bugs(ledger, new RegisterSearch { Product = "Calenda" }), Is.Empty);
            Assert.That(Bugs(ledger, new RegisterSearch { Decision = "-" }), Is.EqualTo(new[] { 3 }));
            Assert.That(Bugs(ledger, new RegisterSearch { Steward = "Ines Müller" }), Is.EqualTo(new[] { 4 }));
            Assert.That(Bugs(ledger, new RegisterSearch { Category = 3 }), Is.EqualTo(new[] { 5 }));
            Assert.That(Bugs(ledger, new RegisterSearch { Category = 2, Decision = "+", Product = "Thunderbird", Text = "window" }), Is.EqualTo(new[] { 4, 1 }));
            Assert.That(Bugs(ledger, new RegisterSearch { Decision = "-", Text = "nowhere" }), Is.Empty);
        });
    }

    [Test]
    public void What_ends_soon_is_what_was_granted_and_ends_within_the_time_soonest_first()
    {
        var ledger = In(
            Entry(1) with { Expiry = Today.AddDays(89) }, Entry(2) with { Expiry = Today }, Entry(3) with { Expiry = Today.AddDays(-1) }, Entry(4) with { Expiry = Today.AddDays(90) },
            Entry(5) with { Expiry = Today.AddDays(3), Decision = "-" }, Entry(6) with { Expiry = null }, Entry(7) with { Expiry = Today.AddDays(40), Product = "Calendar" });

        Assert.That(Bugs(ledger, RegisterSearch.All.EndingSoon(Today)), Is.EqualTo(new[] { 2, 7, 1 }));
        Assert.That(Bugs(ledger, new RegisterSearch { Product = "Thunderbird", Text = "clicks" }.EndingSoon(Today)), Is.EqualTo(new[] { 2, 1 }));
    }

    [Test]
    public void Pages_show_everything_once_in_every_order()
    {
        var entries = Enumerable.Range(1, 23).Select(i => Entry(i) with { DecidedAt = Begin.AddSeconds(i / 3), Expiry = Today.AddDays(i / 4) }).ToList();
        var ledger = In(entries);
        RegisterSearch[] searches = [.. from text in new[] { null, "window" } from order in new[] { RegisterOrder.Newest, RegisterOrder.Oldest } select new RegisterSearch { Text = text, Order = order }];

        foreach (var search in searches.Append(RegisterSearch.All.EndingSoon(Today)))
        {
            var register = new DecisionRegister(ledger);
            var seen = new List<RegisterEntry>();
            string? after = null;
            do
            {
                var page = register.Page(search, after, 5);
                Assert.That(page.Entries, Has.Count.LessThanOrEqualTo(5));
                seen.AddRange(page.Entries);
                after = page.Next;
            }
            while (after is not null);

            Assert.That(seen.Select(e => e.Bug), Is.EqualTo(register.All(search).Select(e => e.Bug)).And.Unique, search.ToString());
            Assert.That(seen, Has.Count.EqualTo(23));
            Assert.That(register.Count(search), Is.EqualTo(23));
        }

        Assert.That(new DecisionRegister(ledger).All(searches[0]).Select(e => e.DecidedAt), Is.Ordered.Descending);
        Assert.That(new DecisionRegister(ledger).All(searches[1]).Select(e => e.DecidedAt), Is.Ordered);
    }

    [Test]
    public void A_page_that_holds_all_the_rest_is_the_last()
    {
        var register = new DecisionRegister(In(Enumerable.Range(1, 5).Select(i => Entry(i))));

        Assert.That(register.Page(RegisterSearch.All, null, 5).Next, Is.Null);
        Assert.That(register.Page(RegisterSearch.All, null, 4).Next, Is.Not.Null);
    }

    [Test]
    public void A_place_that_is_none_is_the_beginning()
    {
        var ledger = In(Entry(1), Entry(2));

        foreach (var after in (string[])["", "x", "-1", "1-2-3", "99999999999999999999", "1-20270101"])
        {
            Assert.That(new DecisionRegister(ledger).Page(RegisterSearch.All, after, 9).Entries, Has.Count.EqualTo(2), after);
        }

        foreach (var after in (string[])["12", "x-20270502", "12-x"])
        {
            Assert.That(new DecisionRegister(ledger).Page(RegisterSearch.All.EndingSoon(new DateOnly(2027, 4, 1)), after, 9).Entries, Has.Count.EqualTo(2), after);
        }
    }

    [Test]
    public void What_ends_before_the_first_of_a_month_does_not_end_in_that_month() =>
        Assert.That(new RegisterSearch { EndsFrom = new DateOnly(2026, 11, 28), EndsBefore = new DateOnly(2027, 2, 1) }.Months(), Is.EqualTo(new[] { "202611", "202612", "202701" }));

    [Test]
    public void A_decision_is_found_by_its_attachment()
    {
        var ledger = In(Entry(1), Entry(2));

        Assert.That(new DecisionRegister(ledger).Of(20)?.Bug, Is.EqualTo(2));
        Assert.That(new DecisionRegister(ledger).Of(21), Is.Null);
    }

    [Test]
    public void The_register_is_counted()
    {
        var ledger = In(
            Entry(1), Entry(2) with { Decision = "-", Product = "Calendar", Categories = [1, 2], Steward = ":ines" },
            Entry(3) with { AskedAt = Begin.AddDays(-40), DecidedAt = Begin.AddDays(-10), FirstAnswerAt = null, Categories = [] });
        var counts = new RegisterCounts(ledger);

        Assert.Multiple(() =>
        {
            Assert.That(counts.Months(), Is.EqualTo(new[] { new DecisionCount("2026-10", 1, 0), new DecisionCount("2026-11", 1, 1) }));
            Assert.That(counts.Products(), Is.EqualTo(new[] { new DecisionCount("Calendar", 0, 1), new DecisionCount("Thunderbird", 2, 0) }));
            Assert.That(counts.Categories(), Is.EqualTo(new[] { new ValueCount(0, 1), new ValueCount(1, 1), new ValueCount(2, 2) }));
            Assert.That(counts.DaysToDecision(), Is.EqualTo(new[] { new ValueCount(3, 2), new ValueCount(30, 1) }));
            Assert.That(counts.DaysToAnswer(), Is.EqualTo(new[] { new ValueCount(2, 2) }));
            Assert.That(counts.Stewards(), Is.EqualTo(new[] { ":ines", ":maren" }));
            Assert.That(new DecisionRegister(ledger).Count(RegisterSearch.All), Is.EqualTo(3));
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_leaves_the_register_is_found_and_counted_no_more(bool restricted)
    {
        var ledger = In(Entry(1), Entry(2, "Count xyzzymarkq things") with { Collected = "plughmarkq once a day", Product = "Quuxmarkq", Steward = ":fredmarkq" }, Entry(3));
        Assert.That(Bugs(ledger, new RegisterSearch { Text = "xyzzymarkq" }), Is.EqualTo(new[] { 2 }));

        TakeOut(ledger, 2, restricted);

        Assert.That(Bugs(ledger, new RegisterSearch { Text = "xyzzymarkq" }), Is.Empty);
        Assert.That(Bugs(ledger, new RegisterSearch { Steward = ":fredmarkq" }), Is.Empty);
        Assert.That(new RegisterCounts(ledger).Products().Select(p => p.Of), Is.EqualTo(new[] { "Thunderbird" }));
        Assert.That(new RegisterCounts(ledger).Stewards(), Is.EqualTo(new[] { ":maren" }));
        Assert.That(new DecisionRegister(ledger).Count(RegisterSearch.All), Is.EqualTo(2));
    }

    /// <summary>A bug of the register that nobody may see any more.</summary>
    internal static void TakeOut(Ledger ledger, int bug, bool restricted)
    {
        if (restricted)
        {
            new BugCache(ledger).Put(new CachedBug(bug, Begin, Begin, null, Restricted: true), new BugFacts(bug));
        }
        else
        {
            new BugCache(ledger).Forget(bug);
        }
    }

    private static IEnumerable<int> Bugs(Ledger ledger, RegisterSearch search)
    {
        var bugs = new DecisionRegister(ledger).All(search).Select(e => e.Bug).ToList();
        Assert.That(new DecisionRegister(ledger).Count(search), Is.EqualTo(bugs.Count));
        return bugs;
    }
}
