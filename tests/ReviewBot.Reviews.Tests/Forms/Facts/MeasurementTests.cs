namespace ReviewBot.Reviews.Tests.Forms.Facts;

/// <summary>Measurements in tables and lists of any markup, and their categories in any figures.</summary>
internal sealed class MeasurementTests
{
    [TestCase("2 (maybe 3?)", "1,2,3")]
    [TestCase("2 or 3", "1,2,3")]
    [TestCase("1/2", "1,2")]
    [TestCase("2, 3", "1,2,3")]
    [TestCase("2 and 4", "1,2,4")]
    [TestCase("Category 2 / Category 3", "1,2,3")]
    [TestCase("2; perhaps 3", "1,2,3")]
    [TestCase("cat. 1-2", "1,2")]
    [TestCase("2–3", "1,2,3")]
    [TestCase("2, at most 3", "1,2,3")]
    [TestCase("Either 2 or 3", "1,2,3")]
    [TestCase("not 3 but 2", "1,2")]
    [TestCase("2 (not 3)", "1,2")]
    [TestCase("2 (was 3)", "1,2")]
    [TestCase("Category 2 rather than 3", "1,2")]
    [TestCase("II", "1,2")]
    [TestCase("Category III", "1,3")]
    [TestCase("2️⃣", "1,2")]
    [TestCase("3⃣", "1,3")]
    [TestCase("②", "1,2")]
    [TestCase("Cat II", "1,2")]
    [TestCase("two", "1,2")]
    [TestCase("Category two", "1,2")]
    [TestCase("Interaction data (2)", "1,2")]
    [TestCase("interaction", "1,2")]
    [TestCase("Technical data", "1")]
    [TestCase("Stored Content & Communications", "1,3")]
    [TestCase("Web activity", "1,3")]
    [TestCase("highly sensitive", "1,4")]
    [TestCase("C2", "1,2")]
    [TestCase("Type 2", "1,2")]
    [TestCase("L2", "1,2")]
    [TestCase("#2", "1,2")]
    [TestCase("2nd category", "1,2")]
    [TestCase("**2**", "1,2")]
    [TestCase("`2`", "1,2")]
    [TestCase("2.", "1,2")]
    [TestCase("(2)", "1,2")]
    [TestCase("2 = interaction", "1,2")]
    [TestCase("2?", "1,2")]
    [TestCase("１", "1")]
    [TestCase("２", "1,2")]
    [TestCase("Second", "1,2")]
    [TestCase("Category 2 (interaction data)", "1,2")]
    [TestCase("2 & 3", "1,2,3")]
    [TestCase("2 + 3", "1,2,3")]
    [TestCase("technical / interaction", "1,2")]
    [TestCase("IV", "1,4")]
    [TestCase("iii", "1,3")]
    [TestCase("1 → 2", "1,2")]
    [TestCase("2 (could be 3, Legal to say)", "1,2,3")]
    [TestCase("3, I think; 2 at least", "1,2,3")]
    public void A_cell_may_hold_several_categories(string cell, string categories)
    {
        var reading = SampleForm.Reading(5, $"| Measurement | Category | Bug |\n|---|---|---|\n| Kind of account | {cell} | 1990001 |\n| Reader opened | 1 | 1990002 |");
        Assert.That((reading.Measurements.Length, string.Join(',', reading.Categories)), Is.EqualTo((2, categories)));
    }

