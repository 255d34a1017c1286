namespace ReviewBot.Reviews.Replies.Words;

/// <summary>Words that were read.</summary>
/// <param name="End">Where the next one stands.</param>
/// <param name="Person">Who is named in them; null if nobody is.</param>
internal readonly record struct Taken(int End, string? Person);

/// <summary>
/// A turn of speech: words, of which <c>{can|could}</c> is one of these, <c>[please]</c> may lack, and <c>PERSON</c> stands where somebody is named.
/// </summary>
internal abstract record Turn
{
    private Turn()
    {
    }

    /// <summary>The turn as it is written in a list.</summary>
    public static Turn Of(string written)
    {
        var at = 0;
        return RowOf(written, ref at);
    }

    /// <summary>The words that it can begin with; null stands for somebody's name.</summary>
    public abstract IEnumerable<string?> Beginnings { get; }

    /// <summary>Whether all of it may lack.</summary>
    protected abstract bool MayBeNothing { get; }

    /// <summary>The ways in which the words at a place say this.</summary>
    public List<Taken> At(IReadOnlyList<PlainWord> words, int at)
    {
        var ways = new List<Taken>();
        Take(words, new(at, null), ways);
        return ways;
    }

    /// <summary>Adds the ways in which the words behind others say this.</summary>
    /// <param name="words">All words.</param>
    /// <param name="before">What was read before.</param>
    /// <param name="ways">Those found so far, each once.</param>
    protected abstract void Take(IReadOnlyList<PlainWord> words, Taken before, List<Taken> ways);

    /// <summary>Where it leads from some places, each word from all of those that the words before it led to.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="step">Where a word leads.</param>
    public abstract List<T> Lead<T>(List<T> from, Func<List<T>, string, List<T>> step);

    private static void AddOnce(List<Taken> ways, Taken way)
    {
        if (!ways.Contains(way))
        {
            ways.Add(way);
        }
    }

    private static Row RowOf(string written, ref int at)
    {
        var parts = new List<Turn>();
        while (at < written.Length && written[at] is not ('|' or '}' or ']'))
        {
            if (written[at] is '{' or '[')
            {
                parts.Add(ChoiceOf(written, ref at));
                continue;
            }

            var start = at;
            while (at < written.Length && !"{[|]} ".Contains(written[at], StringComparison.Ordinal))
            {
                at++;
            }

            var word = written[start..at];
            parts.AddRange(word == "PERSON" ? [new Named()] : PlainWords.TextsOf(word).Select(text => new Spoken(text)));
            at += at < written.Length && written[at] == ' ' ? 1 : 0;
        }

        return new Row(parts);
    }

    private static Choice ChoiceOf(string written, ref int at)
    {
        var mayLack = written[at] == '[';
        var ways = new List<Turn>();
        do
        {
            at++;
            ways.Add(RowOf(written, ref at));
        }
        while (written[at] == '|');
        at++;
        return new Choice(ways, mayLack);
    }

    private sealed record Spoken(string Text) : Turn
    {
        public override IEnumerable<string?> Beginnings => [Text];

        protected override bool MayBeNothing => false;

        protected override void Take(IReadOnlyList<PlainWord> words, Taken before, List<Taken> ways)
        {
            if (before.End < words.Count && words[before.End].Text == Text)
            {
                AddOnce(ways, before with { End = before.End + 1 });
            }
        }

        public override List<T> Lead<T>(List<T> from, Func<List<T>, string, List<T>> step) => step(from, Text);
    }

    private sealed record Named : Turn
    {
        private const int MostNames = 3;

        public override IEnumerable<string?> Beginnings => [null];

        protected override bool MayBeNothing => false;

        protected override void Take(IReadOnlyList<PlainWord> words, Taken before, List<Taken> ways)
        {
            var names = words.Skip(before.End).Take(MostNames).Select(word => Speech.Interjections.Begins([word.Text]) ? null : word.Name).TakeWhile(name => name is not null).ToList();
            for (var named = 1; named <= names.Count; named++)
            {
                AddOnce(ways, new(before.End + named, string.Join(' ', names.Take(named))));
            }
        }

        public override List<T> Lead<T>(List<T> from, Func<List<T>, string, List<T>> step) => throw new InvalidOperationException("a name is no word of a list");
    }

    private sealed record Choice(List<Turn> Ways, bool MayLack) : Turn
    {
        public override IEnumerable<string?> Beginnings => Ways.SelectMany(way => way.Beginnings);

        protected override bool MayBeNothing => MayLack || Ways.Exists(way => way.MayBeNothing);

        protected override void Take(IReadOnlyList<PlainWord> words, Taken before, List<Taken> ways)
        {
            foreach (var way in Ways)
            {
                way.Take(words, before, ways);
            }

            if (MayLack)
            {
                AddOnce(ways, before);
            }
        }

        public override List<T> Lead<T>(List<T> from, Func<List<T>, string, List<T>> step) =>
            [.. Ways.SelectMany(way => way.Lead(from, step)).Concat(MayLack ? from : []).Distinct()];
    }

    private sealed record Row(List<Turn> Parts) : Turn
    {
        public override IEnumerable<string?> Beginnings => Parts.Take(Parts.FindIndex(part => !part.MayBeNothing) is >= 0 and var last ? last + 1 : Parts.Count).SelectMany(part => part.Beginnings);

        protected override bool MayBeNothing => Parts.TrueForAll(part => part.MayBeNothing);

        protected override void Take(IReadOnlyList<PlainWord> words, Taken before, List<Taken> ways)
        {
            List<Taken> sofar = [before];
            foreach (var part in Parts)
            {
                var next = new List<Taken>();
                sofar.ForEach(way => part.Take(words, way, next));
                if (next.Count == 0)
                {
                    return;
                }

                sofar = next;
            }

            sofar.ForEach(way => AddOnce(ways, way));
        }

        public override List<T> Lead<T>(List<T> from, Func<List<T>, string, List<T>> step) => Parts.Aggregate(from, (sofar, part) => part.Lead(sofar, step));
    }
}
