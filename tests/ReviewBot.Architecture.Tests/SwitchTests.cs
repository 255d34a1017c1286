using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ReviewBot.Architecture.Tests;

/// <summary>
/// Whoever adds a value to an enum of ours is led by the compiler to each switch expression that has to know it (CS8509), unless a default arm takes it.
/// </summary>
public sealed class SwitchTests
{
    private static readonly HashSet<string> Enums = Source.Files.SelectMany(f => f.All<EnumDeclarationSyntax>()).Where(e => !IsOfFlags(e)).Select(e => e.Identifier.Text).ToHashSet(StringComparer.Ordinal);

    [Test]
    public void No_default_arm_swallows_what_an_enum_may_get_later()
    {
        var found =
            from file in Source.Files
            from choice in file.All<SwitchExpressionSyntax>()
            where choice.Arms.Any(a => a.WhenClause is null && a.Pattern is DiscardPatternSyntax or VarPatternSyntax) && AreOfEnum([.. choice.Arms.Where(a => a.WhenClause is null).Select(a => a.Pattern)])
            select file.At(choice);

        Assert.That(string.Join('\n', found), Is.Empty);
    }

    [Test]
    public void No_default_label_does()
    {
        var found =
            from file in Source.Files
            from choice in file.All<SwitchStatementSyntax>()
            let labels = choice.Sections.SelectMany(s => s.Labels).ToList()
            where labels.Exists(l => l is DefaultSwitchLabelSyntax) && AreOfEnum([.. labels.Select(PatternOf).OfType<PatternSyntax>()])
            select file.At(choice);

        Assert.That(string.Join('\n', found), Is.Empty);
    }

    private static PatternSyntax? PatternOf(SwitchLabelSyntax label) => label switch
    {
        CasePatternSwitchLabelSyntax pattern => pattern.Pattern,
        CaseSwitchLabelSyntax constant => SyntaxFactory.ConstantPattern(constant.Value),
        _ => null,
    };

    private static bool AreOfEnum(List<PatternSyntax> patterns)
    {
        var constants = patterns.SelectMany(Flat).Where(p => p is not (DiscardPatternSyntax or VarPatternSyntax)).ToList();
        return constants.Count > 0 && constants.TrueForAll(IsOfEnum);
    }

    private static IEnumerable<PatternSyntax> Flat(PatternSyntax pattern) => pattern switch
    {
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => [.. Flat(either.Left), .. Flat(either.Right)],
        ParenthesizedPatternSyntax within => Flat(within.Pattern),
        _ => [pattern],
    };

    private static bool IsOfEnum(PatternSyntax pattern) =>
        pattern is ConstantPatternSyntax { Expression: MemberAccessExpressionSyntax { Expression: var of } }
        && Enums.Contains(of is MemberAccessExpressionSyntax { Name.Identifier.Text: var nested } ? nested : of.ToString());

    private static bool IsOfFlags(EnumDeclarationSyntax type) => type.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Flags");
}
