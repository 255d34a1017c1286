using System.Globalization;
using System.Text.Json;

namespace ReviewBot.Bugzilla.Errors;

/// <summary>The members of an answer that make it an error.</summary>
internal sealed record ErrorBody
{
    public bool IsError { get; private set; }

    public int? Code { get; private set; }

    public string Text { get; private set; } = "";

    public bool IsBareText { get; private set; }

    public bool Begins(string words) => Text.StartsWith(words, StringComparison.Ordinal);

    /// <summary>Null if the body is not JSON. Reads it once to the end without building it up: a data answer may hold megabytes.</summary>
    public static ErrorBody? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            var error = new ErrorBody();
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.PropertyName)
                {
                    error.Take(ref reader);
                }
            }

            return error;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: text that is not UTF-8.
            return null;
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("error"u8) && reader.Read())
        {
            // true, on newer end points 1, and from the front door a sentence.
            IsBareText = reader.TokenType is JsonTokenType.String;
            IsError = reader.TokenType is not (JsonTokenType.False or JsonTokenType.Null)
                && !(reader.TokenType is JsonTokenType.Number && reader.GetDouble() == 0);
        }
        else if (reader.ValueTextEquals("code"u8) && reader.Read())
        {
            Code = ReadCode(ref reader);
        }
        else if (reader.ValueTextEquals("message"u8) && reader.Read() && reader.TokenType is JsonTokenType.String)
        {
            Text = reader.GetString()!.Trim();
        }
    }

    private static int? ReadCode(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt32(out var number) => number,
        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
