using System.Text.Json;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Tests.Forms;

/// <summary>Every form of the corpus comes out as its truth says, fact by fact.</summary>
internal sealed class CorpusTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Forms", "Corpus");

    private static IEnumerable<TestCaseData> Forms => FormTruth.In(Folder).Select(form => new TestCaseData(form.File, form.Truth).SetArgDisplayNames(form.File));

    [TestCaseSource(nameof(Forms))]
    public void A_form_is_read_as_its_truth_says(string file, JsonElement truth)
    {
        var reading = FormReader.Read(File.ReadAllBytes(Path.Combine(Folder, file)));
        Assert.That(FormTruth.Compare(truth, reading).Where(f => !f.IsRight), Is.Empty);
    }
}
