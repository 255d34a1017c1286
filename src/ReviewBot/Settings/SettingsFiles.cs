using System.Security.Cryptography;

namespace ReviewBot.Settings;

/// <summary>The files that settings were read from, as they were right before: while they are so, reading them again tells nothing new.</summary>
internal sealed class SettingsFiles
{
    private const string Unread = "";

    private readonly Dictionary<string, string> read = [];
    private readonly Dictionary<string, bool> seen = [];

    /// <summary>Whether all of them are as they were.</summary>
    public bool AreAsTheyWere => read.All(f => Digest(f.Key) == f.Value) && seen.All(f => File.Exists(f.Key) == f.Value);

    /// <summary>What is in a file counts; it is about to be read.</summary>
    public void Reads(string path) => read[path] = Digest(path);

    /// <summary>Whether a file is there counts; it is about to be looked for.</summary>
    public void LooksFor(string path) => seen[path] = File.Exists(path);

    private static string Digest(string path)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unread;
        }
    }
}
