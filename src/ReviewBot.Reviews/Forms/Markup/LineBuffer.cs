using System.Text;
using ReviewBot.Reviews.Forms.Lines;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>Gathers the characters of one line that people see, which may be several of the source.</summary>
/// <param name="html">Whether line ends are blanks.</param>
internal sealed class LineBuffer(bool html)
{
    private readonly StringBuilder _line = new();

    /// <summary>The line of the source that is read, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The line of the source in which the line began.</summary>
    public int Began { get; private set; } = 1;

    /// <summary>Whether it holds a pipe.</summary>
    public bool HasPipe { get; private set; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _line.Length == 0;

    /// <summary>Adds what is seen.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_line.Length == 0)
        {
            text = html ? text.TrimStart() : text;
            Began = Number;
        }

        _line.Append(text);
    }

    /// <summary>Adds a pipe.</summary>
    public void Pipe()
    {
        HasPipe = true;
        Append("|");
    }

    /// <summary>Adds where a link ends that leads somewhere.</summary>
    public void LinkTo(string address) => _line.Append(InlineText.LinkMiddle).Append(address).Append(InlineText.LinkEnd);

    /// <summary>Adds a blank, if anything stands before it.</summary>
    public void Blank()
    {
        if (_line.Length > 0)
        {
            _line.Append(' ');
        }
    }

    /// <summary>A line of the source ended.</summary>
    public void NextLine() => Number++;

    /// <summary>Source was read of which nothing is seen.</summary>
    public void Skip(ReadOnlySpan<char> source) => Number += Math.Max(source.Count('\n'), source.Count('\r'));

    /// <summary>The line, and a new one begins.</summary>
    public string Take()
    {
        var line = _line.ToString();
        _line.Clear();
        HasPipe = false;
        return line;
    }
}
