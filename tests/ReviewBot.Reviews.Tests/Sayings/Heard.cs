namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Sayings kept one a line, <c>who | what is expected | what was said</c>, a line break written as <c>\n</c>.</summary>
internal static class Heard
{
    public static IEnumerable<TestCaseData> Sayings => Read("sayings-*.txt", Login);

    public static IEnumerable<TestCaseData> Answers => Read("answers-*.txt", open => open.Split(' ').Select(int.Parse).ToArray());

    private static IEnumerable<TestCaseData> Read(string files, Func<string, object> first) =>
        from file in Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Sayings", "Heard"), files).Order(StringComparer.Ordinal)
        from line in File.ReadLines(file)
        let parts = line.Split(" | ", 3)
        select new TestCaseData(first(parts[0]), parts[1], parts[2].Replace("\\n", "\n", StringComparison.Ordinal)).SetArgDisplayNames(parts);

    private static string Login(string name) => name switch
    {
        "maren" => Table.Maren,
        "ines" => Table.Ines,
        "tomas" => Table.Tomas,
        "rhea" => Table.Rhea,
        "otto" => Table.Outsider,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "nobody here is called so"),
    };
}
