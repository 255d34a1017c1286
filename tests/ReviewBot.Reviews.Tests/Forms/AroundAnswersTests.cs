using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>What stands around answers and is none: translations, tables that only hold them, what a page says of itself.</summary>
internal sealed class AroundAnswersTests
{
    private static IEnumerable<string> Open(FormReading reading) => reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic);

    private static readonly string[] Translations =
    [
        "A quali domande risponderanno questi dati", "Perché ne abbiamo bisogno", "Quali metodi alternativi", "Le misurazioni attuali rispondono", "Elenco delle misurazioni con la loro categoria", "Collegamento alla documentazione pubblica",
        "Per quanto tempo", "Quali utenti", "Come si può disattivare", "Come verranno analizzati i dati", "Dove saranno condivisi i risultati", "Viene usato uno strumento di terze parti",
    ];

    private static string Bilingual(SampleForm form) => SampleForm.Questions.Zip(Translations).Aggregate(form.Text(), (text, q) => text.Replace(q.First, q.First + "\n" + q.Second, StringComparison.Ordinal));

    [Test]
    public void A_line_in_another_language_below_every_question_is_its_translation()
    {
        Assert.That(Open(FormReader.Read(Bilingual(new SampleForm()))), Is.Empty);
        Assert.That(Open(FormReader.Read(Bilingual(new SampleForm().With(6, "")))), Is.EqualTo(new[] { Topics.Documentation }));
    }

    [TestCase(" / ", "")]
    [TestCase(" (", ")")]
    public void What_most_questions_go_on_with_behind_a_stroke_is_their_translation(string before, string behind)
    {
        string[] translations = [.. Translations.Select((t, i) => i == 9 ? "Analisi" : i == 10 ? "Risultati" : t)];
        string Text(SampleForm form) => SampleForm.Questions.Zip(translations).Aggregate(form.Text(), (text, q) => text.Replace(q.First, q.First + before + q.Second + behind, StringComparison.Ordinal));
        Assert.That(FormReader.Read(Text(new SampleForm())).Answers.Select(a => a.Text).Where((_, i) => i != 4), Is.EqualTo(new SampleForm().Answers.Where((_, i) => i != 4)));
        Assert.That(Open(FormReader.Read(Text(new SampleForm().With(10, "").With(11, "")))), Is.EqualTo(new[] { Topics.Analysis, Topics.Sharing }));
    }

    [Test]
    public void An_answer_in_another_language_is_one_where_the_questions_are_not_translated() =>
        Assert.That(Open(SampleForm.Reading(10, "Confronto dei dati di questo mese con quelli del mese scorso")), Is.Empty);

    [Test]
    public void The_head_and_the_label_of_a_table_that_only_holds_an_answer_are_none()
    {
        var form = new SampleForm();
        var held = form with { Answers = [.. form.Answers.Select((a, i) => i == 4 ? a : $"| Attribute | Entry |\n|---|---|\n| Row {i} | {a} |")] };
        var blank = held.With(7, "| Attribute | Entry |\n|---|---|\n| Row 7 | MM/DD/YYYY |");
        Assert.Multiple(() =>
        {
            var reading = FormReader.Read(held.Text());
            Assert.That(Open(reading), Is.Empty);
            Assert.That(reading.Answers.Single(a => a.Topic == Topics.Purpose).Text, Is.EqualTo(form.Answers[0]));
            Assert.That(reading.Populations!.Channels!.All, Is.True);
            Assert.That(Open(FormReader.Read(blank.Text())), Is.EqualTo(new[] { Topics.Duration }));
        });
    }

    [TestCase("Page 4 of 12")]
    [TestCase("Last changed by the mobile team, 3 days ago")]
    [TestCase("Downloaded from the intranet, 2026-11-02")]
    [TestCase("Home | Edit | History")]
    [TestCase("< Back | Next >")]
    [TestCase("Edit this section")]
    [TestCase("Template version 3.1")]
    [TestCase("Continued on the next sheet")]
    [TestCase("Request for data collection review form           Page 2 of 3")]
    [TestCase("Data collection review \u2013 Seite 2 von 5")]
    [TestCase("Page 2/3 | Mail team, internal")]
    [TestCase("-- \nSent from my phone. Please excuse my brevity.")]
    [TestCase("Sent from my tablet. Excuse any typos.")]
    public void What_a_page_says_of_itself_is_no_answer(string line)
    {
        Assert.That(Open(SampleForm.Reading(2, line)), Is.EqualTo(new[] { Topics.Need }));
        Assert.That(Open(SampleForm.Reading(11, line)), Is.EqualTo(new[] { Topics.Sharing }));
    }

    [TestCase(11, "On the wiki page.")]
    [TestCase(11, "Posted on our blog.")]
    [TestCase(3, "Page 3 of 9 of the study says that a poll is not enough.")]
    [TestCase(11, "A: In the bug.")]
    [TestCase(10, "Click rate.")]
    [TestCase(10, "Share of replies.")]
    [TestCase(9, "Settings page")]
    [TestCase(2, "The next release depends on it.")]
    public void An_answer_in_such_words_is_one(int question, string answer) => Assert.That(Open(SampleForm.Reading(question, answer)), Is.Empty);

    [Test]
    public void A_measurement_that_begins_as_what_a_page_says_of_itself_does_is_one()
    {
        const string Rows = "| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n| Archived, by way | Category 2 | 1990452 |\n| Opened | Category 2 | 1990452 |";
        Assert.That(SampleForm.Reading(5, Rows).Measurements, Has.Length.EqualTo(2));
        Assert.That(SampleForm.Reading(5, "Created accounts, category 2, bug 1990452").Measurements, Has.Length.EqualTo(1));
    }

    [TestCase("up to ../../....")]
    [TestCase("[DD Month YYYY]")]
    [TestCase("through MM.DD.20XX")]
    [TestCase("Expiry: dd-mm-yyyy")]
    [TestCase("??/??/20??")]
    [TestCase("bis TT.MM.JJJJ")]
    public void A_pattern_of_a_date_is_no_date(string answer) => Assert.That(Open(SampleForm.Reading(7, answer)), Is.EqualTo(new[] { Topics.Duration }));

    [TestCase("(missing)")]
    [TestCase("n.n.")]
    [TestCase("[please complete]")]
    [TestCase("Details will be supplied by the team.")]
    [TestCase("Still being worked on.")]
    [TestCase("wird nachgereicht")]
    [TestCase("à compléter")]
    public void What_holds_the_place_of_an_answer_is_none(string answer) => Assert.That(Open(SampleForm.Reading(3, answer)), Is.EqualTo(new[] { Topics.Alternatives }));

    [Test]
    public void The_question_with_all_that_goes_on_it_is_no_answer() =>
        Assert.That(Open(SampleForm.Reading(3, "Answer to \"What alternative methods did you consider to answer these questions? Why were they not sufficient?\":")), Is.EqualTo(new[] { Topics.Alternatives }));

    [Test]
    public void The_question_once_more_below_its_translation_begins_no_other_form()
    {
        var reading = FormReader.Read(Bilingual(new SampleForm().With(7, "*How long will this data be collected?*")));
        Assert.That((Open(reading).Single(), reading.Blocks), Is.EqualTo((Topics.Duration, 1)));
    }
}
