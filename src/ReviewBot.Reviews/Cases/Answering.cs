using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Forms.Bytes;
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies.Answers;
using ReviewBot.Reviews.Timeline;

namespace ReviewBot.Reviews.Cases;

/// <summary>Reads what requesters answered in comments together with their forms.</summary>
internal static class Answering
{
    // Who writes more than that is talking, and a person has to listen.
    private const int MostComments = 100;

    /// <summary>The requests with what their requesters answered.</summary>
    public static ImmutableArray<ReviewRequest> Of(ImmutableArray<ReviewRequest> requests, BugSnapshot bug, ReviewPolicy policy)
    {
        var lacking = requests.Where(r => IsLacking(r)).Select(r => new OpenForm(r, policy)).ToList();
        if (lacking.Count == 0)
        {
            return requests;
        }

        var replies = new Replying(bug, policy);
        var reader = new CommentAnswerReader(policy.Address, text => KnownForms.Read(text, policy.Template));
        foreach (var comment in bug.Comments.Where(c => !c.IsPrivate && !policy.IsBot(c.Creator) && lacking.Exists(f => f.Awaits(c))).Take(MostComments))
        {
            var meant = lacking.Where(f => f.Awaits(comment)).ToList();
            meant = meant.Where(f => f.IsNamedBy(comment)).ToList() is { Count: > 0 } named ? named : meant;
            var read = meant.ConvertAll(f => (Form: f, Said: reader.Read(comment.Body, f.AskedAt(comment), replies.Of(comment, f.Request.Attachment.Id, f.LastAsked(comment)), amongOthers: meant.Count > 1)));
            var answered = read.Count(r => !r.Said.Answers.IsEmpty);
            foreach (var (form, said) in read)
            {
                form.Hear(comment, answered > 1 ? CommentAnswers.Unclear : answered == 1 && said.Answers.IsEmpty ? CommentAnswers.Talk : said);
            }
        }

        return [.. requests.Select(r => lacking.Find(f => f.Request == r)?.Result ?? r)];
    }

    // Of a form that is complete nothing is asked, and of what can't be read as one a human has to be asked anyway.
    private static bool IsLacking(ReviewRequest request) =>
        request is { ReplacedBy: null } and ({ Obstacle: Obstacle.None, Reading.Complete: false } or { Obstacle: not (Obstacle.None or Obstacle.NotRecognized or Obstacle.Binary), IsPending: true });

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    // A form with open questions, as its requester answers them one comment after the other.
    private sealed class OpenForm
    {
        private readonly List<AnswerIn> answers = [];
        private readonly List<Comment> talk = [];
        private readonly ImmutableArray<OurWord> asked;
        private readonly FormCompletion? form;
        private Comment? unclear;

        public OpenForm(ReviewRequest request, ReviewPolicy policy)
        {
            Request = request;
            asked = [.. request.Rounds.SelectMany(r => r.Said).Where(s => s.Item.Step is Steps.Findings or Steps.Unusable)];
            var text = request.FormComment?.Body ?? FormBytes.Decode((request.Attachment.Data ?? default).Span).Text;
            form = request.Obstacle == Obstacle.None && text is not null ? new FormCompletion(text, t => KnownForms.Read(t, policy.Template)) : null;
        }

        public ReviewRequest Request { get; }

        public ReviewRequest Result => Request with { Reading = answers.Count > 0 ? form!.Reading : Request.Reading, Answers = [.. answers], UnclearAnswer = unclear, Talk = [.. talk] };

        // By the requester, since the form is there, until it is decided.
        public bool Awaits(Comment comment) =>
            (Same(comment.Creator, Request.Round.Requester) || Same(comment.Creator, Request.Attachment.Creator))
            && comment.Time >= Request.Attachment.CreationTime && comment.Time > (Request.FormComment?.Time ?? DateTimeOffset.MinValue)
            && comment.Body.Length > 0 && !(Request.Round.Decision is { } decision && comment.Time > decision.At);

        public bool IsNamedBy(Comment comment) =>
            comment.AttachmentId == Request.Attachment.Id || comment.Body.Contains(string.Create(CultureInfo.InvariantCulture, $"attachment {Request.Attachment.Id}"), StringComparison.OrdinalIgnoreCase);

        public OurWord? LastAsked(Comment comment) => asked.LastOrDefault(s => s.Comment.Count < comment.Count);

        public AskedQuestions AskedAt(Comment comment)
        {
            var listed = LastAsked(comment)?.Item;
            var order = Topics.Of(Reading.Kind);
            return new AskedQuestions(
                Reading,
                form is null ? order : [.. Reading.Findings.Where(f => f.MakesIncomplete).Select(f => f.Topic).Distinct().OrderBy(t => order.IndexOf(t))],
                listed is null ? null : [.. (listed.Step == Steps.Findings ? listed.State ?? "" : "").Split(',').Where(order.Contains).OrderBy(t => order.IndexOf(t))]);
        }

        public void Hear(Comment comment, CommentAnswers said)
        {
            ImmutableArray<string> filled = form is null ? [] : [.. said.Answers.Where(a => form.Fill(a.Topic, a.Text)).Select(a => a.Topic)];
            if (!filled.IsEmpty)
            {
                answers.Add(new AnswerIn(comment, filled));
            }

            if (said.IsUnclear || filled.Length < said.Answers.Length)
            {
                unclear = comment;
            }
            else if (filled.IsEmpty)
            {
                talk.Add(comment);
            }
        }

        private FormReading Reading => form?.Reading ?? Request.Reading with { Kind = FormKind.Request, Answers = [] };
    }
}
