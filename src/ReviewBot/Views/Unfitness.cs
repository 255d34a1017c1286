using ReviewBot.Reviews.Rotation;

namespace ReviewBot.Views;

/// <summary>Why somebody isn't in the running, for admins; never for a bug.</summary>
internal static class Unfitness
{
    public static string Sentence(Unfit unfit) => unfit switch
    {
        Unfit.OtherPool => "serves other products or components",
        Unfit.Involved => "is involved: requester, attacher, reporter or assignee",
        Unfit.Away => "is away by the settings",
        Unfit.SaysAway => "the real name on the server says PTO, away or unavailable",
        Unfit.CannotLogIn => "the account is disabled or unknown to the server",
        Unfit.BlocksRequests => "refuses requests",
        Unfit.Refused => "the server refused this person for this request",
        Unfit.Replaced => "declined or was replaced in this round",
        Unfit.AtCapacity => "has as many requests waiting as Stewards:MaxOpen allows",
        Unfit.TooSoon => "was asked within Stewards:MinInterval",
        Unfit.Resting => "declined another request as busy of late (Replies:RestAfterBusy), and is asked only if nobody else is left",
    };
}
