using ReviewBot.Reviews.Replies;
using ReviewBot.Settings;

namespace ReviewBot.Web;

/// <summary>What the help page has to know of the settings.</summary>
/// <param name="Name">How the bot is addressed.</param>
/// <param name="Flag">The flag that asks for a review.</param>
internal sealed record HelpTexts(string Name, string Flag)
{
    /// <summary>By the settings in force.</summary>
    public static HelpTexts Of(LoadedSettings settings) => new(settings.Values.Replies.Name is { Length: > 0 } name ? name : ReplyAddress.DefaultName, settings.Values.Bugzilla.FlagName);
}
