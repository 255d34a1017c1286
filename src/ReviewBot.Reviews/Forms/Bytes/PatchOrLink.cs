using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms.Bytes;

/// <summary>Knows texts that are no form whatever their words say: patches, and links that stand alone.</summary>
internal static partial class PatchOrLink
{
    private const int Looked = 4000;
    private const int LongestLink = 600;

    /// <summary>What a text is, or null if it has to be read.</summary>
    public static FormContent? Of(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty)
        {
            return FormContent.Empty;
        }

        if (trimmed.Length < LongestLink && Link().IsMatch(trimmed))
        {
            return FormContent.Link;
        }

        var head = trimmed[..Math.Min(trimmed.Length, Looked)];
        return PatchBegin().IsMatch(head) || (Commit().IsMatch(head) && Diff().IsMatch(trimmed)) ? FormContent.Patch : null;
    }

    // An address, perhaps with a word before it.
    [GeneratedRegex(@"^(?:[\w ]{0,40}:\s*)?[<(\[]?https?://[^\s<>]+[>)\]]?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?:diff --git |diff -r |# HG changeset patch|Index: \S+\r?\n=+|--- \S[^\n]*\n\+\+\+ |From [0-9a-f]{40} )", RegexOptions.CultureInvariant)]
    private static partial Regex PatchBegin();

    [GeneratedRegex(@"^(?:commit [0-9a-f]{7,40}\b|Author: |From: |Subject: \[PATCH)", RegexOptions.CultureInvariant)]
    private static partial Regex Commit();

    [GeneratedRegex(@"^(?:diff --git |@@ -\d)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Diff();
}
