using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Tests.Wording;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>A request that Maren is asked for, people around it who say something, and what comes of it.</summary>
internal static class Table
{
    public const string Maren = "maren@example.org";
    public const string Tomas = "tomas@example.org";
    public const string Ines = "ines@example.org";
    public const string Rhea = BugBuilder.Requester;
    public const string Outsider = "otto@example.org";

    private static readonly ReviewPolicy Upstream = new()
    {
        Self = BugBuilder.Bot,
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren Holm" }, new Steward { Login = Tomas, Name = "Tomas Berg" }, new Steward { Login = Ines, Name = "Ines Wolf" }], []),
        Quiet = TimeSpan.Zero,
        Embargo = new() { Groups = ["embargo"] },
    };

    private static readonly World People = new()
    {
        Rotation = RotationFacts.None,
        Accounts = new[] { (Rhea, "rhea"), (Maren, "maren"), (Ines, "ines") }
            .ToImmutableDictionary(p => p.Item1, p => new Account(p.Item1, p.Item2, p.Item2), StringComparer.OrdinalIgnoreCase),
    };

    public static ReviewPolicy Policy(bool bmo) => bmo ? Upstream with { Markdown = true, FoldsBugFlags = true } : Upstream;

    public static BugBuilder Asked(bool restricted = false)
    {
        var bug = new BugBuilder().Attach(13, Texts.Complete).Ask(13, requestee: Maren);
        return restricted ? bug.Restrict("embargo") : bug;
    }

    public static ReviewCase Fold(BugBuilder bug, ReviewPolicy policy) => CaseFold.Fold(bug.Build(), policy);

    public static Plan Decide(BugBuilder bug, ReviewPolicy policy) =>
        Decider.Decide([Fold(bug, policy)], policy, People, bug.Now.AddMinutes(5)).Single();

    /// <summary>What comes of it, in a word or two: what is set, who is asked, what stands, or which answer is given.</summary>
    public static (string Outcome, string Answer) After(string who, string text, bool bmo)
    {
        var policy = Policy(bmo);
        var bug = Asked();
        var plan = Decide(bug.Say(who, text), policy);
        var outcome = plan.Effects.Select(Word).FirstOrDefault(word => word is not null) ?? Standing(bug, policy) ?? plan.Steps.Select(s => s.Word).FirstOrDefault(w => w is not "advice") ?? "silence";
        var answers = plan.Steps.Where(s => s.Text is not null).Select(s => s.Text!).Distinct().ToList();
        // Said and done once: by its own mark in the comment, whatever else is forgotten.
        bug.Apply(plan);
        Assert.That(Decide(bug, policy).IsEmpty, Is.True, "nothing is said or done twice");
        return (outcome, answers.FirstOrDefault() ?? "");
    }

    private static string? Word(Effect effect) => effect switch
    {
        Effect.SetVerdict v => v.Status == FlagStatus.Granted ? "+" : "-",
        Effect.Assign a => $"asks {a.Steward.Split('@')[0]}",
        _ => null,
    };

    private static string? Standing(BugBuilder bug, ReviewPolicy policy) => Fold(bug, policy).Standing switch
    {
        { Ignored: true } => "ignores",
        { Hold: not null } => "held",
        { Quiet: true } => "quiet",
        { RemindAt: { } at } => string.Create(CultureInfo.InvariantCulture, $"waits until {at:yyyy-MM-dd}"),
        _ => null,
    };
}
