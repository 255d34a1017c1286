using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReviewBot.Architecture.Tests;

/// <summary>
/// How large a thing may be. Where something has to be larger, it bears a <c>SuppressMessage</c> of the analyzers' rule for it
/// (CA1502 for methods, CA1506 for classes) with the reason.
/// </summary>
public sealed class SizeTests
{
    private const int LongestFile = 300;
    private const int MedianFile = 100;
    private const int LongestMethod = 60;
    private const int MostParameters = 6;
    private const int MostComplex = 15;
    private const int MostOfAClass = 7;

    private static readonly string[] Generators = ["GeneratedRegex", "LoggerMessage", "JsonSerializable"];

    [Test]
    public void The_source_is_understood()
    {
        AssertNone(Source.Files.SelectMany(f => f.Root.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{f.Path}: {d}")));
    }

    [Test]
    public void No_file_is_longer_than_300_lines() =>
        AssertNone(Source.Files.Where(f => f.Lines > LongestFile).Select(f => $"{f.Path}: {f.Lines}"));

    [Test]
    public void The_median_file_is_shorter_than_100_lines()
    {
        var lines = Source.Files.Select(f => f.Lines).Order().ToList();
        Assert.That(lines[lines.Count / 2], Is.LessThan(MedianFile));
    }

    [Test]
    public void No_method_is_long_complex_or_asks_for_much()
    {
        AssertNone(
            from file in Source.Files
            from member in file.Root.DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null })
            where !HasReason(member, "CA1502")
            let lines = LinesOf(member)
            let complexity = ComplexityOf(member)
            let parameters = member is BaseMethodDeclarationSyntax method and not ConstructorDeclarationSyntax ? method.ParameterList.Parameters.Count : 0
            where lines > LongestMethod || complexity > MostComplex || parameters > MostParameters
            select $"{file.At(member)}: {NameOf(member)}: {lines} lines, complexity {complexity}, {parameters} parameters");
    }

    // Records are rows: what they hold is named at its only use, and nobody injects it.
    [Test]
    public void No_class_rests_on_more_than_seven_things()
    {
        AssertNone(
            from file in Source.Files
            from type in file.All<ClassDeclarationSyntax>()
            where !HasReason(type, "CA1506")
            let given = type.Members.OfType<ConstructorDeclarationSyntax>().Select(c => c.ParameterList).Append(type.ParameterList).Max(p => p?.Parameters.Count ?? 0)
            let fields = type.Members.OfType<FieldDeclarationSyntax>().Where(f => !f.Modifiers.Any(SyntaxKind.StaticKeyword) && !f.Modifiers.Any(SyntaxKind.ConstKeyword)).Sum(f => f.Declaration.Variables.Count)
            where given > MostOfAClass || fields > MostOfAClass
            select $"{file.At(type)}: {type.Identifier}: {given} constructor parameters, {fields} fields");
    }

    [Test]
    public void Only_generated_code_completes_a_class()
    {
        AssertNone(
            from file in Source.Files
            from type in file.All<TypeDeclarationSyntax>()
            where type.Modifiers.Any(SyntaxKind.PartialKeyword) && !IsCompletedByGenerator(type)
            select $"{file.At(type)}: {type.Identifier}");
    }

    private static void AssertNone(IEnumerable<string> found) => Assert.That(string.Join('\n', found), Is.Empty);

    private static string NameOf(SyntaxNode member) => string.Join('.', member.AncestorsAndSelf().Reverse().Select(n => n switch
    {
        TypeDeclarationSyntax t => t.Identifier.Text,
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax => "new",
        LocalFunctionStatementSyntax l => l.Identifier.Text,
        PropertyDeclarationSyntax p => p.Identifier.Text,
        _ => "",
    }).Where(n => n.Length > 0));

    private static bool IsCompletedByGenerator(TypeDeclarationSyntax type) =>
        type.DescendantNodes().OfType<AttributeSyntax>().Any(a => Generators.Contains(a.Name.ToString()));

    private static bool HasReason(SyntaxNode member, string rule)
    {
        var lists = member switch
        {
            MemberDeclarationSyntax m => m.AttributeLists,
            LocalFunctionStatementSyntax l => l.AttributeLists,
            AccessorDeclarationSyntax a => a.AttributeLists,
            _ => default,
        };
        return lists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "SuppressMessage"
            && a.ArgumentList!.Arguments.Any(x => x.Expression.ToString().Contains(rule, StringComparison.Ordinal))
            && a.ArgumentList.Arguments.Any(x => x.NameEquals?.Name.ToString() == "Justification" && x.Expression.ToString().Length > "\"\"".Length));
    }

    private static int LinesOf(SyntaxNode member)
    {
        var span = member.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    // McCabe: one, and one for each place at which the way forks.
    private static int ComplexityOf(SyntaxNode member) => 1 + member.DescendantNodes().Count(n => n
        is IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax
        or CaseSwitchLabelSyntax or CasePatternSwitchLabelSyntax or CatchClauseSyntax or ConditionalExpressionSyntax
        or SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax }
        || n.IsKind(SyntaxKind.LogicalAndExpression) || n.IsKind(SyntaxKind.LogicalOrExpression) || n.IsKind(SyntaxKind.CoalesceExpression));
}
