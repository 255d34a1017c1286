using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>
/// Reads what a requester's comment answers: by number ("3) …", "Question 3: …"), by label or by the question's words, below
/// our list where it is quoted, or in plain prose where a single question is open.
/// </summary>
internal sealed partial class CommentAnswerReader(ReplyAddress address, Func<string, FormReading> readForm)
{
    /// <summary>A longer comment is no answer to a question of a form.</summary>
    private const int Longest = 20_000;

    /// <summary>Reads one comment.</summary>
    /// <param name="body">The comment.</param>
    /// <param name="asked">What was open.</param>
    /// <param name="to">To whom it replies.</param>
    /// <param name="amongOthers">Whether questions of other forms are open as well, so that prose could mean those.</param>
    public CommentAnswers Read(string body, AskedQuestions asked, RepliesTo to, bool amongOthers)
    {
        if (body.Length > Longest)
        {
            return asked.Listed is null ? CommentAnswers.Talk : CommentAnswers.Unclear;
        }

        var parts = CommentPart.Of(body, address).ToList();
        var own = string.Join('\n', parts.Where(p => !p.IsQuote).Select(p => p.Text)).Trim();
        if (own.Length == 0)
        {
            return CommentAnswers.Talk;
        }

        if (PastedForm(own, asked) is { } pasted)
        {
            return pasted;
        }

        var passages = Passage.Of(parts, asked.Form.Kind, bareNumbers: true);
        var numbers = passages.SelectMany(p => p.Questions).OfType<QuestionRef.Bare>().Select(q => q.Number).ToHashSet();
        var meaning = NumberMeanings.Of(numbers, asked);
        if (meaning == NumberMeaning.Ambiguous)
        {
            return CommentAnswers.Unclear;
        }

        passages = meaning == NumberMeaning.None ? Passage.Of(parts, asked.Form.Kind, bareNumbers: false) : passages;
        var named = Named(passages, asked, meaning, out var atALoss);
        return named.IsEmpty && !atALoss
            ? Prose(string.Join('\n', passages.Where(p => Topics(p, asked, meaning).IsEmpty).Select(p => p.Text)).Trim(), asked, to, amongOthers)
            : new CommentAnswers(named, atALoss);
    }

    // The form once more, or the part of it that was open.
    private CommentAnswers? PastedForm(string own, AskedQuestions asked)
    {
        var reading = readForm(own);
        if (reading.Kind != asked.Form.Kind)
        {
            return null;
        }

        var lines = own.ReplaceLineEndings("\n").Split('\n');
        var answers = reading.Answers.Where(a => a.Answered && asked.Sought.Contains(a.Topic)).Select(a => new TopicAnswer(a.Topic, Written(a))).ToImmutableArray();
        return answers.IsEmpty ? null : new CommentAnswers(answers, IsUnclear: false);

        string Written(FormAnswer answer) =>
            reading.ReadAs.Where(b => b.Topic == answer.Topic && b.As == ReadKind.Answer).SelectMany(b => lines[(b.Line - 1)..b.To]).ToList() is { Count: > 0 } written
                ? string.Join('\n', written)
                : answer.Text;
    }

    private static ImmutableArray<TopicAnswer> Named(List<Passage> passages, AskedQuestions asked, NumberMeaning meaning, out bool atALoss)
    {
        var answers = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        atALoss = false;
        foreach (var passage in passages)
        {
            var topics = Topics(passage, asked, meaning);
            var mentions = Mentions(passage.Text, asked).ToList();
            var goesOn = topics is [var first] && mentions.Find(m => m.Topic != first).Sentence is { } other ? passage.Text.IndexOf(other, StringComparison.Ordinal) : -1;
            foreach (var topic in topics)
            {
                var (text, loss) = AnswerText.Behind(goesOn > 0 ? passage.Text[..goesOn] : passage.Text, topic);
                atALoss |= loss;
                Add(topic, text);
            }

            foreach (var (topic, sentence) in passage.Questions.IsEmpty ? mentions : goesOn > 0 ? mentions.SkipWhile(m => m.Topic == topics[0]) : [])
            {
                switch (Bearings.Of(sentence, asked.Sought))
                {
                    case Bearing.Content:
                        Add(topic, AnswerText.WithoutMention(sentence));
                        break;
                    case Bearing.AtALoss or Bearing.Claim:
                        atALoss = true;
                        break;
                    case Bearing.Talk:
                        break;
                }
            }
        }

        return [.. answers.Where(a => a.Value.Length > 0).Select(a => new TopicAnswer(a.Key, a.Value.ToString()))];

        void Add(string topic, string? text)
        {
            if (text is { Length: > 0 })
            {
                var sofar = answers.TryGetValue(topic, out var known) ? known : answers[topic] = new StringBuilder();
                sofar.Append(sofar.Length > 0 ? "\n" : "").Append(text);
            }
        }
    }

