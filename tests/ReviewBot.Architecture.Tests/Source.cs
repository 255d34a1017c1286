using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReviewBot.Architecture.Tests;

/// <summary>The files under <c>src</c>, parsed.</summary>
internal static class Source
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

    private static SourceFile Read(string path)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));
        return new SourceFile(path, text.AsSpan().TrimEnd('\n').Count('\n') + 1, CSharpSyntaxTree.ParseText(text, Options, path).GetCompilationUnitRoot());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReviewBot.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src");
    }
}

/// <summary>One file of the source.</summary>
/// <param name="Path">From <c>src</c> on.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Root">Its syntax.</param>
internal sealed record SourceFile(string Path, int Lines, CompilationUnitSyntax Root)
{
    public string Folder => Path[..Path.LastIndexOf('/')];

    public string Namespace => Root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
