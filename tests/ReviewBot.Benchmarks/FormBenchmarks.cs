using System.Text;
using BenchmarkDotNet.Attributes;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Benchmarks;

/// <summary>How long a form takes that somebody filled in.</summary>
[MemoryDiagnoser]
public class TypicalForm
{
    private byte[] _form = [];

    /// <summary>Forms of the corpus: about 3 KB, 6 KB, 23 KB of inline styles, 27 KB with 240 rows.</summary>
    [Params("001-send-later-basic.txt", "6 KB", "013-folder-modes-inline-styles.txt", "075-large-table.txt")]
    public string Form { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var corpus = Path.Combine(AppContext.BaseDirectory, "Corpus");
        _form = Form != "6 KB"
            ? File.ReadAllBytes(Path.Combine(corpus, Form))
            : Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(corpus, "001-send-later-basic.txt")).Replace(".\n\n", ". There is more to be said about it, in a sentence or two that nobody needs, about people, folders, messages, calendars, and what they cost us in time and in patience; we say it all the same, since forms of this length are what people write.\n\n", StringComparison.Ordinal));
    }

    [Benchmark]
    public FormReading Read() => FormReader.Read(_form);
}

/// <summary>How time grows with the size of a text, whatever stands in it.</summary>
public class AnyText
{
    private byte[] _text = [];

    [Params(1_000, 100_000, 1_000_000, 10_000_000)]
    public int Size { get; set; }

    [Params("word and more words, ", "A line of words\n", "<", "[", "|", ">", "*", "<div>", "<table><tr><td>", "<!--", "<a href=\"", "> > > a\n", "1) 2) 3) ", "What question did you answer with that data then\n")]
    public string Of { get; set; } = "";

    [GlobalSetup]
    public void Write() => _text = Encoding.UTF8.GetBytes(new StringBuilder(Size + Of.Length).Insert(0, Of, (Size / Of.Length) + 1).ToString()[..Size]);

    [Benchmark]
    public FormReading Read() => FormReader.Read(_text);
}
