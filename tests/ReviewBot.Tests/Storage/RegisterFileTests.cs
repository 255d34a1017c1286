using Microsoft.Data.Sqlite;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Storage;
using static ReviewBot.Tests.Support.Decisions;

namespace ReviewBot.Tests.Storage;

/// <summary>A SQLite file does not keep what was taken out of it.</summary>
public sealed class RegisterFileTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void What_leaves_the_register_leaves_no_word_in_its_file(bool restricted)
    {
        var folder = Directory.CreateTempSubdirectory("reviewbot-register-").FullName;
        try
        {
            using (var ledger = Ledger.Open(new Database(StorageProvider.Sqlite, $"Data Source={Path.Combine(folder, "ledger.db")}"), Server))
            {
                Keep(ledger, Entry(1), Entry(2, "Count xyzzymarkq things") with { Collected = "plughmarkq once a day", Product = "Quuxmarkq", Steward = ":fredmarkq" }, Entry(3));
                Assert.That(new DecisionRegister(ledger).Count(new RegisterSearch { Text = "xyzzymarkq" }), Is.EqualTo(1));
                DecisionRegisterTests.TakeOut(ledger, 2, restricted);
                Assert.That(ledger.Query<string>("SELECT quick_check FROM pragma_quick_check"), Is.EqualTo(new[] { "ok" }));
                ledger.Execute("INSERT INTO register_words (register_words, rank) VALUES ('integrity-check', 1)");
            }

            SqliteConnection.ClearAllPools();
            foreach (var left in Directory.GetFiles(folder))
            {
                Assert.That(File.ReadAllText(left).Contains("markq", StringComparison.OrdinalIgnoreCase), Is.False, Path.GetFileName(left));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
