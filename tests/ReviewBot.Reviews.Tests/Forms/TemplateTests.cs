using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>The blank form as it stands today may say something new.</summary>
internal sealed class TemplateTests
{
    private static readonly string Blank = new SampleForm { Answers = [.. new SampleForm().Answers.Select(_ => (string?)"")] }.Text();

    [Test]
    public void A_template_that_is_known_changes_nothing()
    {
        var template = FormTemplate.Parse(Blank);
        Assert.Multiple(() =>
        {
            Assert.That(template.UnknownQuestions, Is.Empty);
            Assert.That(FormReader.Read(new SampleForm().Text(), template).Complete, Is.True);
            Assert.That(FormReader.Read(Blank, template).Findings.Count(f => f.MakesIncomplete), Is.EqualTo(12));
        });
    }

    [TestCase("407-blank-renewal.txt")]
    [TestCase("408-blank-review.txt")]
    [TestCase("409-blank-renewal-review.txt")]
    public void A_new_question_is_seen_in_the_other_forms_too(string file)
    {
        var blank = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Forms", "Corpus", file));
        Assert.Multiple(() =>
        {
            Assert.That(FormTemplate.Parse(blank).UnknownQuestions, Is.Empty);
            Assert.That(FormTemplate.Parse(blank + "\n\n9) Who pays for the servers on which this runs?\n").UnknownQuestions, Is.EqualTo(new[] { "Who pays for the servers on which this runs?" }));
        });
    }

    [Test]
    public void A_question_that_nobody_knows_is_told_to_the_admin_and_takes_no_answer_away()
    {
        var asked = Blank.Replace("\n11) ", "\n11) Who pays for the servers on which this runs?\n\n12) ", StringComparison.Ordinal).Replace("\n12) Is", "\n13) Is", StringComparison.Ordinal);
        var template = FormTemplate.Parse(asked);
        Assert.That(template.UnknownQuestions, Is.EqualTo(new[] { "Who pays for the servers on which this runs?" }));

        var filled = new SampleForm().With(10, "").Text().Replace("\n11) ", "\n11) Who pays for the servers on which this runs?\n\nWe do.\n\n12) ", StringComparison.Ordinal).Replace("\n12) Is", "\n13) Is", StringComparison.Ordinal);
        var reading = FormReader.Read(filled, template);
        Assert.Multiple(() =>
        {
            Assert.That(reading.UnknownQuestions, Is.EqualTo(template.UnknownQuestions));
            Assert.That(reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic), Is.EqualTo(new[] { "analysis" }));
            Assert.That(reading.Answers.Single(a => a.Topic == "analysis").Text, Is.Empty);
        });
    }

    [Test]
    public void Text_of_the_template_is_no_answer()
    {
        const string Hint = "Please think of people who share a computer, too.";
        var template = FormTemplate.Parse(Blank.Replace("12) Is", Hint + "\n\n12) Is", StringComparison.Ordinal));
        var form = new SampleForm().With(11, Hint).Text();
        Assert.Multiple(() =>
        {
            Assert.That(FormReader.Read(form).Complete, Is.True);
            Assert.That(FormReader.Read(form, template).Findings.Select(f => f.Topic), Is.EqualTo(new[] { "sharing" }));
        });
    }

    [Test]
    public void New_choices_are_no_answer_together_and_one_of_them_is()
    {
        const string Options = "* It ends with the next ESR.\n\n* It runs for a quarter of a year.\n\n";
        var template = FormTemplate.Parse(Blank.Replace("8) What", Options + "8) What", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(FormReader.Read(new SampleForm().With(7, Options).Text(), template).Findings.Select(f => f.Code), Is.EqualTo(new[] { FindingCode.TemplateText }));
            Assert.That(FormReader.Read(new SampleForm().With(7, "* It ends with the next ESR.").Text(), template).Complete, Is.True);
        });
    }

    [Test]
    public void A_question_in_new_words_is_found_by_them()
    {
        var template = FormTemplate.Parse(Blank.Replace("Can current instrumentation answer these questions?", "Is anything that we collect today enough to answer these questions?", StringComparison.Ordinal));
        var reading = FormReader.Read(new SampleForm().Text().Replace("Can current instrumentation answer these questions?", "Is anything that we collect today enough to answer these questions?", StringComparison.Ordinal), template);
        Assert.That((reading.Complete, template.UnknownQuestions.Length), Is.EqualTo(((bool?)true, 1)));
    }

    [TestCase("")]
    [TestCase("404: Not Found")]
    [TestCase("<html><body>Sign in</body></html>")]
    public void What_is_no_template_changes_nothing(string text) =>
        Assert.That(FormReader.Read(new SampleForm().With(3, "").Text(), FormTemplate.Parse(text)).Findings.Select(f => f.Topic), Is.EqualTo(new[] { "alternatives" }));
}
