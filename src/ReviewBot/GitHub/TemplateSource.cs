// The blank form as mozilla/data-review publishes it now, so that changed wording is noticed. A pass never waits for it:
// it is fetched beside one, at most once a day, and without it the description that is built in does.
using ReviewBot.Reviews.Forms.Reader;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Wording;
using ReviewBot.Storage;

namespace ReviewBot.GitHub;

/// <summary>Keeps the current template in the ledger. Used from the pass's flow of control; only the fetching goes on beside it.</summary>
internal sealed class TemplateSource(GitHubReader reader, TimeProvider time) : IDisposable
{
    private const string Owner = "mozilla";
    private const string Repository = "data-review";
    private const string AskedAt = "template-asked";
    private const string RestsUntil = "github-rests-until";
    private const string Told = "github-told";

    // The first is what requesters fill in; the others only show whether the process has changed.
    private static readonly string[] Files = ["request.md", "renewal_request.md", "review.md", "renewal_review.md"];
    private static readonly TimeSpan Refresh = TimeSpan.FromDays(1);

    private readonly CancellationTokenSource stop = new();
    private Task<string?[]>? fetching;
    private (string Text, FormTemplate Template)? parsed;
    private Recess? kept;

    /// <summary>Completes when a fetch that is under way has ended.</summary>
    internal Task Fetched => fetching ?? Task.CompletedTask;

    /// <summary>The template as last fetched, or null for the built-in description; begins a fetch if one is due.</summary>
    /// <param name="ledger">Where it is kept.</param>
    public FormTemplate? Current(Ledger ledger)
    {
        Recall(ledger);
        Keep(ledger);
        if (fetching is null && reader.Asks && !(ledger.Get(AskedAt) is { } asked && time.GetUtcNow() - Ledger.Time(asked) < Refresh))
        {
            fetching = Task.Run(() => Task.WhenAll(Files.Select(f => reader.FileAsync(Owner, Repository, f, stop.Token))), stop.Token);
        }

        return ledger.Get(Held(Files[0])) is { } text ? Parse(text) : null;
    }

    /// <summary>Keeps what has come, and gives up what has not.</summary>
    public async Task EndAsync(Ledger ledger)
    {
        Keep(ledger);
        await stop.CancelAsync();
        await Fetched.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        KeepRecess(ledger);
    }

    /// <inheritdoc/>
    public void Dispose() => stop.Dispose();

    // One process after the other neither asks in vain nor tells the same.
    private void Recall(Ledger ledger)
    {
        if (kept is null && ledger.Get(RestsUntil) is { Length: > 0 } until)
        {
            reader.Recess = new Recess(Ledger.Time(until), ledger.Get(Told) is { Length: > 0 } told ? told : null);
        }

        kept ??= reader.Recess;
    }

    private void KeepRecess(Ledger ledger)
    {
        if (reader.Recess != kept)
        {
            kept = reader.Recess;
            ledger.Set(RestsUntil, Ledger.Text(kept.Until));
            ledger.Set(Told, kept.Told ?? "");
        }
    }

    private void Keep(Ledger ledger)
    {
        KeepRecess(ledger);
        if (fetching is not { IsCompleted: true } ended)
        {
            return;
        }

        fetching = null;
        if (!ended.IsCompletedSuccessfully)
        {
            return;
        }

        ledger.Set(AskedAt, Ledger.Text(time.GetUtcNow()));
        foreach (var (file, text) in Files.Zip(ended.Result))
        {
            if (text is { Length: > 0 } && text != ledger.Get(Held(file)))
            {
                ledger.Set(Held(file), text);
                TellOfUnknown(ledger, file, FormTemplate.Parse(text));
            }
        }
    }

    private static string Held(string file) => $"template {file}";

    private void TellOfUnknown(Ledger ledger, string file, FormTemplate template)
    {
        var notices = new Notices(ledger);
        foreach (var question in template.UnknownQuestions)
        {
            notices.Tell(
                new Notice($"unknown-question {UnknownQuestion.Key(question)}", null, $"The form {file} of {Owner}/{Repository} has a question that the bot doesn't know: {UnknownQuestion.Shown(question)}. It is read over until the bot learns it; requesters are not bothered."),
                time.GetUtcNow());
        }
    }

    private FormTemplate Parse(string text)
    {
        if (parsed is not { } held || held.Text != text)
        {
            parsed = held = (text, FormTemplate.Parse(text));
        }

        return held.Template;
    }
}
