using System.Globalization;
using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Wording;

/// <summary>Says which answers stand in which comments.</summary>
internal static class AnswersText
{
    /// <summary>"The answer to question 3 stands in comment 5, those to questions 7 and 10 in comment 6."; empty where all stand in the form.</summary>
    public static string Places(ReviewRequest request)
    {
        // The last word on a question is the one that counts.
        var places = request.Answers.Select((a, i) => (a.Comment, Topics: a.Topics.Where(t => !request.Answers.Skip(i + 1).Any(later => later.Topics.Contains(t))).ToList()))
            .Where(p => p.Topics.Count > 0).ToList();
        return places.Count == 0 ? "" : string.Concat(places.Select((p, i) =>
            (i, p.Topics.Count) switch
            {
                (0, 1) => $"The answer to {Names(request, p.Topics)} stands in {Name(p.Comment)}",
                (0, _) => $"The answers to {Names(request, p.Topics)} stand in {Name(p.Comment)}",
                (_, 1) => $", that to {Names(request, p.Topics)} in {Name(p.Comment)}",
                _ => $", those to {Names(request, p.Topics)} in {Name(p.Comment)}",
            })) + ".";
    }

    /// <summary>"comments 5 and 6"; empty where all stands in the form.</summary>
    public static string Comments(ReviewRequest request) => request.Answers.Select(a => a.Comment.Count.ToString(CultureInfo.InvariantCulture)).ToList() switch
    {
        [] => "",
        [var only] => $"comment {only}",
        var several => $"comments {FormText.And(several)}",
    };

    /// <summary>"comment 5".</summary>
    public static string Name(Comment comment) => string.Create(CultureInfo.InvariantCulture, $"comment {comment.Count}");

    private static string Names(ReviewRequest request, IReadOnlyList<string> topics)
    {
        var answers = topics.Select(t => (Topic: t, Number: request.Reading.Answers.FirstOrDefault(a => a.Topic == t)?.Question)).ToList();
        return answers.Count > 1 && answers.TrueForAll(a => a.Number is not null)
            ? $"questions {FormText.And(answers.Select(a => a.Number!.Value.ToString(CultureInfo.InvariantCulture)))}"
            : FormText.And(answers.Select(a => Questions.Name(request.Reading.Kind, a.Topic, a.Number)));
    }
}
