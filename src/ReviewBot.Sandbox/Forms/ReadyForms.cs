namespace ReviewBot.Sandbox.Forms;

/// <summary>A text that is there to be attached.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Name">What it is, for people.</param>
/// <param name="FileName">As which it is attached.</param>
/// <param name="Text">The text.</param>
internal sealed record ReadyForm(string Key, string Name, string FileName, string Text);

/// <summary>Texts to try the bot with, good ones and bad ones.</summary>
internal static class ReadyForms
{
    public static readonly IReadOnlyList<ReadyForm> All =
    [
        new("complete", "A complete request", "request.txt", Requests.QuickFilter.ToString()),
        new("gaps", "A request with unanswered questions", "request.txt", Requests.ChatRooms.ToString()),
        new("todo", "What glean_parser wrote, its TODOs still in it", "data-review.txt", Texts.Glean),
        new("partner", "A complete request that gives data to somebody else", "request.txt", Requests.WithThirdParty.ToString()),
        new("renewal", "A renewal", "renewal_request.md", Texts.Renewal),
        new("notes", "No form at all, only a few lines", "counter.txt", Texts.NotAForm),
        new("steward", "The stewards' form instead of the requesters'", "review.md", Texts.StewardsForm),
    ];

    public static ReadyForm? Find(string key) => All.FirstOrDefault(f => f.Key == key);
}
