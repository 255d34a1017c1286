using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Markup;

/// <summary>
/// Puts links whose address stands elsewhere in the text, <c>[text][label]</c> with <c>[label]: address</c> below, where they are used: an address
/// below the last question belongs to the answer that refers to it.
/// </summary>
internal static partial class ReferenceLinks
{
    private const int Most = 200;

    /// <summary>The same text, line for line, with such links in place; addresses that nothing refers to stay where they are.</summary>
    public static string Inline(string text)
    {
        if (!text.Contains("]:", StringComparison.Ordinal) && !text.Contains(".. _", StringComparison.Ordinal) && !text.Contains("] http", StringComparison.Ordinal))
        {
            return text;
        }

        var addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var bare = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var definition in Definition().Matches(text).Take(Most))
        {
            addresses.TryAdd(definition.Groups["label"].Value, definition.Groups["url"].Value);
            if (definition.ValueSpan.Contains("] ", StringComparison.Ordinal))
            {
                bare.Add(definition.Groups["label"].Value);
            }
        }

        if (addresses.Count == 0)
        {
            return text;
        }

        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var inlined = Use().Replace(text, match =>
        {
            var label = match.Groups["label"].Length > 0 ? match.Groups["label"].Value : match.Groups["text"].Value;
            if (!addresses.TryGetValue(label, out var url) || (bare.Contains(label) && BeginsLine(text, match.Index)))
            {
                return match.Value;
            }

            used.Add(label);
            return $"[{match.Groups["text"].Value}]({url})";
        });
        return used.Count == 0 ? text : Definition().Replace(inlined, match => used.Contains(match.Groups["label"].Value) ? "" : match.Value);
    }

    // "[A] …" before each of somebody's answers is no link, though one of them is an address.
    private static bool BeginsLine(string text, int at) => text.AsSpan(0, at).TrimEnd(" >") is [] or [.., '\n'];

    // "[docs]: https://…", "[^1]: <https://…> "title"", "[1] https://…", ".. _docs: https://…"
    [GeneratedRegex(@"^[ >]{0,8}(?:\[(?<label>[^\]\[\n]{1,60})\]:?|\.\. _(?<label>[^:\n]{1,60}):)[ \t]*<?(?<url>https?://[^\s<>]+)>?(?:[ \t]+[""'(][^\n]{0,200})?[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    // "[text][label]", "[label][]", "[label]", "`label`_", "label_"; not the definition itself.
    [GeneratedRegex(@"\[(?<text>[^\]\[\n]{1,200})\](?:[ ]?\[(?<label>[^\]\[\n]{0,60})\])?(?![(:\]]|[ \t]*<?https?:)|`(?<text>[^`\n<]{1,60})`_(?!\w)|(?<![\w`/.])(?<text>\w{1,60}(?<!_))_(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
