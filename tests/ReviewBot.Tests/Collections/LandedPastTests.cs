using ReviewBot.Collections;
using ReviewBot.GitHub;
using ReviewBot.Reviews.Collections;

namespace ReviewBot.Tests.Collections;

/// <summary>The past of definitions, version by version.</summary>
public sealed class LandedPastTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Definition One = new() { Name = "mail.one", File = "metrics.yaml", Line = 3, Type = "counter", Expires = new LandedExpiry.Never() };

    private static readonly TestCaseData[] Changes =
    [
        new(One with { File = "other.yaml" }, true),
        new(One with { Type = "event" }, true),
        new(One with { Expires = new LandedExpiry.InVersion(170) }, true),
        new(One with { Disabled = true }, true),
        new(One with { Lifetime = "user" }, true),
        new(One with { Sensitivity = [2] }, true),
        new(One with { Reviews = ["https://bugzilla.example.org/show_bug.cgi?id=7"] }, true),
        new(One with { Pings = ["events"] }, true),
        new(One with { ExtraKeys = ["key"] }, true),
        new(One with { Labels = ["label"] }, true),
        new(One with { Line = 9, Description = "Another.", Owners = ["a@example.org"], Bugs = ["7"] }, false),
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_version_is_what_collects_something_else(Definition changed, bool isVersion)
    {
        var past = new LandedPast([]);
        past.Add([One], Commit("c1", 0), complete: true);
        past.Add([changed], Commit("c2", 1), complete: false);

        var one = past.All["mail.one"];
        Assert.That(one.Versions.Select(v => v.Commit), Is.EqualTo(isVersion ? new[] { "c1", "c2" } : ["c1"]));
        Assert.That(one.Since, Is.EqualTo(Noon), "the first one tells");
    }

    [Test]
    public void What_a_file_no_longer_defines_is_gone_until_it_comes_again()
    {
        var past = new LandedPast([]);
        past.Add([One, One with { Name = "mail.two" }, One with { Name = "mail.three", File = "other.yaml" }], Commit("c1", 0), complete: true);

        past.Gone("metrics.yaml", name => name == "mail.two", "c2");
        past.Gone("metrics.yaml", name => name == "mail.two", "c3");
        Assert.That(past.All.Select(h => (h.Key, h.Value.GoneIn)), Is.EquivalentTo(new[] { ("mail.one", "c2"), ("mail.two", (string?)null), ("mail.three", null) }));

        past.Add([One], Commit("c4", 2), complete: false);
        Assert.That(past.All["mail.one"].GoneIn, Is.Null);
        past.Gone("metrics.yaml", _ => false, "c5");
        past.Add([One with { Type = "event" }], Commit("c6", 3), complete: false);
        Assert.That((past.All["mail.one"].GoneIn, past.All["mail.two"].GoneIn), Is.EqualTo(((string?)null, "c5")));
    }

    [Test]
    public void A_file_that_is_read_from_its_beginning_forgets_what_only_it_defined()
    {
        var past = new LandedPast([]);
        past.Add([One, One with { Name = "mail.moved", File = "other.yaml" }], Commit("c1", 0), complete: true);
        past.Add([One with { Name = "mail.moved" }, One with { Name = "mail.else", File = "other.yaml" }], Commit("c2", 1), complete: true);

        past.Forget("metrics.yaml");

        Assert.That(past.All.Keys, Is.EqualTo(new[] { "mail.else", "mail.moved" }));
    }

    [Test]
    public void What_is_older_than_the_last_version_that_is_known_comes_before_it()
    {
        var past = new LandedPast([]);
        past.Add([One], Commit("c1", 0), complete: true);

        Assert.That(new[] { -1, 0, 1 }.Select(hours => past.IsBefore("mail.one", Noon.AddHours(hours))), Is.EqualTo(new[] { true, false, false }));
        Assert.That(past.IsBefore("mail.two", Noon.AddHours(-1)), Is.False);
    }

    private static SourceCommit Commit(string sha, int hours) => new(sha, $"t-{sha}", Noon.AddHours(hours));
}
