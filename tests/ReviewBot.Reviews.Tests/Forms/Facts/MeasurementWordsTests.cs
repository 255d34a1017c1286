namespace ReviewBot.Reviews.Tests.Forms.Facts;

/// <summary>Measurements under keys, heads and groups in other words than the form's.</summary>
internal sealed class MeasurementWordsTests
{
    private static string Read(string answer) => string.Join("; ", SampleForm.Reading(5, answer).Measurements.Select(m => $"{string.Join('+', m.Categories)} {string.Join('+', m.Bugs)}"));

    [TestCase("what", "category", "bug")]
    [TestCase("event", "data_category", "tracking_bug")]
    [TestCase("label", "category", "bug")]
    [TestCase("counter", "sensitivity", "bug")]
    public void The_first_key_of_a_point_names_it(string name, string category, string bug) =>
        Assert.That(Read($"- {name}: Step reached (1 to 5)\n  {category}: interaction\n  {bug}: 1991061\n- {name}: Error class\n  {category}: technical\n  {bug}: 1991062"), Is.EqualTo("2 1991061; 1 1991062"));

    [TestCase("Mesure / Measurement", "Catégorie / Category", "Bug")]
    [TestCase("Messgröße", "Kategorie", "Fehler")]
    [TestCase("Medida / Measurement", "Categoría / Category", "Bug")]
    public void Heads_may_be_in_another_language_or_two(string name, string category, string bug) =>
        Assert.That(Read($"| {name} | {category} | {bug} |\n|---|---|---|\n| Pressed | 2 | 1991520 |\n| Class | 1 | 1991521 |"), Is.EqualTo("2 1991520; 1 1991521"));

    [TestCase("Technical data (category 1)", "Stored content (category 3), opt-in only")]
    [TestCase("Category 1", "Category 3 – only with consent")]
    [TestCase("Category 1, sent by everybody", "Category 3, sent by those who opted in")]
    public void A_row_alone_says_the_category_of_those_below(string first, string second) =>
        Assert.That(Read($"| What | Bug |\n|---|---|\n| {first} | |\n| Size | 1991550 |\n| {second} | |\n| Domain | 1991552 |"), Is.EqualTo("1 1991550; 3 1991552"));

    [TestCase("| What | Bug |\n|---|---|\n| Pressed (category 2) | 1991061 |\n| Class (category 1) | 1991062 |", "2 1991061; 1 1991062")]
    [TestCase("| What | Bug |\n|---|---|\n| Category of the event | 1991061 |", " 1991061")]
    [TestCase("\u001b[33m| Measurement | Category | Bug |\u001b[0m\n|---|---|---|\n| Pressed | 2 | 1991610 |", "2 1991610")]
    public void What_is_measured_is_no_head_of_its_row(string table, string read) => Assert.That(Read(table), Is.EqualTo(read));
}
