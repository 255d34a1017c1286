using ReviewBot.Reviews.Forms.Bytes;

namespace ReviewBot.Reviews.Forms.Reader;

/// <summary>Reads forms: what a text is, which of its questions are answered, and what the answers say.</summary>
public static class FormReader
{
    /// <summary>Reads an attachment. Never throws, whatever the bytes are, and takes time in proportion to their number.</summary>
    /// <param name="bytes">In any encoding that people save text in.</param>
    /// <param name="current">The form as its owners publish it today, if that is known.</param>
    public static FormReading Read(ReadOnlySpan<byte> bytes, FormTemplate? current = null)
    {
        if (bytes.Length > FormBytes.Largest)
        {
            return new FormReading { Kind = FormKind.Unrecognized, Content = FormContent.Binary };
        }

        var (content, text) = FormBytes.Decode(bytes);
        return text is null ? new FormReading { Kind = FormKind.Unrecognized, Content = content } : Read(text, current);
    }

    /// <summary>Reads a text, such as a comment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="current">The form as its owners publish it today, if that is known.</param>
    public static FormReading Read(string text, FormTemplate? current = null) => FormParser.Read(ChatLines.Plain(VisibleText.Of(text)), current);
}
