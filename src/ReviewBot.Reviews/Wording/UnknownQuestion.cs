namespace ReviewBot.Reviews.Wording;

/// <summary>A question that no known version of the form has, for the owners.</summary>
public static class UnknownQuestion
{
    /// <summary>The same for the same wording.</summary>
    public static string Key(string question) => Defanged.Inline(question, 200).ToLowerInvariant();

    /// <summary>The wording, to be shown.</summary>
    public static string Shown(string question) => Defanged.Quoted(question, 200) ?? "(nothing that can be shown)";
}
