using System.Collections.Immutable;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>How the readers do on forms with one to three oddities; the floors only ever rise.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class GeneratedFormTests
{
    private static readonly Lazy<ImmutableArray<GeneratedReading>> Readings = new(() => [.. Enumerable.Range(1, 600).Select(seed => GeneratedReading.Of(FormGenerator.Generate(seed)))]);

    // From the half of the wordings that the readers' words were not made from.
    private static readonly Lazy<ImmutableArray<GeneratedReading>> Unseen = new(() => [.. Enumerable.Range(FormGenerator.FirstExamSeed, 400).Select(seed => GeneratedReading.Of(FormGenerator.Generate(seed)))]);

    [Test]
    public void No_complete_form_is_refused() =>
        Assert.That(Seeds(r => r.Refused), Is.Empty);

    [Test]
    public void Words_that_were_not_there_to_learn_from_are_read_as_well()
    {
        var facts = Unseen.Value.SelectMany(r => r.Facts).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Unseen.Value.Count(r => r.Refused), Is.LessThanOrEqualTo(2));
            Assert.That(Unseen.Value.Count(r => r.FalsePlus), Is.Zero);
            Assert.That(Share(Unseen.Value.Sum(r => r.BlanksFound), Unseen.Value.Sum(r => r.Blanks)), Is.AtLeast(0.93));
            Assert.That(Share(Unseen.Value.Count(r => r.KindIsRight), Unseen.Value.Length), Is.AtLeast(0.99));
            Assert.That(Share(facts.Count(f => f.IsRight), facts.Count), Is.AtLeast(0.985));
        });
    }

    [Test]
    public void No_approval_is_read_that_nobody_gave() =>
        Assert.That(Seeds(r => r.FalsePlus), Is.Empty);

    [Test]
    public void Blanks_are_found() =>
        Assert.That(Share(Readings.Value.Sum(r => r.BlanksFound), Readings.Value.Sum(r => r.Blanks)), Is.AtLeast(0.97));

    [Test]
    public void Kinds_are_right() => Assert.That(Share(Readings.Value.Count(r => r.KindIsRight), Readings.Value.Length), Is.AtLeast(0.995));

    [Test]
    public void Facts_are_right()
    {
        var facts = Readings.Value.SelectMany(r => r.Facts).ToList();
        Assert.That(Share(facts.Count(f => f.IsRight), facts.Count), Is.AtLeast(0.99));
    }

    [Test]
    public void A_seed_always_makes_the_same_form()
    {
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var (once, again) = (FormGenerator.Generate(seed), FormGenerator.Generate(seed));
            Assert.That(again.Text, Is.EqualTo(once.Text));
            Assert.That(again.Truth.GetRawText(), Is.EqualTo(once.Truth.GetRawText()));
        }
    }

    [Test]
    public void Every_kind_of_oddity_occurs_alone_and_with_others()
    {
        var kinds = new[] { "request", "review", "renewal" }.SelectMany(FormGenerator.Of).Select(o => o.Code).Distinct().ToList();
        var seen = Enumerable.Range(1, 2000).Select(seed => FormGenerator.Generate(seed).Codes).ToList();
        Assert.That(kinds.Where(k => !seen.Exists(codes => codes.Length > 1 && codes.Contains(k))), Is.Empty);
        Assert.That(kinds.Where(k => !seen.Exists(codes => codes.Length == 1 && codes.Contains(k))), Is.Empty);
    }

    // A truth that isn't in the text would judge the generator.
    [Test]
    public void What_the_truth_says_stands_in_the_text()
    {
        foreach (var form in Enumerable.Range(1, 600).Select(FormGenerator.Generate))
        {
            var facts = form.Truth.GetProperty("bugs").EnumerateArray().Select(b => b.ToString()).Concat(form.Truth.GetProperty("documentation").EnumerateArray().Select(d => d.GetString()!));
            Assert.That(facts.Where(f => !form.Text.Contains(f, StringComparison.Ordinal)), Is.Empty, $"{form.Seed}");
        }
    }

    [Test]
    public void The_halves_of_the_wordings_have_nothing_in_common()
    {
        var open = WordLists.Open.Names.Where(n => !n.StartsWith("Official/", StringComparison.Ordinal)).ToList();
        Assert.That(open, Is.Not.Empty);
        foreach (var list in open.Where(n => !n.StartsWith("translations/", StringComparison.Ordinal)))
        {
            Assert.That(WordLists.Exam[list], Has.Length.InRange(WordLists.Open[list].Length - 1, WordLists.Open[list].Length), list);
            Assert.That(WordLists.Open[list].Intersect(WordLists.Exam[list]), Is.Empty, list);
        }
    }

    private static List<int> Seeds(Func<GeneratedReading, bool> those) => [.. Readings.Value.Where(those).Select(r => r.Form.Seed)];

    private static double Share(int right, int count) => right / (double)count;
}
