using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Answers;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Measurements;

/// <summary>Gathers measurements from keys, again and again the same ones: "name: …", "description: …", "category: …", "bug: …".</summary>
internal sealed class MeasurementKeys
{
    /// <summary>What a key says: what is measured, its category, its bug.</summary>
    public const string Name = "name", Category = "category", Bug = "bug";

    private readonly ImmutableArray<Measurement>.Builder _items = ImmutableArray.CreateBuilder<Measurement>();
    private readonly Dictionary<string, string> _current = new(StringComparer.Ordinal);
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
    private readonly HashSet<string> _slots = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>A key and its value. The same key again begins another measurement; a second one for the name goes on the first.</summary>
    public void Add(string slot, string key, string value)
    {
        if (_current.ContainsKey(slot) && (slot != Name || _words.Contains(key)))
        {
            Take();
        }

        _words.Add(key);
        _slots.Add(slot);
        _last = slot;
        _current[slot] = _current.TryGetValue(slot, out var said) ? $"{said} {value}" : value;
    }

    /// <summary>A line without a key.</summary>
    public void GoOn(AnswerLine line)
    {
        if (_last is not null && line.Unit.ContinuesLine && _current[_last].Length < Answer.Facts)
        {
            _current[_last] += " " + line.Text;
        }
    }

    /// <summary>All of them, if names and categories were among the keys.</summary>
    public ImmutableArray<Measurement> All()
    {
        Take();
        return _slots.Contains(Name) && _slots.Contains(Category) ? _items.ToImmutable() : [];
    }

    private void Take()
    {
        var (name, category, bug) = (_current.GetValueOrDefault(Name, ""), _current.GetValueOrDefault(Category, ""), _current.GetValueOrDefault(Bug, ""));
        if (_current.Count > 0 && !Placeholders.Is(name + category))
        {
            var numbers = Categories.OfCell(category).Numbers;
            var links = bug.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith("http", StringComparison.OrdinalIgnoreCase));
            _items.Add(new Measurement(name.Trim(), numbers.IsEmpty ? null : numbers[^1], numbers, [.. BugNumbers.OfCell(bug, links)]));
        }

        _current.Clear();
        _words.Clear();
        _last = null;
    }
}
