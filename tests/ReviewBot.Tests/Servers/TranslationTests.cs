using ReviewBot.Bugzilla.Models;
using ReviewBot.Servers;

namespace ReviewBot.Tests.Servers;

/// <summary>What the client read, as the domain knows it.</summary>
public sealed class TranslationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 17, 12, 0, 0, TimeSpan.Zero);

    [TestCase(0, 0, 0, 0, 0)]
    [TestCase(1, 1, 1, 0, 0, TestName = "The_whole_second_of_a_server_is_no_difference")]
    [TestCase(1.1, 0, 0, 0, 1.1)]
    [TestCase(0, -2, 0, 0, -2, TestName = "The_web_servers_clock_counts")]
    [TestCase(2, 0, -30, 0, -30, TestName = "The_one_that_differs_most_counts")]
    [TestCase(2, 2, null, 0, 2, TestName = "An_answer_without_a_time_is_no_difference")]
    [TestCase(6, 6, 6, 10, 0, TestName = "A_way_there_and_back_is_no_difference")]
    [TestCase(17, 17, 17, 10, 12, TestName = "The_middle_of_the_way_is_when_it_was_read")]
    public void How_far_a_server_is_ahead(double database, double web, double? header, double way, double ahead)
    {
        var time = new ServerTime(Noon.AddSeconds(database), Noon.AddSeconds(web), Noon, Noon.AddSeconds(way)) { Header = header is { } at ? Noon.AddSeconds(at) : null };

        Assert.That(Clock.Skew(time), Is.EqualTo(TimeSpan.FromSeconds(ahead)));
    }

    [TestCase("sam", "Somebody [:else]", "sam")]
    [TestCase("", "Sam Steward [:sam]", "sam")]
    [TestCase(null, "Sam (:sam)", "sam")]
    [TestCase(null, "Sam :sam, at work", "sam")]
    [TestCase(null, "Sam :sam", "sam")]
    [TestCase(null, "Sam at 10:30", null)]
    [TestCase(null, "Sam Steward", null)]
    public void A_nick_is_the_servers_or_stands_in_the_name(string? nick, string name, string? known) =>
        Assert.That(Mapping.ToAccount(new BugzillaUser { Name = "sam@example.org", Nick = nick, RealName = name }).Nick, Is.EqualTo(known));

    [Test]
    public void Everything_of_a_bug_comes_in_its_order()
    {
        var bug = Mapping.ToSnapshot(
            new Bug { Id = 7 },
            [new BugAttachment { Id = 2 }, new BugAttachment { Id = 1 }],
            new Dictionary<long, ReadOnlyMemory<byte>> { [2] = ReadOnlyMemory<byte>.Empty },
            [new BugComment { Id = 5, Count = 1 }, new BugComment { Id = 6, Count = 0 }],
            [new HistoryEntry { When = Noon }, new HistoryEntry { When = Noon.AddDays(-1) }]);

        Assert.That(bug.Attachments.Select(a => (a.Id, a.Data?.Length)), Is.EqualTo(new[] { (1L, (int?)null), (2L, 0) }), "what was not read is no empty one");
        Assert.That(bug.Comments.Select(c => c.Id), Is.EqualTo(new[] { 6L, 5L }));
        Assert.That(bug.History.Select(h => h.When), Is.Ordered);
    }

    [Test]
    public void Of_several_flags_to_ask_a_person_with_the_best_one_is_taken()
    {
        FlagType[] worst = [Asking(1) with { IsActive = false }, Asking(2) with { IsRequesteeble = false }, Asking(3) with { Values = ["+"] }, Asking(9), Asking(8)];
        var multiple = Asking(10) with { IsMultiplicable = true };

        Assert.That(new ProductFlags("Thunderbird").Asking, Is.Null);
        Assert.That(new ProductFlags("Thunderbird") { Needinfo = [.. worst[..1]] }.Asking, Is.Null);
        Assert.That(new ProductFlags("Thunderbird") { Needinfo = [.. worst[..3]] }.Asking!.Id, Is.EqualTo(2), "better than none");
        Assert.That(new ProductFlags("Thunderbird") { Needinfo = [.. worst] }.Asking!.Id, Is.EqualTo(8));
        Assert.That(new ProductFlags("Thunderbird") { Needinfo = [.. worst, multiple] }.Asking!.Id, Is.EqualTo(10));
        Assert.That(new ProductFlags("Thunderbird") { Review = [.. worst] }.ActiveReview.Select(t => t.Id), Is.EqualTo(new[] { 2L, 3, 9, 8 }));
    }

    [TestCase("+ -", "+ -", true)]
    [TestCase("+ -", "?", false)]
    [TestCase("?", "?", false)]
    [TestCase("+", "? inactive", true)]
    public void We_may_decide_where_every_flag_type_in_use_lets_us(string one, string another, bool may)
    {
        ProductFlags Product(string values) => new(values) { Review = [Asking(1) with { Values = values.Split(' '), IsActive = !values.EndsWith("inactive", StringComparison.Ordinal) }] };

        Assert.That(new ServerDescription { Flavour = Bugzilla.Flavour.Upstream, Version = "5.2", Login = "bot@example.org", Products = [Product(one), Product(another)] }.MayDecide, Is.EqualTo(may));
    }

    private static FlagType Asking(long id) => new() { Id = id, Name = "needinfo", IsActive = true, IsRequesteeble = true, Values = ["?", "X"] };
}
