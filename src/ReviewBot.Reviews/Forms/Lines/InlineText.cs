using System.Buffers;
using System.Text;

namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Takes the markup out of one line: emphasis, links, escapes, what is struck out.</summary>
internal static class InlineText
{
    /// <summary>Stand for a decoded <c>&gt;</c> and <c>&lt;</c>, which are neither a quote nor a tag, and for the parts of an HTML link.</summary>
    public const char Greater = '\ue001', Less = '\ue002', LinkBegin = '\ue010', LinkMiddle = '\ue011', LinkEnd = '\ue012';

    /// <summary>Stands for the end of a line within a cell.</summary>
    public const char CellBreak = '\ue013';

    private static readonly SearchValues<char> Special = SearchValues.Create("*_[]\\~<:\ue001\ue002\ue010\ue011\ue012\ue013");

    private static readonly SearchValues<char> EndOfUrl = SearchValues.Create(" \t<>[]\"`|{}\ue001\ue002\ue010\ue011\ue012\ue013");

    private static readonly SearchValues<char> EndOfSentence = SearchValues.Create(".,;:!?'*]}\\_~\u2019\u201d");

    /// <summary>The text without markup, and the links in it.</summary>
    public static (string Text, IReadOnlyList<FormLink> Links) Clean(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.EndsWith("/p>"))
        {
            line = line[..^3].TrimEnd('<').TrimEnd();
        }

        if (line.EndsWith('\\'))
        {
            line = line[..^1].TrimEnd();
        }

