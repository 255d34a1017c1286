using Microsoft.Data.Sqlite;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Storage;

/// <summary>Statements with values and rows of objects, on a database of any kind.</summary>
public sealed class StatementsTests
{
    private SqliteConnection db = null!;

    [SetUp]
    public void Begin()
    {
        db = new SqliteConnection("Data Source=:memory:");
        db.Open();
        db.Execute("CREATE TABLE things (id INTEGER, name TEXT, at TEXT, day TEXT, flag INTEGER)");
    }

    [TearDown]
    public void End() => db.Dispose();

    [Test]
    public void A_list_stands_for_as_many_values_wherever_it_is_named_and_not_where_a_longer_name_is()
    {
        db.Execute("INSERT INTO things (id, name) VALUES (@id, @name)", Enumerable.Range(1, 5).Select(id => new { id, name = $"thing {id}" }));

        var some = new[] { 1, 3, 4 };
        Assert.That(db.Query<int>("SELECT id FROM things WHERE id IN @some AND id IN @some AND id > @some_more ORDER BY id", new { some, some_more = 1 }), Is.EqualTo(new[] { 3, 4 }));
        Assert.That(db.Query<int>("SELECT id FROM things WHERE id IN @some", new { some = Array.Empty<int>() }), Is.Empty);
        Assert.That(db.Query<int>("SELECT id FROM things WHERE name IN @names", new { names = new[] { "thing 2", "thing'; --" } }), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Every_item_of_a_list_of_objects_is_written_with_its_own_values()
    {
        var items = new Thing[] { new() { Id = 1, Name = "one", At = new(2026, 11, 28, 1, 2, 3, TimeSpan.FromHours(2)), Flag = true }, new() { Id = 2, Day = new(2026, 11, 28) } };
        Assert.That(db.Execute("INSERT INTO things (id, name, at, day, flag) VALUES (@Id, @Name, @At, @Day, @Flag)", items), Is.EqualTo(2));

        var read = db.Query<Thing>("SELECT id, NAME, at, day, flag FROM things ORDER BY id").ToList();
        Assert.That(read.ConvertAll(t => (t.Id, t.Name, t.At, t.Day, t.Flag)), Is.EqualTo(items.Select(t => (t.Id, t.Name, t.At, t.Day, t.Flag))));
        Assert.That(read[0].At!.Value.Offset, Is.EqualTo(TimeSpan.Zero));
        Assert.That(db.Scalar<string>("SELECT at FROM things WHERE id = 1"), Is.EqualTo("2026-11-27T23:02:03.000Z"));
    }

    [Test]
    public void A_column_that_is_null_leaves_what_was_there_and_one_without_a_place_is_an_error()
    {
        db.Execute("INSERT INTO things (id) VALUES (7)");

        Assert.That(db.Query<Named>("SELECT id, name FROM things").Single().Name, Is.EqualTo("nameless"));
        Assert.That(db.Query<Pair>("SELECT name, id FROM things").Single(), Is.EqualTo(new Pair(7, null)));
        Assert.That(() => db.Query<Named>("SELECT id, name, day FROM things").ToList(), Throws.InvalidOperationException.With.Message.Contains("day"));
        Assert.That((db.Scalar<int?>("SELECT flag FROM things"), db.Scalar<int>("SELECT flag FROM things"), db.Scalar<string>("SELECT id FROM things WHERE id = 8")), Is.EqualTo(((int?)null, 0, (string?)null)));
    }

    [Test]
    public void Values_that_a_statement_does_not_name_are_left_out()
    {
        db.Execute("INSERT INTO things (id) VALUES (@id)", new { id = 3, ids = new object[] { new() }, name = new object() });

        Assert.That(db.Query<int>("SELECT id FROM things"), Is.EqualTo(new[] { 3 }));
    }

    private sealed class Thing
    {
        public int Id { get; set; }

        public string? Name { get; set; }

        public DateTimeOffset? At { get; set; }

        public DateOnly? Day { get; set; }

        public bool Flag { get; set; }
    }

    private sealed class Named
    {
        public long Id { get; set; }

        public string Name { get; set; } = "nameless";
    }

    private sealed record Pair(int Id, string? Name);
}
