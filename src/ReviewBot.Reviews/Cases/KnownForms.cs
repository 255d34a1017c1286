using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Reader;

namespace ReviewBot.Reviews.Cases;

/// <summary>
/// What was read in forms before: an attachment or a comment never changes, and a bug is folded several times a pass.
/// Holds a bounded number of short texts; a reading depends on nothing but the text and the template.
/// </summary>
internal static class KnownForms
{
    private const int Most = 1000;
    private const int Longest = 64 * 1024;

    private static readonly ConcurrentDictionary<(FormTemplate? Template, UInt128 Digest, bool IsText), FormReading> Readings = new();

    public static FormReading Read(ReadOnlySpan<byte> bytes, FormTemplate? template)
    {
        if (bytes.Length > Longest)
        {
            return FormReader.Read(bytes, template);
        }

        var key = (template, DigestOf(bytes), false);
        return Readings.TryGetValue(key, out var known) ? known : Keep(key, FormReader.Read(bytes, template));
    }

    public static FormReading Read(string text, FormTemplate? template)
    {
        if (text.Length > Longest)
        {
            return FormReader.Read(text, template);
        }

        var key = (template, DigestOf(MemoryMarshal.AsBytes(text.AsSpan())), true);
        return Readings.TryGetValue(key, out var known) ? known : Keep(key, FormReader.Read(text, template));
    }

    private static FormReading Keep((FormTemplate?, UInt128, bool) key, FormReading reading)
    {
        if (Readings.Count >= Most)
        {
            Readings.Clear();
        }

        Readings[key] = reading;
        return reading;
    }

    private static UInt128 DigestOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }
}
