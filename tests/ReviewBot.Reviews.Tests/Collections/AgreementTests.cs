using System.Collections.Immutable;
using CsCheck;
using ReviewBot.Reviews.Collections;
using static ReviewBot.Reviews.Tests.Collections.Landing;

namespace ReviewBot.Reviews.Tests.Collections;

/// <summary>Decisions and definitions that agree, and one side of them changed in one place: exactly that is found.</summary>
public sealed class AgreementTests
{
    private static readonly Gen<LandedExpiry?> Ends = Gen.OneOf(
        Gen.Const(LandedExpiry.Read("never")),
        Gen.Int[1, 700].Select(days => (LandedExpiry?)new LandedExpiry.OnDay(Today.AddDays(days))),
        Gen.Int[157, 190].Select(version => (LandedExpiry?)new LandedExpiry.InVersion(version)));

    private static readonly Gen<Agreement> Agreements =
        from name in Gen.Char['a', 'z'].Array[4, 9].Array[2, 4]
        from expires in Ends
        from slack in Gen.Int[0, 3]
        from highest in Gen.Int[1, 4]
        from below in Gen.Int[0, 3]
        from byDefault in Gen.Bool.Select(b => b ? (bool?)true : null)
        from tracked in Gen.Bool
        from keys in Gen.Int[0, 4]
        from comment in Gen.Int[1, 40]
        select Agreement.Of($"mail.{string.Join('_', name.Select(w => new string(w)))}", expires!, slack, (highest, Math.Max(1, highest - below)), byDefault, tracked, keys, comment);

    private static readonly (string Code, Func<Agreement, Agreement?> Change)[] Changes =
    [
        ("no-review", a => a with { Definition = a.Definition with { Reviews = [] } }),
        ("review-placeholder", a => a.Citing($"{a.Link[..a.Link.IndexOf('#', StringComparison.Ordinal)]}#cXX")),
        ("review-not-a-review", a => a with { Requests = [] }),
        ("review-without-comment", a => a.Citing(a.Link[..a.Link.IndexOf('#', StringComparison.Ordinal)])),
        ("review-pending", a => a.Asked(r => r with { State = ReviewState.Pending })),
        ("review-denied", a => a.Asked(r => r with { State = ReviewState.Denied })),
        ("review-restricted", a => a with { Standing = BugStanding.Restricted }),
        ("never-but-limited", a => a.Definition.Expires is LandedExpiry.Never ? a.Asked(r => r with { Terms = [new ReviewedTerm { Until = Today.AddDays(90) }] }) : null),
        ("expires-later-than-approved", a => a.Definition.Expires is LandedExpiry.OnDay on ? a.Asked(r => r with { Terms = [new ReviewedTerm { Until = on.Day.AddDays(-1) }] }) : null),
        ("expires-later-than-approved", a => a.Definition.Expires is LandedExpiry.InVersion of ? a.Asked(r => r with { Terms = [new ReviewedTerm { Version = of.Version - 1 }] }) : null),
        ("expired", a => a with { Definition = a.Definition with { Expires = new LandedExpiry.OnDay(Today) } }),
        ("no-sensitivity", a => a with { Definition = a.Definition with { Sensitivity = [], Lines = [] } }),
        ("sensitivity-above-approved", a => a.Requests[0].Categories.Max() < 4 ? a with { Definition = a.Definition with { Sensitivity = [4] } } : null),
        ("default-differs", a => a.Asked(r => r with { DefaultOn = false })),
        ("not-in-request", a => a.Asked(r => r with { Measurements = [new ReviewedMeasurement("9999 8888", [1])] })),
        ("changed-after-review", a => a with { Definition = a.Definition with { ExtraKeys = a.Definition.ExtraKeys.Add("another") }, Before = a.Definition }),
        ("removed", a => a with { Before = a.Definition, Gone = true }),
    ];

    /// <summary>The codes for which something is changed.</summary>
    public static IEnumerable<string> Changed => Changes.Select(c => c.Code);

    [Test]
    public void Nothing_is_found_where_both_agree() => Agreements.Sample(a => Assert.That(a.Codes, Is.Empty, a.ToString()), iter: 2000);

    [Test]
    public void Exactly_what_was_changed_is_found() =>
        Gen.Select(Agreements, Gen.Int[0, Changes.Length - 1].Select(i => Changes[i])).Sample(
            (agreement, change) =>
            {
                if (change.Change(agreement) is { } changed)
                {
                    Assert.That(changed.Codes, Is.EqualTo(new[] { change.Code }), changed.ToString());
                }
            },
            iter: 5000);

    private sealed record Agreement(Definition Definition, ImmutableArray<ReviewedRequest> Requests)
    {
        public BugStanding Standing { get; init; }

        public Definition? Before { get; init; }

        public bool Gone { get; init; }

        public string Link => Definition.Reviews.FirstOrDefault("");

        public string[] Codes => Landing.Codes(
            Definition,
            Known(new ReviewedBug(Bug, Standing) { Requests = Requests }),
            Before is null ? null : History((3, Before), (50, Definition)) with { GoneIn = Gone ? "abc" : null });

        public static Agreement Of(string name, LandedExpiry expires, int slack, (int Approved, int Landed) category, bool? on, bool tracked, int keys, int comment) => new(
            Landed with
            {
                Name = name,
                Expires = expires,
                Sensitivity = [category.Landed],
                Reviews = [$"https://bugzilla.example.org/show_bug.cgi?id=4711#c{comment}"],
                Bugs = tracked ? ["https://bugzilla.example.org/show_bug.cgi?id=4700"] : [],
                ExtraKeys = [.. Enumerable.Range(0, keys).Select(k => $"key{k}")],
            },
            [
                Request with
                {
                    Comment = comment,
                    Comments = [comment],
                    Categories = [category.Approved],
                    DefaultOn = on,
                    Terms = [expires.Match(
                        () => new ReviewedTerm { Permanent = true },
                        () => new ReviewedTerm(),
                        day => new ReviewedTerm { Until = day.AddDays(slack) },
                        version => new ReviewedTerm { Version = version + slack })],
                    Measurements = [tracked ? new ReviewedMeasurement("Something else", [4700]) : new ReviewedMeasurement($"Value of {name}", [])],
                },
            ]);

        public Agreement Citing(string link) => this with { Definition = Definition with { Reviews = [link] } };

        public Agreement Asked(Func<ReviewedRequest, ReviewedRequest> change) => this with { Requests = [change(Requests[0])] };
    }
}
