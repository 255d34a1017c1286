namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>Small numbers in words, in lower case, as far as forms and replies have use for them.</summary>
internal static class NumberWords
{
    private static readonly string[] Cardinals = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>How many a word says; null for none.</summary>
    public static int? Cardinal(string word) => Array.IndexOf(Cardinals, word) is >= 0 and var at ? at + 1 : null;

    /// <summary>The place that a word says; null for none.</summary>
    public static int? Ordinal(string word) => Array.IndexOf(Ordinals, word) is >= 0 and var at ? at + 1 : null;
}
