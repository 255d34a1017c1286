namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Counts the items of lists within lists.</summary>
internal sealed class ListNesting
{
    private const int Deepest = 64;
    private const int LargestNumber = 1000;
    private const int Bullets = -1;

    private readonly Stack<int> _lists = new();
    private int? _item;

    /// <summary>A list begins.</summary>
    public void Begin(bool ordered, ReadOnlySpan<char> attributes)
    {
        if (_lists.Count < Deepest)
        {
            _lists.Push(!ordered ? Bullets : Number(attributes, "start") is { } start ? start - 1 : 0);
        }

        _item = null;
    }

    /// <summary>A list ends.</summary>
    public void End()
    {
        _lists.TryPop(out _);
        _item = null;
    }

    /// <summary>An item begins: the next number, or a bullet.</summary>
    public void BeginItem(ReadOnlySpan<char> attributes)
    {
        if (!_lists.TryPop(out var count))
        {
            _item = 0;
            return;
        }

        count = count == Bullets ? Bullets : Number(attributes, "value") ?? count + 1;
        _lists.Push(count);
        _item = Math.Max(0, count);
    }

    /// <summary>An item ends.</summary>
    public void EndItem() => _item = null;

    /// <summary>The item whose first line comes now: its number, 0 for a bullet, null for none.</summary>
    public int? Take()
    {
        var item = _item;
        _item = null;
        return item;
    }

    private static int? Number(ReadOnlySpan<char> attributes, string name) =>
        int.TryParse(MarkupTags.Attribute(attributes, name), out var number) && number is > 0 and < LargestNumber ? number : null;
}
