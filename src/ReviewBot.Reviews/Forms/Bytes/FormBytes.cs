using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ReviewBot.Reviews.Forms.Bytes;

/// <summary>Tells what the bytes of an attachment are, and turns those that are text into it.</summary>
internal static class FormBytes
{
    /// <summary>What is larger is not read: no form is, and Bugzilla takes no larger attachment.</summary>
    public const int Largest = 24 * 1024 * 1024;

    private const int Looked = 64 * 1024;

    // 0x80 to 0x9f of Windows-1252; the five without a character are left as they are.
    private const string Windows1252 = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

    private static readonly (byte[] Magic, FormContent Content)[] Magics =
    [
        ([0x25, 0x50, 0x44, 0x46], FormContent.Pdf),
        ([0x89, 0x50, 0x4e, 0x47], FormContent.Image),
        ([0x47, 0x49, 0x46, 0x38], FormContent.Image),
        ([0xff, 0xd8, 0xff], FormContent.Image),
        ([0x49, 0x49, 0x2a, 0x00], FormContent.Image),
        ([0x4d, 0x4d, 0x00, 0x2a], FormContent.Image),
        ([0x00, 0x00, 0x01, 0x00], FormContent.Image),
        ([0x50, 0x4b, 0x03, 0x04], FormContent.Binary),
        ([0x1f, 0x8b, 0x08], FormContent.Binary),
        ([0xd0, 0xcf, 0x11, 0xe0], FormContent.Binary),
        ([0x7b, 0x5c, 0x72, 0x74, 0x66], FormContent.Binary),
    ];

    // What no text holds: controls but tab, line ends, form feed and escape.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31]);

    /// <summary>The text, or null with what the bytes are instead.</summary>
    public static (FormContent Content, string? Text) Decode(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is { } marked)
        {
            return (FormContent.Text, marked.GetString(bytes[2..]));
        }

        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? bytes[3..] : bytes;
        if (KnownBy(bytes) is { } other)
        {
            return (other, null);
        }

        var head = bytes[..Math.Min(bytes.Length, Looked)];
        if (WithoutMark(head) is { } wide)
        {
            return (FormContent.Text, wide.GetString(bytes));
        }

        if (Count(head) * 100L > head.Length)
        {
            return (FormContent.Binary, null);
        }

        return (FormContent.Text, Utf8.IsValid(bytes) || MostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : FromWindows(bytes));
    }

    // UTF-16 by its mark.
    private static Encoding? Marked(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) ? Encoding.Unicode
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) ? Encoding.BigEndianUnicode
        : null;

    // What a file is that says so in its first bytes.
    private static FormContent? KnownBy(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.TrimStart(" \t\r\n"u8);
        foreach (var (magic, content) in Magics)
        {
            if (trimmed.StartsWith(magic) || bytes.StartsWith(magic))
            {
                return content;
            }
        }

        var isImage = trimmed.StartsWith("<svg"u8) || (bytes.Length > 12 && ((bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)) || bytes[4..8].SequenceEqual("ftyp"u8)));
        return isImage ? FormContent.Image : null;
    }

    // UTF-16 without its mark: in Latin text every other byte is zero.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8)
        {
            return null;
        }

        Span<int> zeros = [0, 0];
        for (var i = 0; i < head.Length; i++)
        {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }

        var many = head.Length * 3 / 10;
        var few = head.Length / 50;
        return zeros[1] > many && zeros[0] <= few ? Encoding.Unicode
            : zeros[0] > many && zeros[1] <= few ? Encoding.BigEndianUnicode
            : null;
    }

    private static int Count(ReadOnlySpan<byte> head)
    {
        var count = 0;
        for (var at = head.IndexOfAny(Controls); at >= 0; at = head.IndexOfAny(Controls))
        {
            count++;
            head = head[(at + 1)..];
        }

        return count;
    }

    // Text that is UTF-8 but for a few bytes: cut in the middle of a character, or pasted together.
    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff) is >= 0 and var at)
        {
            bytes = bytes[at..];
            var whole = Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done;
            good += whole ? 1 : 0;
            bad += whole ? 0 : 1;
            bytes = bytes[length..];
        }

        return good > bad;
    }

    private static string FromWindows(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, static (characters, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            characters[i] = source[i] is >= 0x80 and <= 0x9f ? Windows1252[source[i] - 0x80] : (char)source[i];
        }
    });
}
