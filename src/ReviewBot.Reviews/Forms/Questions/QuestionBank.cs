using System.Collections.Frozen;
using System.Collections.Immutable;
using ReviewBot.Reviews.Forms.Lines;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Questions;

/// <summary>The forms' own text, made ready for finding it again in a text that somebody filled in.</summary>
internal sealed class QuestionBank
{
    /// <summary>Stands for a question that no known version of a form has.</summary>
    public const string UnknownTopic = "?";

    private const double Enough = 0.72;
    private const double EnoughToGoOn = 0.7;
    private const int Opening = 3;
    private const int MostWords = 48;
    private const int MostQuestions = 128;
    private const int OpeningOfText = 6;
    private const int LongestTitle = 120;

    private readonly Vocabulary _words = new();
    private readonly ImmutableArray<Question> _questions;
    private readonly FrozenDictionary<int, UInt128> _byOpening;
    private readonly FrozenDictionary<(FormKind, string), ImmutableArray<(Phrase Phrase, int[] Words)>> _continuations;
    private readonly FrozenDictionary<(FormKind, string), ImmutableArray<(Phrase Phrase, string Squeezed)>> _lines;
    private readonly FrozenDictionary<string, Phrase> _titles;

    /// <summary>Makes them ready.</summary>
    public QuestionBank(ImmutableArray<Phrase> phrases)
    {
        _questions = [.. phrases.Where(w => w.Role == PhraseRole.Question).Select(w => new Question(w, _words.Learn(w.Text))).Where(q => q.Words.Length > 2).Take(MostQuestions)];
        _continuations = phrases.Where(w => w.Role is PhraseRole.Continuation)
            .GroupBy(w => (w.Form, w.Topic)).ToFrozenDictionary(g => g.Key, g => g.Select(w => (w, _words.Learn(w.Text))).ToImmutableArray());
        _lines = phrases.Where(w => w.Role is PhraseRole.Aside or PhraseRole.Sample or PhraseRole.Note)
            .GroupBy(w => (w.Form, w.Topic)).ToFrozenDictionary(g => g.Key, g => g.Select(w => (w, Vocabulary.Squeeze(w.Text))).OrderByDescending(w => w.Item2.Length).ToImmutableArray());
        _titles = phrases.Where(w => w.Role == PhraseRole.Title).GroupBy(w => Vocabulary.Squeeze(w.Text)).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _byOpening = _questions
            .SelectMany((question, index) => question.Words.Take(Opening).Distinct().Select(word => (word, index)))
            .GroupBy(pair => pair.word, pair => pair.index).ToFrozenDictionary(g => g.Key, g => g.Aggregate(UInt128.Zero, (set, index) => set | (UInt128.One << index)));
        Phrases = phrases;
    }

    /// <summary>The text of all known versions.</summary>
    public static QuestionBank Known { get; } = new(Words.Phrases.All);

    /// <summary>What it was made of.</summary>
    public ImmutableArray<Phrase> Phrases { get; }

    /// <summary>The question that begins at a place, and where it ends; null if none does.</summary>
    /// <param name="units">The text.</param>
    /// <param name="from">The place.</param>
    /// <param name="atLeast">How like it must be, from 0 to 1.</param>
    public (Phrase Question, Place End, double Likeness)? QuestionAt(IReadOnlyList<FormUnit> units, Place from, double atLeast = Enough)
    {
        Span<Word> words = stackalloc Word[MostWords];
        var opening = words[..OpeningOfText];
        var count = _words.Read(units, from, opening);
        opening = opening[..count];
        UInt128 candidates = 0;
        for (var i = 0; i < Math.Min(2, count) && opening[i].End.Unit == from.Unit; i++)
        {
            if (opening[i].Id >= 0 && _byOpening.TryGetValue(opening[i].Id, out var indices))
            {
                candidates |= indices;
            }
        }

        var best = (Index: -1, Likeness: 0.0, Length: 0);
        var read = false;
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var index = (int)UInt128.TrailingZeroCount(candidates);
            var question = _questions[index].Words;
            if (!OpensLike(question, opening))
            {
                continue;
            }

            if (!read)
            {
                words = words[.._words.Read(units, from, words)];
                read = true;
            }

            var (likeness, length) = _words.Align(question, words, units, Math.Max(atLeast, best.Likeness));
            if (likeness > best.Likeness)
            {
                best = (index, likeness, length);
            }
        }

