using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms;

/// <summary>
/// The text of a blank form as its owners publish it today. Text that equals it is no answer, and a question of it that
/// the reader does not know shows that the form was changed.
/// </summary>
public sealed class FormTemplate
{
    private FormTemplate(ImmutableArray<string> unknownQuestions) => UnknownQuestions = unknownQuestions;

    /// <summary>Its questions that no known version of the form has, as written; for the admin, never for a requester.</summary>
    public ImmutableArray<string> UnknownQuestions { get; }

    internal QuestionBank Bank { get; } = QuestionBank.Known;

    /// <summary>Reads a blank form.</summary>
    /// <param name="markdown">The text of <c>request.md</c> or <c>renewal_request.md</c> in <c>mozilla/data-review</c>.</param>
    public static FormTemplate Parse(string markdown) => new([]);
}
