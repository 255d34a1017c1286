using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Smiles and the like, which say nothing.</summary>
internal static class Cheers
{
    private static readonly string[] Signs = [.. WordList.LinesOf("cheers")];

    /// <summary>Smiles in letters.</summary>
    public static string[] Smiles { get; } = [.. WordList.LinesOf("smiles")];

    /// <summary>Whether a word is made of them.</summary>
    public static bool Are(string piece) =>
        Smiles.Contains(piece.TrimEnd('.', ',')) || Signs.Any(cheer => piece.Replace("\ufe0f", "", StringComparison.Ordinal).Trim(',', '.', '!').Replace(cheer, "", StringComparison.Ordinal).Length == 0);

    /// <summary>A text without the one at its end.</summary>
    public static string Without(string text) =>
        Smiles.Concat(Signs).FirstOrDefault(smile => text.EndsWith(smile, StringComparison.Ordinal) && text.Length > smile.Length) is { } found ? text[..^found.Length].TrimEnd() : text;
}