        return best.Index >= 0 && best.Likeness >= atLeast && best.Length > 0
            ? (_questions[best.Index].Phrase, words[best.Length - 1].End, best.Likeness)
            : null;
    }

    /// <summary>Where what goes on a question ends.</summary>
    public Place? ContinuationAt(FormKind form, string topic, IReadOnlyList<FormUnit> units, Place from)
    {
        if (!_continuations.TryGetValue((form, topic), out var continuations))
        {
            return null;
        }

        Span<Word> words = stackalloc Word[MostWords];
        words = words[.._words.Read(units, from, words)];
        if (words.IsEmpty)
        {
            return null;
        }

        var best = (Likeness: 0.0, Length: 0);
        foreach (var (_, sentence) in continuations)
        {
            if (words[0].Id != sentence[0] && (words.Length < 2 || words[1].Id != sentence[Math.Min(1, sentence.Length - 1)]))
            {
                continue;
            }

            var (likeness, length) = _words.Align(sentence, words, units, EnoughToGoOn);
            if (likeness > best.Likeness)
            {
                best = (likeness, length);
            }
        }

        return best.Likeness >= EnoughToGoOn && best.Length > 0 ? words[best.Length - 1].End : null;
    }

    /// <summary>The line of the form itself that begins at a place, and where it ends.</summary>
    public (Phrase Line, Place End)? LineAt(FormKind form, string topic, IReadOnlyList<FormUnit> units, Place from)
    {
        foreach (var key in (ReadOnlySpan<string>)[topic, ""])
        {
            if (!_lines.TryGetValue((form, key), out var lines))
            {
                continue;
            }

            foreach (var (phrase, squeezed) in lines)
            {
                if (Vocabulary.Skip(units, from, squeezed) is { } end)
                {
                    return (phrase, end);
                }
            }
        }

        return null;
    }

    /// <summary>The choices that a question offers, by the versions of the form that offer them.</summary>
    public IEnumerable<IEnumerable<string>> Choices(FormKind form, string topic) =>
        _lines.TryGetValue((form, topic), out var lines) ? lines.Where(l => l.Phrase.Role == PhraseRole.Sample).GroupBy(l => l.Phrase.Set, l => l.Phrase.Choice) : [];

    /// <summary>The form whose heading a unit is.</summary>
    public FormKind? TitleAt(FormUnit unit)
    {
        if (unit.Text.Length is <= 8 or >= LongestTitle)
        {
            return null;
        }

        if (_titles.TryGetValue(Vocabulary.Squeeze(unit.Text), out var title))
        {
            return title.Form;
        }

        // "Data review request: the quick filter"
        var end = unit.Text.AsSpan().IndexOfAny(":\u2013\u2014(|");
        end = end < 0 ? unit.Text.IndexOf(" - ", StringComparison.Ordinal) : end;
        end = end < 0 ? unit.Text.IndexOf(" for ", StringComparison.OrdinalIgnoreCase) : end;
        return end > 8 && (unit.NewParagraph || unit.Heading > 0) && _titles.TryGetValue(Vocabulary.Squeeze(unit.Text.AsSpan(0, end)), out title) ? title.Form : null;
    }

    // Most of the first words are the question's, too: cheaper than the comparison of all in order.
    private static bool OpensLike(int[] question, ReadOnlySpan<Word> opening)
    {
        var head = question.AsSpan(0, Math.Min(question.Length, OpeningOfText + 3));
        var shared = 0;
        foreach (var id in head)
        {
            for (var i = 0; i < opening.Length; i++)
            {
                if (opening[i].Id == id)
                {
                    shared++;
                    break;
                }
            }
        }

        return shared >= Math.Min(Math.Min(question.Length, OpeningOfText) / 2, Math.Max(2, opening.Length - 1));
    }

    private sealed record Question(Phrase Phrase, int[] Words);
}
