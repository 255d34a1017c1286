using System.Collections.Immutable;
using ReviewBot.Collections;
using ReviewBot.Definitions;
using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Forms;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Collections;

/// <summary>What is said of decisions after comparing them with what landed, and to whom.</summary>
public sealed class LandedTests
{
    private const int Bug = 7;
    private const long Attachment = 70;
    private const int Closed = 8;

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero);

    private static readonly Definition One = new()
    {
        Name = "mail.one",
        Repository = "example/mail",
        File = "metrics.yaml",
        Line = 3,
        Type = "counter",
        Expires = new LandedExpiry.Never(),
        Sensitivity = [1],
        Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id={Bug}#c1"],
    };

    private static readonly ReviewedRequest Granted = new()
    {
        Attachment = Attachment,
        State = ReviewState.Granted,
        Comment = 1,
        Comments = [1],
        Form = FormKind.Request,
        Categories = [1],
        Terms = [new ReviewedTerm { Permanent = true }],
    };

    [TestCase("one", "landed as mail.one")]
    [TestCase("one two three", "landed as mail.one, mail.two, mail.three")]
    [TestCase("one two three four", "landed as mail.one, mail.two and 2 others")]
    [TestCase("one one", "landed as mail.one", TestName = "What_landed_in_two_places_is_named_once")]
    [TestCase("one two-gone", "landed as mail.one", TestName = "What_is_gone_is_not_named_beside_what_stands")]
    [TestCase("one-gone", "removed")]
    [TestCase("one@2026-08 two@2026-09", "landed as mail.one, mail.two since 2026-08")]
    [TestCase("one@2026-08 two", "landed as mail.one, mail.two", TestName = "Since_when_is_said_where_it_is_known_of_all")]
    [TestCase("one! two", "landed as mail.one, mail.two; differs")]
    [TestCase("one?", "landed as mail.one", TestName = "What_is_wrong_otherwise_is_no_difference")]
    public void The_register_says_of_a_decision_what_landed_of_it(string landed, string said) =>
        Assert.That(Landed.Words(Check(Sources(landed)), Now).Decisions[Attachment], Is.EqualTo(said));

    [Test]
    public void Of_a_decision_that_was_taken_in_a_comment_nothing_is_said()
    {
        var found = Check([new LandedSource("example/mail", null, Reading(One))], Granted with { Attachment = 0 });

        Assert.That(Landed.Words(found, Now).Decisions, Is.Empty);
        Assert.That(Landed.Words(found, Now).Facts, Is.Empty);
    }

    [Test]
    public void A_bug_is_told_what_stands_and_what_differs_with_who_changed_it_last()
    {
        var fact = Landed.Words(Check(Sources("one! two-gone")), Now).Facts[Attachment];

        Assert.That(fact.Standing.Select(p => (p.Name, p.File, p.Line)), Is.EqualTo(new[] { ("mail.one", "metrics.yaml", 3) }));
        Assert.That(fact.Remarks.Select(r => (r.Text.Split(':')[0], r.By, r.Key.Length)), Is.EqualTo(new[] { ("mail.one (metrics.yaml, line 3)", "Robin", 12) }));
        var twice = Landed.Words(Check([new LandedSource("example/mail", null, Reading(One with { Reviews = [One.Reviews[0], $"https://bugzilla.example.org/show_bug.cgi?id={Bug}#c2"] }))]), Now).Facts[Attachment];
        Assert.That((twice.Standing.Length, twice.Remarks.Length), Is.EqualTo((1, 0)), "however often it cites the decision");
    }

    [Test]
    public void A_decision_of_the_last_year_is_expected_to_land_in_products_whose_source_could_be_read()
    {
        LandedSource[] sources = [Source("Thunderbird"), Source("Thunderbird"), Source(null), Source("Calendar") with { Trouble = "it is away" }];

        Assert.That(Landed.Words(Check(sources), Now).Expected, Is.EqualTo(new Dictionary<string, DateTimeOffset> { ["Thunderbird"] = Now.AddDays(-365) }));
    }

    [Test]
    public void A_closed_bug_is_known_where_a_definition_that_stands_cites_it_by_number()
    {
        var cites = One with { Name = "mail.closed", Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id={Closed}", "https://bugzilla.example.org/attachment.cgi?id=80", "https://bugzilla.example.org/show_bug.cgi?id=an-alias", One.Reviews[0]] };
        var gone = Gone(One with { Name = "mail.gone", Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id={Closed}"] });

        var found = Check([new LandedSource("example/mail", null, Reading(cites)) { Past = gone }]);

        Assert.That(found.Closed.Select(c => (c.Definition.Name, c.Bug)), Is.EqualTo(new[] { ("mail.closed", Closed) }));
        Assert.That(Landed.Words(found, Now).Restricted.Keys, Is.EqualTo(new[] { Closed }));
    }

    [TestCase("Thunderbird", 1)]
    [TestCase("Thunderbird for Android", 0)]
    [TestCase(null, 1)]
    public void A_version_is_one_of_the_product_that_is_made_of_the_source(string? product, int expired)
    {
        var found = Check([new LandedSource("example/mail", product, Reading(One with { Expires = new LandedExpiry.InVersion(152) }))]);

        Assert.That(found.Compared.Single().Findings.Count(f => f.Code == "expired"), Is.EqualTo(expired));
    }

    [Test]
    public void All_that_landed_are_those_that_stand_and_then_those_that_are_gone_by_name()
    {
        var past = Gone(One with { Name = "z" }).AddRange("qambk".SelectMany(name => Gone(One with { Name = $"{name}" }))).Add("mail.one", new LandedHistory([new LandedVersion(One, "c0", Now)]) { GoneIn = "c1" }).Add("never", new LandedHistory([]) { GoneIn = "c1" });

        var all = new LandedSource("example/mail", null, Reading(One)) { Past = past }.All.Where(a => a.Definition.Name != "mail.one" || a.Past.GoneIn is null);

        Assert.That(all.Select(a => (a.Definition.Name, a.Past.GoneIn)), Is.EqualTo(new[] { ("mail.one", null), ("a", "c9"), ("b", "c9"), ("k", "c9"), ("m", "c9"), ("q", "c9"), ("z", (string?)"c9") }));
    }

    [Test]
    public void The_owners_are_told_what_is_wrong_once_a_week_at_most_and_only_if_it_is_other_than_before()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        var (notices, desk) = (new Notices(ledger), new CollectionNotices(new Notices(ledger), new Landings(ledger)));
        string[] Told() => [.. notices.All().Where(n => n.Bug is null).Select(n => n.Text)];

        desk.Tell(Check(Sources("one two")), Now);
        desk.Tell(Check([new LandedSource("example/mail", null, Reading(One with { Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id={Bug}"] }))]), Now);
        Assert.That(Told(), Is.Empty, "all is well, but for an advice");

        desk.Tell(Check(Sources("one!")), Now);
        Assert.That(Told().Single(), Does.StartWith("What landed is not what was approved, or nothing shows that it was, in 1 place: mail.one (sensitivity-above-approved, metrics.yaml:3). The page"));
        desk.Tell(Check(Sources("one! two!")), Now.AddDays(6.9));
        desk.Tell(Check([new LandedSource("example/mail", null, Reading(Different(One) with { Line = 9 }))]), Now.AddDays(7));
        Assert.That(Told(), Has.Length.EqualTo(1), "within the week, and then of the same that has only moved");

        desk.Tell(Check(Sources("two! one!")), Now.AddDays(7));
        Assert.That(Told(), Has.Length.EqualTo(2).And.Some.Contains("in 2 places: mail.one").And.Some.Contains("; mail.two"));
    }

    [TestCase(10, "")]
    [TestCase(12, "; and 2 more")]
    public void The_owners_are_told_the_first_ten_and_how_many_more(int wrong, string more)
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");

        new CollectionNotices(new Notices(ledger), new Landings(ledger)).Tell(Check([new LandedSource("example/mail", null, Reading([.. Enumerable.Range(10, wrong).Select(i => Different(One) with { Name = $"mail.n{i}" })]))]), Now);

        var text = new Notices(ledger).All().Single().Text;
        Assert.That(text, Does.Contain($"metrics.yaml:3){more}. The page"));
        Assert.That(text.Split("; mail.").Length, Is.EqualTo(10));
    }

    [Test]
    public void The_owners_are_told_at_once_what_cites_a_closed_bug_and_each_once()
    {
        using var ledger = Ledger.InMemory("https://bugzilla.example.org/");
        var desk = new CollectionNotices(new Notices(ledger), new Landings(ledger));
        var found = Check([new LandedSource("example/mail", null, Reading(One with { Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id={Closed}"] }))]);

        desk.Tell(found, Now);
        desk.Tell(found, Now.AddHours(1));

        Assert.That(new Notices(ledger).All().Where(n => n.Bug == Closed).Select(n => n.Text).Single(), Does.Contain("(example/mail, metrics.yaml:3)").And.Contain($"bug {Closed}, which is not public"));
    }

    // Names with "-gone", "!" for one that differs, "?" for one that is wrong otherwise, or "@" and the month since when it is there.
    private static LandedSource[] Sources(string landed)
    {
        var (sources, past) = (new List<LandedSource>(), ImmutableDictionary<string, LandedHistory>.Empty);
        foreach (var word in landed.Split(' '))
        {
            var definition = One with { Name = $"mail.{word.Split('@', '-', '!', '?')[0]}" };
            definition = word.EndsWith('!') ? Different(definition) : word.EndsWith('?') ? definition with { Sensitivity = [] } : definition;
            var since = word.Contains('@', StringComparison.Ordinal) ? DateTimeOffset.Parse($"{word.Split('@')[1]}-05T10:00:00Z", null) : Now;
            sources.Add(word.EndsWith("-gone", StringComparison.Ordinal)
                ? new LandedSource("example/mail", null, Reading()) { Past = Gone(definition) }
                : new LandedSource("example/mail", null, Reading(definition)) { Past = past.Add(definition.Name, new LandedHistory([new LandedVersion(definition, "c1", since, "Robin")]) { FromTheBeginning = since != Now }) });
        }

        return [.. sources];
    }

    private static Definition Different(Definition definition) => definition with { Sensitivity = [4] };

    private static ImmutableDictionary<string, LandedHistory> Gone(Definition definition) =>
        ImmutableDictionary<string, LandedHistory>.Empty.Add(definition.Name, new LandedHistory([new LandedVersion(definition, "c1", Now)]) { GoneIn = "c9" });

    private static LandedSource Source(string? product) => new("example/mail", product, Reading());

    private static DefinitionReading Reading(params ImmutableArray<Definition> definitions) => new(definitions, []);

    private static CheckedCollections Check(IReadOnlyList<LandedSource> sources, ReviewedRequest? request = null)
    {
        ReviewedBug[] bugs = [new ReviewedBug(Bug, BugStanding.Public) { Requests = [request ?? Granted], LastComment = 9 }, new ReviewedBug(Closed, BugStanding.Restricted)];
        var known = new KnownReviews(new Uri("https://bugzilla.example.org/"))
        {
            Bugs = bugs.ToImmutableDictionary(b => b.Bug),
            Attachments = ImmutableDictionary<long, int?>.Empty.Add(80, Closed),
            Aliases = ImmutableDictionary<string, int?>.Empty.Add("an-alias", Closed),
        };
        return CollectionsCheck.Of(sources, new ReadReviews(known, null, null), DateOnly.FromDateTime(Now.UtcDateTime));
    }
}