    [TestCase("| What | Sensitivity | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Type of data | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Data class | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Data type | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Level | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Cat. | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Category of data collection | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Privacy category | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Data Collection Type | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Data category (1-4) | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Classification | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Tier | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| What | Kategorie | Tracking bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Bugzilla |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Ticket |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Issue |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Tracking |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Bug link |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | BZ |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Metric | Category | Bug no. |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Measurement | Bug |\n|---|---|\n| **Category 1** | |\n| Kind of account | 1990001 |\n| **Category 2** | |\n| Reader opened | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Measurement | Bug |\n|---|---|\n| Category 2: interaction data | |\n| Kind of account | 1990001 |\n| Reader opened | 1990002 |", 2, "2", "1990001,1990002")]
    [TestCase("| Measurement | Bug |\n|---|---|\n| Technical data | |\n| Kind of account | 1990001 |\n| Interaction data | |\n| Reader opened | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("### Category 1\n\n| Measurement | Bug |\n|---|---|\n| Kind of account | 1990001 |\n\n### Category 2\n\n| Measurement | Bug |\n|---|---|\n| Reader opened | 1990002 |\n| Shut | 1990003 |", 3, "1,2", "1990001,1990002,1990003")]
    [TestCase("Category 1:\n- Kind of account (bug 1990001)\n\nCategory 2:\n- Reader opened (bug 1990002)\n- Reader shut (bug 1990002)", 3, "1,2", "1990001,1990002")]
    [TestCase("**Category 2**\n* Kind of account, bug 1990001\n* Reader opened, bug 1990002", 2, "2", "1990001,1990002")]
    [TestCase("* [Cat 1] Kind of account – bug 1990001\n* [Cat 2] Reader opened – bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("1. Kind of account — 1 — bug 1990001\n2. Reader opened — 2 — bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("- Kind of account (2), bug 1990001\n- Reader opened (1), bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("- Kind of account: category II, bug 1990001\n- Reader opened: category I, bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("- (cat. 3) Kind of account [bug 1990001]\n- (cat. 1) Reader opened [bug 1990002]", 2, "1,3", "1990001,1990002")]
    [TestCase("- Kind of account -> Cat2 -> bug 1990001\n- Reader opened -> Cat1 -> bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("┌───────────┬─────┬─────────┐\n│Measurement│Category│Bug │\n├───────────┼─────┼─────────┤\n│Kind of account│2│1990001│\n│Reader opened│1│1990002│\n└───────────┴─────┴─────────┘", 2, "1,2", "1990001,1990002")]
    [TestCase("╔═══════╦═════╦═════╗\n║ Measurement ║ Category ║ Bug ║\n╠═══════╬═════╬═════╣\n║ Kind of account ║ Category 2 ║ 1990001 ║\n║ Reader opened ║ Category 1 ║ 1990002 ║\n╚═══════╩═════╩═════╝", 2, "1,2", "1990001,1990002")]
    [TestCase("||Measurement||Category||Bug||\n|Kind of account|2|1990001|\n|Reader opened|1|1990002|", 2, "1,2", "1990001,1990002")]
    [TestCase("{| class=\"wikitable\"\n! Measurement !! Category !! Bug\n|-\n| Kind of account || 2 || 1990001\n|-\n| Reader opened || 1 || 1990002\n|}", 2, "1,2", "1990001,1990002")]
    [TestCase("{|\n! Measurement\n! Category\n! Bug\n|-\n| Kind of account\n| 2\n| 1990001\n|-\n| Reader opened\n| 1\n| 1990002\n|}", 2, "1,2", "1990001,1990002")]
    [TestCase("+-----------------+----------+---------+\n| Measurement     | Category | Bug     |\n+=================+==========+=========+\n| Kind of account | 2        | 1990001 |\n+-----------------+----------+---------+\n| Reader opened   | 1        | 1990002 |\n+-----------------+----------+---------+", 2, "1,2", "1990001,1990002")]
    [TestCase("===============  ========  =======\nMeasurement      Category  Bug\n===============  ========  =======\nKind of account  2         1990001\nReader opened    1         1990002\n===============  ========  =======", 2, "1,2", "1990001,1990002")]
    [TestCase(".. list-table::\n   :header-rows: 1\n\n   * - Measurement\n     - Category\n     - Bug\n   * - Kind of account\n     - 2\n     - 1990001\n   * - Reader opened\n     - 1\n     - 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Measurement,Category,Bug\n\"Kind of account, if any\",2,1990001\nReader opened,1,1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Measurement;Category;Bug\nKind of account;2;1990001\nReader opened;1;1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Measurement	Category	Bug\nKind of account	2	1990001\nReader opened	1	1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("```\nMeasurement | Category | Bug\nKind of account | 2 | 1990001\nReader opened | 1 | 1990002\n```", 2, "1,2", "1990001,1990002")]
    [TestCase("```\n| Measurement | Category | Bug |\n|---|---|---|\n| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |\n```", 2, "1,2", "1990001,1990002")]
    [TestCase("<table><tr><th>Measurement<th>Category<th>Bug<tr><td>Kind of account<td>2<td>1990001<tr><td>Reader opened<td>1<td>1990002</table>", 2, "1,2", "1990001,1990002")]
    [TestCase("| Bug | Category | Measurement |\n|---|---|---|\n| 1990001 | 2 | Kind of account |\n| 1990002 | 1 | Reader opened |", 2, "1,2", "1990001,1990002")]
    [TestCase("| Kind of account | 2 | 1990001 |\n| Reader opened | 1 | 1990002 |", 2, "1,2", "1990001,1990002")]
    [TestCase("Kind of account (category 1, bug 1990588); Time until the first use, in seconds (category 2, bug 1990589)", 2, "1,2", "1990588,1990589")]
    [TestCase("Kind of account: category 1, bug 1990588\nTime until the first use: category 2, bug 1990589", 2, "1,2", "1990588,1990589")]
    [TestCase("| # | Measurement | Category | Bug |\n|---|---|---|---|\n| 1 | Kind of account | 2 | 1990001 |\n| 2 | Reader opened | 2 | 1990002 |", 2, "2", "1990001,1990002")]
    [TestCase("Measurement 1: Kind of account\nCategory: 2\nBug: 1990001\n\nMeasurement 2: Reader opened\nCategory: 1\nBug: 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Technical (category 1)\n  - Kind of account, bug 1990001\nInteraction (category 2)\n  - Reader opened, bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("- Technical (category 1)\n    - Kind of account, bug 1990001\n    - Its age, bug 1990001\n- Interaction (category 2)\n    - Reader opened, bug 1990002", 3, "1,2", "1990001,1990002")]
    [TestCase("(1) Kind of account, category 2, bug 1990001 (2) Items by kind, category 1, bug 1990001 (3) Error class, category 1, bug 1990002", 3, "1,2", "1990001,1990002")]
    [TestCase("a) Kind of account, category 2, bug 1990001, b) Items by kind, category 1, bug 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("Kind of account, of two (1) and of more (2) servers, category 2, bug 1990001", 1, "2", "1990001")]
    [TestCase("- account.kind (cat 1) 1990001\n- reader.opened (cat 2) 1990002", 2, "1,2", "1990001,1990002")]
    [TestCase("All category 1, bug 1990001:\n- Kind of account\n- Reader opened", 2, "1", "1990001")]
    [TestCase("Kind of account (Category 2; it is not category 3, as no content is sent), bug 1990001", 1, "2", "1990001")]
    public void A_table_may_have_any_shape(string answer, int count, string categories, string bugs)
    {
        var reading = SampleForm.Reading(5, answer);
        Assert.That((reading.Measurements.Length, string.Join(',', reading.Categories), string.Join(',', reading.Measurements.SelectMany(m => m.Bugs).Distinct())), Is.EqualTo((count, categories, bugs)));
    }

    [TestCase("See [the dictionary][docs].\n\n[docs]: https://docs.example.org/mail/data.html")]
    [TestCase("It is [here][1].\n\n[1]: <https://docs.example.org/mail/data.html>")]
    [TestCase("See [docs][].\n\n[docs]: https://docs.example.org/mail/data.html \"The docs\"")]
    [TestCase("[docs]\n\n[docs]: https://docs.example.org/mail/data.html")]
    [TestCase("```\nhttps://docs.example.org/mail/data.html\n```")]
    [TestCase("`https://docs.example.org/mail/data.html`")]
    [TestCase("    https://docs.example.org/mail/data.html")]
    [TestCase("<a href=\"https://docs.example.org/mail/data.html\">here</a>")]
    [TestCase("<a href='https://docs.example.org/mail/data.html'>here</a>")]
    [TestCase("[[https://docs.example.org/mail/data.html|the docs]]")]
    [TestCase("[https://docs.example.org/mail/data.html the docs]")]
    [TestCase("[the docs|https://docs.example.org/mail/data.html]")]
    [TestCase("`the docs <https://docs.example.org/mail/data.html>`_")]
    [TestCase("The docs_.\n\n.. _docs: https://docs.example.org/mail/data.html")]
    [TestCase("See the docs [1].\n\n[1] https://docs.example.org/mail/data.html")]
    [TestCase("docs.example.org/mail/data.html")]
    [TestCase("**https://docs.example.org/mail/data.html**")]
    [TestCase("- https://docs.example.org/mail/data.html")]
    [TestCase("| Link |\n|---|\n| https://docs.example.org/mail/data.html |")]
    [TestCase("<https://docs.example.org/mail/data.html>")]
    [TestCase("(https://docs.example.org/mail/data.html)")]
    [TestCase("Link: https://docs.example.org/mail/data.html")]
    [TestCase("```md\n[docs](https://docs.example.org/mail/data.html)\n```")]
    [TestCase("~~~\nDocs: https://docs.example.org/mail/data.html\n~~~")]
    [TestCase("It is at\nhttps://docs.example.org/mail/data.html")]
    [TestCase("{code}\nhttps://docs.example.org/mail/data.html\n{code}")]
    [TestCase("{noformat}https://docs.example.org/mail/data.html{noformat}")]
    [TestCase("<code>https://docs.example.org/mail/data.html</code>")]
    [TestCase("<pre>https://docs.example.org/mail/data.html</pre>")]
    [TestCase("documentation = https://docs.example.org/mail/data.html")]
    [TestCase("See footnote.[^1]\n\n[^1]: https://docs.example.org/mail/data.html")]
    public void A_link_may_be_written_in_any_markup(string answer) =>
        Assert.That(SampleForm.Reading(6, answer).Documentation, Is.EqualTo(new[] { "https://docs.example.org/mail/data.html" }));

    [TestCase("See [the dictionary][docs].", "[docs]: https://docs.example.org/mail/data.html")]
    [TestCase("Read the [data dictionary].", "[data dictionary]: <https://docs.example.org/mail/data.html> \"The docs\"")]
    [TestCase("The public docs.[^1]", "[^1]: https://docs.example.org/mail/data.html")]
    [TestCase("See `the docs`_.", ".. _the docs: https://docs.example.org/mail/data.html")]
    public void A_link_may_have_its_address_below_the_form(string answer, string below)
    {
        var reading = ReviewBot.Reviews.Forms.Reader.FormReader.Read(new SampleForm().With(6, answer).With(12, "").Text() + "\n" + below + "\n");
        Assert.That(reading.Documentation, Is.EqualTo(new[] { "https://docs.example.org/mail/data.html" }));
        Assert.That(reading.Answers.Single(a => a.Topic == ReviewBot.Reviews.Forms.Topics.ThirdParty).Answered, Is.False);
    }

    [Test]
    public void A_point_has_the_category_of_its_group()
    {
        var reading = SampleForm.Reading(5, "Technical (category 1)\n  - Kind of account, bug 1990001\n  - Its age, bug 1990001\nInteraction (category 2)\n  - Reader opened, bug 1990002");
        Assert.That(reading.Measurements.Select(m => m.Category), Is.EqualTo(new int?[] { 1, 1, 2 }));
    }

    [TestCase("| Measurement Description | Data Collection Category | Tracking Bug # |\n|---|---|---|\n| Reader opened | Category 2 | 1990001 |\n| Reader closed | Category 1 | 1990002 |")]
    [TestCase("Measurement | Category | Bug\nReader opened | 2 | 1990001\nReader closed | 1 | 1990002")]
    [TestCase("Measurement\tCategory\tBug\nReader opened\t2\t1990001\nReader closed\t1\t1990002")]
    [TestCase("||Measurement||Category||Bug||\n|Reader opened|2|1990001|\n|Reader closed|1|1990002|")]
    [TestCase("Measurement;Category;Bug\nReader opened;2;1990001\nReader closed;1;1990002")]
    public void A_cell_of_a_sheet_may_hold_a_table(string table)
    {
        var answers = new SampleForm().Answers.SetItem(4, $"\"{table}\"");
        var reading = ReviewBot.Reviews.Forms.Reader.FormReader.Read("Question\tAnswer\n" + string.Join('\n', SampleForm.Questions.Zip(answers).Select((qa, i) => $"{i + 1}. {qa.First}\t{qa.Second}")));
        Assert.That(reading.Measurements.Select(m => (m.Category, m.Bugs.SingleOrDefault())), Is.EqualTo(new (int?, int)[] { (2, 1990001), (1, 1990002) }));
    }
}
