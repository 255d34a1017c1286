using System.Collections.Immutable;

namespace ReviewBot.Reviews.Forms.Words;

/// <summary>What a piece of a form's own text is.</summary>
internal enum PhraseRole
{
    /// <summary>The sentence by which a question is known.</summary>
    Question,

    /// <summary>Goes on a question: never an answer.</summary>
    Continuation,

    /// <summary>A line below a question that asks or explains: never an answer, but something may be answered behind it.</summary>
    Aside,

    /// <summary>An answer that the form offers: all of them left standing are none, some of them are a choice.</summary>
    Sample,

    /// <summary>Explains the samples: neither an answer nor a choice.</summary>
    Note,

    /// <summary>The heading of a form.</summary>
    Title,
}

/// <summary>A piece of a form's own text.</summary>
/// <param name="Form">Which form has it.</param>
/// <param name="Topic">The question that it belongs to; empty for a title.</param>
/// <param name="Role">What it is.</param>
/// <param name="Text">The text in plain words.</param>
internal sealed record Phrase(FormKind Form, string Topic, PhraseRole Role, string Text)
{
    /// <summary>For samples that exclude each other: which of the choices it is.</summary>
    public string Choice { get; init; } = Text;

    /// <summary>Which samples stand together: all of a set are no answer, a part of it is a choice.</summary>
    public string Set { get; init; } = "";

    /// <summary>Whether a sample holds a blank that has to be filled in before it says anything.</summary>
    public bool HasBlank { get; init; }
}

/// <summary>
/// The text of the four forms in all versions that were in use since 2017 (<c>questions.txt</c>): the questions by which they are recognised, and all
/// that stands around them and is nobody's answer (<c>mozilla/data-review</c>; the forms that glean_parser and issue templates make; crash annotations).
/// </summary>
internal static class Phrases
{
    /// <summary>All of it.</summary>
    public static ImmutableArray<Phrase> All { get; } = [.. FormData.Topical("questions").Select(Read)];

    // "sample months: …", "blank issue-template in issue-template: …": the role, the choice, the set, and the text.
    private static Phrase Read((FormKind Form, string Topic, string Text) line)
    {
        var colon = line.Text.IndexOf(": ", StringComparison.Ordinal);
        var head = line.Text[..colon].Split(' ');
        var text = line.Text[(colon + 2)..];
        return new Phrase(line.Form, line.Topic, Role(head[0]), text)
        {
            Choice = head.Length > 1 ? head[1] : text,
            Set = head.Length > 3 ? head[3] : "",
            HasBlank = head[0] == "blank",
        };
    }

    private static PhraseRole Role(string word) => word switch
    {
        "title" => PhraseRole.Title,
        "question" => PhraseRole.Question,
        "continuation" => PhraseRole.Continuation,
        "aside" => PhraseRole.Aside,
        "sample" or "blank" => PhraseRole.Sample,
        "note" => PhraseRole.Note,
        _ => throw new InvalidOperationException($"questions: there is no role named {word}."),
    };
}