        return line.IndexOfAny(Special) < 0 ? (line.ToString(), []) : new Cleaner(line).Run();
    }

    private ref struct Cleaner(ReadOnlySpan<char> line)
    {
        private readonly ReadOnlySpan<char> _line = line;
        private readonly StringBuilder _text = new(line.Length);
        private readonly List<FormLink> _links = [];
        private int _nextBracket = -1;
        private int _strikes = -1;
        private int _linkText = -1;

        public (string, IReadOnlyList<FormLink>) Run()
        {
            var at = 0;
            while (at < _line.Length)
            {
                var next = _line[at..].IndexOfAny(Special);
                if (next != 0)
                {
                    var run = _line.Slice(at, next < 0 ? _line.Length - at : next);
                    _text.Append(run);
                    at += run.Length;
                    continue;
                }

                at = Step(at);
            }

            return (_text.ToString().Trim(), _links);
        }

        private int Step(int at)
        {
            switch (_line[at])
            {
                case '\\' when at + 1 < _line.Length && char.IsAsciiLetterOrDigit(_line[at + 1]) is false && _line[at + 1] is not (' ' or '\ue010'):
                    _text.Append(_line[at + 1]);
                    return at + 2;
                case '~' when At(at + 1) == '~':
                    return Strike(at);
                case '*' or '_':
                    return Emphasis(at);
                case '[':
                    return Bracket(at);
                case ':' when _line[at..].StartsWith("://"):
                    return Url(at);
                case '<' when _line[at..].StartsWith("<http", StringComparison.OrdinalIgnoreCase):
                    return at + 1;
                case Greater:
                    _text.Append('>');
                    return at + 1;
                case Less:
                    _text.Append('<');
                    return at + 1;
                case LinkBegin:
                    _linkText = _text.Length;
                    return at + 1;
                case LinkMiddle:
                    return HtmlLink(at);
                case LinkEnd:
                    return at + 1;
                case CellBreak:
                    _text.Append(' ');
                    return at + 1;
                default:
                    _text.Append(_line[at]);
                    return at + 1;
            }
        }

        private readonly char At(int at) => at >= 0 && at < _line.Length ? _line[at] : ' ';

        // What is struck out is not said; without its end on the line the tildes stay, since it may end on another one.
        private int Strike(int at)
        {
            if (_strikes != int.MaxValue)
            {
                var end = _line[(at + 2)..].IndexOf("~~");
                if (end >= 0)
                {
                    return at + 2 + end + 2;
                }

                _strikes = int.MaxValue;
            }

            _text.Append("~~");
            return at + 2;
        }

        private readonly int Emphasis(int at)
        {
            var end = at;
            while (end < _line.Length && _line[end] == _line[at])
            {
                end++;
            }

            var (before, after) = (At(at - 1), At(end));
            var open = !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before);
            var close = !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after);
            var inWord = char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
            var marks = end - at <= 3 && !IsBlankField(at, end) && (_line[at] == '*' ? end - at > 1 || !inWord : !inWord) && (open || close || end - at > 1);
            if (!marks)
            {
                _text.Append(_line[at..end]);
            }

            return end;
        }

        // "__/__/20__": nothing is emphasised there.
        private readonly bool IsBlankField(int at, int end)
        {
            var (before, after) = (At(at - 1), At(end));
            return _line[at] == '_' && !char.IsLetterOrDigit(after)
                && (before is '/' or '-' || after is '/' or '-' ? !char.IsLetterOrDigit(before) : before == '0' && at > 2 && _line[at - 2] == '2' && At(at - 3) is '/' or '-' or '.');
        }

        private int Bracket(int at)
        {
            if (_nextBracket <= at)
            {
                var found = _line[(at + 1)..].IndexOf(']');
                _nextBracket = found < 0 ? int.MaxValue : at + 1 + found;
            }

            var close = _nextBracket;
            if (close != int.MaxValue && close < _line.Length - 1 && _line[close + 1] == '(' && _line[(at + 1)..close].IndexOf('[') < 0)
            {
                var target = _line[(close + 2)..];
                var length = TargetLength(target);
                if (length >= 0)
                {
                    var (text, inner) = Clean(_line[(at + 1)..close]);
                    var url = target[..length].Trim();
                    var title = url.IndexOf(' ');
                    AddLink((title < 0 ? url : url[..title]).Trim("<>"), _text.Length, inner);
                    _text.Append(text);
                    return close + 2 + length + 1;
                }
            }

            _text.Append('[');
            return at + 1;
        }

        // Up to the parenthesis that ends the address; an address may hold a pair of its own.
        private static int TargetLength(ReadOnlySpan<char> target)
        {
            var depth = 0;
            for (var i = 0; i < Math.Min(target.Length, 2000); i++)
            {
                switch (target[i])
                {
                    case '(':
                        depth++;
                        break;
                    case ')' when depth-- == 0:
                        return i;
                    case '[' or '<' when i > 0:
                        return -1;
                }
            }

            return -1;
        }

        private int Url(int at)
        {
            var begin = _text.Length;
            while (begin > 0 && char.IsAsciiLetter(_text[begin - 1]) && _text.Length - begin < 8)
            {
                begin--;
            }

            var rest = _line[at..];
            var length = rest.IndexOfAny(EndOfUrl);
            length = length < 0 ? rest.Length : length;
            var scheme = _text.ToString(begin, _text.Length - begin);
            if (scheme is not ("http" or "https" or "HTTP" or "HTTPS" or "Http" or "Https"))
            {
                _text.Append(':');
                return at + 1;
            }

            var url = Trimmed(rest[..length]);
            var address = scheme + url.ToString();
            AddLink(address, begin, []);
            _text.Append(url);
            return at + url.Length + (At(at + url.Length) == '>' ? 1 : 0);
        }

        // What ends a sentence does not belong to the address; a parenthesis does if it was opened there.
        private static ReadOnlySpan<char> Trimmed(ReadOnlySpan<char> url)
        {
            var unpaired = -1;
            while (url.Length > 0)
            {
                if (url[^1] == ')')
                {
                    unpaired = unpaired < 0 ? Math.Max(0, url.Count(')') - url.Count('(')) : unpaired;
                    if (unpaired-- == 0)
                    {
                        break;
                    }
                }
                else if (!EndOfSentence.Contains(url[^1]))
                {
                    break;
                }

                url = url[..^1];
            }

            return url;
        }

        private int HtmlLink(int at)
        {
            var rest = _line[(at + 1)..];
            var end = rest.IndexOf(LinkEnd);
            if (end < 0)
            {
                return at + 1;
            }

            var begin = _linkText >= 0 && _linkText <= _text.Length ? _linkText : _text.Length;
            var repeated = _links.Count > 0 && _links[^1].Offset >= begin ? _links[^1..] : [];
            AddLink(rest[..end].Trim(), begin, repeated);
            _linkText = -1;
            return at + 1 + end + 1;
        }

        // A link whose text is an address is one link, not two.
        private readonly void AddLink(ReadOnlySpan<char> url, int offset, IReadOnlyList<FormLink> inner)
        {
            if (inner.Count > 0 && _links.Count > 0 && _links[^1] == inner[^1])
            {
                _links.RemoveAt(_links.Count - 1);
            }

            if (url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                _links.Add(new FormLink(url.ToString(), offset));
            }
            else if (inner.Count > 0)
            {
                _links.Add(inner[0] with { Offset = offset });
            }
        }
    }
}
