using System.Diagnostics;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>What a person would expect of a saying, in a word or two.</summary>
internal static class Expectation
{
    /// <summary>Whether that came of it. <c>no decision</c> leaves open whether something is answered: that nothing is set and nobody else asked is what matters.</summary>
    public static bool Met(string expected, string outcome, string answer)
    {
        var asks = outcome.StartsWith("asks ", StringComparison.Ordinal);
        return expected switch
        {
            "asks other" => asks && outcome != "asks maren",
            "no decision" => outcome is not ("+" or "-") && !asks,
            "answered" => answer.Length > 0 && outcome is not ("+" or "-" or "silence") && !asks,
            "waits" => outcome.StartsWith("waits until ", StringComparison.Ordinal),
            "asks ines" or "asks tomas" or "+" or "-" or "silence" or "held" or "quiet" or "ignores" => outcome == expected,
            _ when expected.StartsWith("waits until ", StringComparison.Ordinal) => outcome == expected,
            _ when expected.StartsWith("offers ", StringComparison.Ordinal) => outcome is not ("+" or "-") && !asks && answer.Contains($"reviewbot: {expected[7..]}", StringComparison.Ordinal),
            _ => throw new UnreachableException(),
        };
    }
}