    private static ImmutableArray<string> Topics(Passage passage, AskedQuestions asked, NumberMeaning meaning) => [.. passage.Questions
        .SelectMany<QuestionRef, string?>(q => q switch
        {
            QuestionRef.Numbered n => [asked.Numbered(n.Number)],
            QuestionRef.Bare b => [meaning == NumberMeaning.Place ? asked.Placed(b.Number) : asked.Numbered(b.Number)],
            QuestionRef.InOrder o => [asked.Placed(o.Place) ?? asked.Numbered(o.Place)],
            QuestionRef.About a => [a.Topic],
            QuestionRef.All => [.. asked.Open],
            _ => throw new System.Diagnostics.UnreachableException(),
        })
        .OfType<string>().Where(t => asked.Sought.Contains(t)).Distinct()];

    // "For question 3 we considered a survey. It reaches too few." Sentences without a number go on the one before them.
    private static IEnumerable<(string Topic, string Sentence)> Mentions(string text, AskedQuestions asked)
    {
        string? announced = null;
        foreach (var paragraph in Paragraph().Split(text))
        {
            if (announced is not null && AnswerText.IsTable(paragraph))
            {
                yield return (announced, paragraph);
                announced = null;
                continue;
            }

            var current = announced;
            announced = null;
            foreach (var sentence in Sentences.Of(paragraph))
            {
                var mentioned = QuestionHeads.MentionedIn(sentence);
                current = mentioned.Length == 0 ? current
                    : mentioned is [QuestionRef.Numbered n] && asked.Numbered(n.Number) is { } topic && asked.Sought.Contains(topic) ? topic : null;
                if (current is not null && sentence.EndsWith(':') && paragraph.EndsWith(sentence, StringComparison.Ordinal))
                {
                    announced = current;
                }
                else if (current is not null)
                {
                    yield return (current, sentence);
                }
            }
        }
    }

    // Nothing in it names a question.
    private static CommentAnswers Prose(string text, AskedQuestions asked, RepliesTo to, bool amongOthers)
    {
        var sentences = Sentences.Of(text).Select(s => (Text: s, Bearing: Bearings.Of(s, asked.Sought))).ToList();
        if (asked.Listed is null || to == RepliesTo.Other || sentences.TrueForAll(s => s.Bearing == Bearing.Talk))
        {
            return CommentAnswers.Talk;
        }

        if (!amongOthers && asked.Open.Length > 1 && BySubject([.. sentences], asked) is { IsEmpty: false } told)
        {
            return new CommentAnswers(told, IsUnclear: false);
        }

        if (amongOthers || asked.Open is not [var only] || !sentences.Exists(s => s.Bearing == Bearing.Content))
        {
            return CommentAnswers.Unclear;
        }

        var content = AnswerText.IsTable(text) ? text : string.Join('\n', sentences.Where(s => s.Bearing == Bearing.Content).Select(s => s.Text));
        return Fits(only, content, to) ? new CommentAnswers([new TopicAnswer(only, content)], IsUnclear: false) : CommentAnswers.Unclear;
    }

    // "There is no other way. It is kept for six months": each sentence speaks of one of the open questions alone, or goes on.
    private static ImmutableArray<TopicAnswer> BySubject(IReadOnlyList<(string Text, Bearing Bearing)> sentences, AskedQuestions asked)
    {
        var answers = new List<TopicAnswer>();
        foreach (var (text, bearing) in sentences.Where(s => s.Bearing != Bearing.Talk))
        {
            var spokenOf = asked.Open.Where(topic => Bearings.SpeaksOf(topic, text)).ToList();
            var byItself = Bearings.Of(text, []);
            if (byItself == Bearing.Talk)
            {
                continue;
            }

            if (bearing != Bearing.Content || byItself != Bearing.Content || spokenOf.Count > 1 || (spokenOf.Count == 0 && answers.Count == 0))
            {
                return [];
            }

            var topic = spokenOf.Count == 1 ? spokenOf[0] : answers[^1].Topic;
            var known = answers.FindIndex(a => a.Topic == topic);
            if (known < 0)
            {
                answers.Add(new TopicAnswer(topic, text));
            }
            else
            {
                answers[known] = answers[known] with { Text = $"{answers[known].Text}\n{text}" };
            }
        }

        // One subject alone may be chance, unless the rest is promised.
        return answers.Count > 1 || sentences.Any(s => Bearings.Of(s.Text, []) == Bearing.Talk && Bearings.IsAnnounced(s.Text)) ? [.. answers] : [];
    }

    // What has a form of its own must show it; anything else may be said in any words, if it is said to us.
    private static bool Fits(string topic, string content, RepliesTo to) =>
        Bearings.SpeaksOf(topic, content) || Bearings.IsYesOrNo(topic, PlainWords.TextsOf(content))
        || (to is RepliesTo.Nobody or RepliesTo.Us && AnswerText.IsFree(topic) && !AnswerText.IsLink(content));

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Paragraph();
}
