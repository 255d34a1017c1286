using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Decides about a request for which a steward is named.</summary>
internal sealed class NamedRules(ReviewPolicy policy, World world, DateTimeOffset now)
{
    private static readonly TimeSpan FreshlyNamed = TimeSpan.FromDays(7);

    private CommentText Text => new(policy, world, now);

    public Outcome Decide(ReviewCase @case, ReviewRequest request)
    {
        var round = request.Round;
        if (round.Assignments.LastOrDefault() is { } last && policy.IsSelf(last.By))
        {
            return new Restoring(policy, world, now).Choice(request, round, last) ?? new Assigning(policy, world, now).Owed(@case, request, last);
        }

        var outcome = WithWordOfDelay(NamedByHuman(@case, request, round), request, round);
        var strangers = request.Requestees.Count(r => policy.Roster.Find(r) is null && !policy.Owners.Contains(r, StringComparer.OrdinalIgnoreCase));
        if (strangers == 0)
        {
            return outcome;
        }

        // Rosters go stale: who is asked may well be a steward today. The person is left alone, the owner hears of it.
        var notice = new Notice($"off-roster-asked {@case.Bug.Id} {round.Subject}", @case.Bug.Id, $"The request on attachment {request.Attachment.Id} of bug {@case.Bug.Id} was put to somebody who is not on the roster. It is respected; if that person is a steward, please add them to Stewards.", round.Assignments.LastOrDefault()?.At ?? round.AskedAt);
        return outcome with
        {
            Step = (outcome.Step ?? new Step { Capability = Capabilities.Comment, Word = "noticed", Reason = outcome.Reason }) is var step ? step with { Notices = [.. step.Notices, notice] } : null,
        };
    }

    // Said at the time of naming alone: whoever goes away later is the ladder's business.
    private Outcome WithWordOfDelay(Outcome outcome, ReviewRequest request, Round round)
    {
        var named = round.Assignments.LastOrDefault();
        if (named is null || round.HasSaid(Steps.MayTakeLonger) || now - named.At > FreshlyNamed || named.At < world.InvolvedSince(round, policy)
            || !request.Requestees.All(r => policy.Roster.Find(r) is not null && world.IsAway(r, policy.Roster, named.At)))
        {
            return outcome;
        }

        const string Reason = "a steward is named who may not answer soon";
        var step = outcome.Step ?? new Step { Capability = Capabilities.Comment, Word = "later", Reason = Reason };
        return outcome with
        {
            Reason = Reason,
            Step = step with
            {
                Text = step.Text is null ? Text.MayTakeLonger(request, named.Steward) : $"{step.Text}\n\n{Text.MayTakeLonger(request, named.Steward)}",
                Greets = round.Requester,
                Marks = [.. step.Marks, new MarkItem(round.Subject, Steps.MayTakeLonger)],
            },
        };
    }

    private Outcome NamedByHuman(ReviewCase @case, ReviewRequest request, Round round)
    {
        if (round.Said.LastOrDefault(s => s.Item.Step is Steps.Findings or Steps.Unusable or Steps.Unreadable or Steps.Advice or Steps.OwnRequest) is { } said
            && !(said.Item.Step is Steps.Findings or Steps.Unusable && AskingRequester.IsProgress(request, said)))
        {
            return Outcome.Nothing("a steward is named and all was said");
        }

        if (request.Requestees.All(r => Same(r, round.Requester)) && policy.Roster.Find(round.Requester) is not null)
        {
            return Say(Steps.OwnRequest, null, "own-request", "requester and asked steward are the same person", Text.OwnRequest(request));
        }

        var asking = new AskingRequester(policy, world, now);
        return request.Obstacle switch
        {
            Obstacle.None when request.Reading.Complete == false => asking.SaidTheSameOfAnother(@case, request) is { } until
                ? Outcome.Nothing("the same questions are open as before; the steward who is named sees them", until)
                : asking.ForAnswers(@case, request),
            Obstacle.None => Text.AdviceForNamed(@case, request) is { } advice
                ? Say(Steps.Advice, null, "advice", "the steward should know", advice)
                : Outcome.Nothing("the form is complete and a steward is named"),
            Obstacle.NotRecognized or Obstacle.Binary => Say(Steps.Unreadable, null, "unreadable", "the text is not recognised as the form", Text.UnreadableForNamed(request)),
            Obstacle.Pdf or Obstacle.Image or Obstacle.Link or Obstacle.Patch or Obstacle.Empty or Obstacle.StewardForm => asking.ForText(@case, request),
        };

        Outcome Say(string step, string? state, string word, string reason, string text) => new(new Step
        {
            Capability = Capabilities.Comment,
            Word = word,
            Reason = reason,
            Text = text,
            Greets = step == Steps.OwnRequest ? round.Requester : null,
            Marks = [new MarkItem(round.Subject, step, state)],
        }, reason);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
