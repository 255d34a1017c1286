using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Questions;

namespace ReviewBot.Reviews.Forms.Findings;

/// <summary>Collects what the steward should know and what makes no form incomplete.</summary>
internal sealed class AdviceList
{
    private readonly List<string> _codes = [];
    private readonly List<FormFinding> _findings = [];

    /// <summary>The short codes.</summary>
    public ImmutableArray<string> Codes => [.. _codes.Distinct(StringComparer.Ordinal)];

    /// <summary>What to say.</summary>
    public IReadOnlyList<FormFinding> Findings => _findings;

    /// <summary>Adds what has a code; says it once.</summary>
    public void Add(string code, Anchor? about, string topic, string message)
    {
        if (!_codes.Contains(code) || !_findings.Exists(f => f.Topic == topic && f.Message == message))
        {
            _codes.Add(code);
            Say(about, topic, message);
        }
    }

    /// <summary>Adds what is unclear.</summary>
    public void Add(IEnumerable<FormFinding> findings) => _findings.AddRange(findings.Where(f => !f.MakesIncomplete));

    /// <summary>Adds what is only to be said.</summary>
    public void Say(Anchor? about, string topic, string message, FindingCode code = FindingCode.Advice) =>
        _findings.Add(new FormFinding(topic, about?.Number, code, message, about?.Line));
}
