using ReviewBot.Reviews.Collections;
using ReviewBot.Reviews.Collections.Findings;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>For each code that there is, what raises it and its near twin, which is nearly the same and must not.</summary>
public sealed class CodeTests
{
    private const string Whole = "https://bugzilla.example.org/show_bug.cgi?id=4711";

    private static readonly Definition Event = Landed with { Type = "event", ExtraKeys = ["kind"] };
    private static readonly Definition Silent = Landed with { Sensitivity = [], Lines = Landed.Lines.Remove("data_sensitivity") };
    private static readonly ReviewedTerm June = new() { Until = new DateOnly(2027, 6, 1) };
    private static readonly KnownReviews Off = Known(Request with { DefaultOn = false });

    private static readonly Dictionary<string, (Func<string[]> Raises, Func<string[]> Twin)> Table = new()
    {
        ["no-review"] = (() => Codes(Citing()), () => Codes(Citing(Link))),
        ["review-placeholder"] = (() => Codes(Citing($"{Whole}#cXXX")), () => Codes(Citing($"{Whole}#c6"))),
        ["review-not-a-review"] = (() => Codes(known: Known(new ReviewedBug(Bug, BugStanding.Public))), () => Codes(known: Known(new ReviewedBug(Bug, BugStanding.Public) { Requests = [Request] }))),
        ["review-without-comment"] = (() => Codes(Citing(Whole)), () => Codes(Citing(Whole), Known(Request with { Comment = null }))),
        ["review-pending"] = (() => Codes(Request with { State = ReviewState.Pending }), () => Codes(known: Known(Request with { State = ReviewState.Pending, Attachment = 91, Comments = [12] }, Request))),
        ["review-denied"] = (() => Codes(Request with { State = ReviewState.Denied }), () => Codes(known: Known(Request with { State = ReviewState.Denied, Attachment = 80, Comments = [3] }, Request))),
        ["review-restricted"] = (() => Codes(known: Known(new ReviewedBug(Bug, BugStanding.Restricted))), () => Codes(known: new KnownReviews(Server))),
        ["expires-later-than-approved"] = (() => Expiring("2027-06-02", June), () => Expiring("2027-06-01", June)),
        ["never-but-limited"] = (() => Expiring("never", June), () => Expiring("never", new ReviewedTerm())),
        ["expired"] = (() => Codes(Landed with { Expires = new LandedExpiry.OnDay(Today) }), () => Codes(Landed with { Expires = new LandedExpiry.OnDay(Today.AddDays(1)) })),
        ["no-sensitivity"] = (() => Codes(Silent), () => Codes(Silent with { Kind = DefinitionKind.Ping })),
        ["sensitivity-above-approved"] = (() => Codes(Landed with { Sensitivity = [2] }), () => Codes(Landed with { Sensitivity = [2] }, Known(Request with { Categories = [2] }))),
        ["default-differs"] = (() => Codes(known: Off), () => Codes(Landed with { Disabled = true }, Off)),
        ["not-in-request"] = (() => Codes(Request with { Measurements = [new ReviewedMeasurement("Time to open the address book", [4600])] }), () => Codes(Request with { Measurements = [new ReviewedMeasurement("Time to open the address book", [4700])] })),
        ["changed-after-review"] = (() => Codes(Event with { ExtraKeys = ["kind", "server"] }, history: History((1, Event), (40, Event with { ExtraKeys = ["kind", "server"] }))), () => Codes(Event with { Description = "Another text" }, history: History((1, Event), (40, Event with { Description = "Another text" })))),
        ["removed"] = (() => Codes(history: History((1, Landed)) with { GoneIn = "abc" }), () => Codes(history: History((1, Landed)))),
    };

    private static IEnumerable<string> All => CollectionFindings.Kinds.Select(k => k.Code);

    [Test]
    public void The_table_has_a_row_for_each_code_and_no_other() => Assert.That(Table.Keys, Is.EquivalentTo(All));

    [TestCaseSource(nameof(All))]
    public void A_code_is_raised_and_by_its_near_twin_it_is_not(string code)
    {
        var (raises, twin) = Table[code];

        Assert.That(raises(), Is.EqualTo(new[] { code }));
        Assert.That(twin(), Is.Empty);
    }

    [Test]
    public void The_property_about_agreement_changes_something_for_each_code() => Assert.That(AgreementTests.Changed.Distinct(), Is.EquivalentTo(All));

    private static string[] Expiring(string expires, ReviewedTerm term) => Codes(Landed with { Expires = LandedExpiry.Read(expires) }, Known(Until(term)));
}
