using ReviewBot.Reviews.Policies;

namespace ReviewBot.Reviews.Tests.Support;

/// <summary>The kinds of server whose readers see our comments in different ways.</summary>
internal static class Servers
{
    /// <summary>Checks something on each, with the ending of an approved text there: rendered Markdown, or the text as it is.</summary>
    public static void Each(ReviewPolicy policy, Action<ReviewPolicy, string> check)
    {
        check(policy with { Markdown = true, FoldsBugFlags = true }, "md");
        check(policy with { Markdown = false, FoldsBugFlags = false }, "txt");
    }
}
