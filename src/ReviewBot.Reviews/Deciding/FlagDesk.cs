using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Rotation;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Reviews.Deciding;

/// <summary>Does with one pending request what somebody said.</summary>
internal sealed class FlagDesk(Counter counter, ReviewRequest request) : IFlagDesk<Outcome>
{
    private ReviewPolicy Policy => counter.Policy;

    public Outcome Ask(Person? whom)
    {
        if (whom is null)
        {
            var involved = Choosing.RequestFor(counter.Case, request, Policy, counter.World).Involved;
            return request.Requestees.FirstOrDefault() is { } asked && !involved.Contains(asked, StringComparer.OrdinalIgnoreCase) && !counter.World.IsAway(asked, Policy.Roster, counter.Now)
                ? counter.Done("already-assigned", counter.Text.AlreadyAsked(request, asked))
                : AskAnother();
        }

        if (People.Resolve(whom, counter.Comment.Creator, Policy, counter.World) is not { } login)
        {
            return counter.Refused(counter.Text.UnknownPerson());
        }

        if (Same(login, request.Round.Requester) || Same(login, request.Attachment.Creator))
        {
            return counter.Refused(counter.Text.NotOneself());
        }

        if (Policy.Roster.Find(login) is null && (Listening.RolesOf(counter.Comment.Creator, counter.Case, Policy) & Role.Deciders) == 0)
        {
            return counter.Refused(counter.Text.UnknownPerson());
        }

        return request.Requestees.Any(r => Same(r, login))
            ? counter.Done("already-assigned", counter.Text.AlreadyAsked(request, login))
            : Ask(login);
    }

    public Outcome AskAnother()
    {
        var question = Choosing.RequestFor(counter.Case, request, Policy, counter.World);
        var choice = StewardChoice.Choose(question with { Replaced = [.. question.Replaced, .. request.Requestees], KnownBy = null }, Policy.Roster, counter.World.Rotation, counter.Now);
        if (choice.Steward is { } steward)
        {
            return Ask(steward.Login);
        }

        var bug = counter.Case.Bug.Id;
        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "nobody",
            Reason = "no other steward can be found",
            Text = counter.Text.NobodyElse(request),
            Marks = [counter.Mark(Steps.Refused)],
            Notices = [new Notice($"nobody {bug} c{counter.Comment.Id}", bug, $"No other steward can be found for the request in bug {bug}: `reviewbot explain {bug}` shows every candidate with the reason against.")],
        }, "no other steward can be found");
    }

    public Outcome Grant() => Decide(FlagStatus.Granted);

    public Outcome Deny() => Decide(FlagStatus.Denied);

    /// <summary>What is said of a decision that was spoken in a comment.</summary>
    public Step Spoken(FlagStatus status, string reason) => new()
    {
        Capability = Capabilities.Commands,
        Word = status == FlagStatus.Granted ? "granted" : "denied",
        Reason = reason,
        Text = counter.Text.Verdict(counter.Case, request, counter.Comment, status),
        Marks =
        [
            new MarkItem(request.Round.Subject, Steps.Decided),
            counter.Mark(Steps.Done),
        ],
    };

    private Outcome Decide(FlagStatus status)
    {
        if (!Policy.MaySetVerdict)
        {
            return counter.Refused(counter.Text.SetItYourself(request, counter.Comment, status));
        }

        var flag = request.Pending.FirstOrDefault(f => Same(f.Requestee ?? "", counter.Comment.Creator)) ?? request.Pending[0];
        const string Reason = "a steward's explicit word";
        return new(Spoken(status, Reason) with { Effects = [new Effect.SetVerdict(request.Attachment.Id, flag.Id, status)] }, Reason);
    }

    private Outcome Ask(string login)
    {
        var round = request.Round;
        var number = OurAssignments.LastNumber(round, Policy) + 1;
        var instead = request.Requestees.FirstOrDefault();
        var flag = request.Pending.First(f => instead is null || Same(f.Requestee ?? "", instead));
        var bug = counter.Case.Bug;
        const string Reason = "a command asks for a steward";
        return new(new Step
        {
            Capability = Capabilities.Commands,
            Word = "assigned",
            Reason = Reason,
            Text = instead is null ? new CommentText(Policy, counter.World, counter.Now).Assigned(counter.Case, request, login, []) : counter.Text.Reassigned(request, login),
            Greets = instead is null ? round.Requester : null,
            Marks =
            [
                new MarkItem(round.Subject, instead is null ? Steps.Assigned : Steps.Reassigned, number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                counter.Mark(Steps.Done),
            ],
            Effects = [.. LettingIn.Of(counter.Case, login, Policy), new Effect.Assign(request.Attachment.Id, flag.Id, login)],
            Assignments = [new AssignmentFact(login, counter.Now, bug.Id, request.Attachment.Id, round.Number, false, bug.Product, bug.Component)],
        }, Reason);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Tells what a command decides: <c>+</c>, <c>-</c>, or (null) nothing.</summary>
internal sealed class DecisionTold : IFlagDesk<FlagStatus?>
{
    private static readonly DecisionTold Desk = new();

    private DecisionTold()
    {
    }

    public static FlagStatus? By(Command command) => command is Command.OnFlag spoken ? spoken.Answer(Desk) : null;

    public FlagStatus? Ask(Person? whom) => null;

    public FlagStatus? AskAnother() => null;

    public FlagStatus? Grant() => FlagStatus.Granted;

    public FlagStatus? Deny() => FlagStatus.Denied;
}
