using System.Text.Json;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Forms in odd shapes: none that is complete is sent back, every blank is found, and nearly every fact is right.</summary>
internal sealed class OddCorpusTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Forms", "Corpus", "Odd");

    private static IEnumerable<TestCaseData> Forms => FormTruth.In(Folder).Select(form => new TestCaseData(form.File, form.Truth).SetArgDisplayNames(form.File));

    [TestCaseSource(nameof(Forms))]
    public void Its_kind_and_its_blanks_are_found(string file, JsonElement truth)
    {
        string[] always = ["kind", "complete", "unanswered", "numbers", "blocks"];
        Assert.That(Facts(file, truth).Where(f => always.Contains(f.Field) && !f.IsRight), Is.Empty);
    }

    [Test]
    public void Nearly_all_facts_are_right()
    {
        var facts = FormTruth.In(Folder).SelectMany(form => Facts(form.File, form.Truth)).ToList();
        Assert.That(facts.Count(f => f.IsRight) / (double)facts.Count, Is.AtLeast(0.99));
    }

    private static IEnumerable<FormFact> Facts(string file, JsonElement truth) => FormTruth.Compare(truth, FormReader.Read(File.ReadAllBytes(Path.Combine(Folder, file))));
}
