using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Passes;

/// <summary>A server that fails one kind of write for a day, in every way that servers have.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class FailingServerTests(SandboxFlavour flavour)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    [TestCase("400")]
    [TestCase("401")]
    [TestCase("500")]
    [TestCase("200 with an error")]
    [TestCase("cut")]
    public async Task It_is_tried_a_dozen_times_at_most_told_once_and_goes_through_by_itself(string weather)
    {
        await using var stage = new Stage(flavour);
        var (bug, attachment) = stage.Request(Forms.Complete);
        var tries = 0;
        stage.Sandbox.Before = request => request.Method == "PUT" && request.Path.EndsWith($"/attachment/{attachment}", StringComparison.Ordinal) ? Fail(weather, ++tries) : null;

        await PassesAsync(stage, TimeSpan.FromHours(12));
        var (_, other) = stage.Request(Forms.Complete);
        await PassesAsync(stage, TimeSpan.FromHours(12));

        Assert.That(tries, Is.InRange(5, 12));
        Assert.That(stage.Requestee(attachment), Is.Null);
        Assert.That(stage.Requestee(other), Is.Not.Null, "everything else goes on");
        Assert.That(new Notices(stage.Bot.Ledger).All().Where(n => n.Bug == bug), Has.One.Items);

        stage.Sandbox.Before = null;
        await PassesAsync(stage, TimeSpan.FromHours(7));

        Assert.That(stage.Requestee(attachment), Is.Not.Null, "it goes through by itself");
        Assert.That(new Failures(stage.Bot.Ledger).WaitsUntil(bug), Is.Null);
    }

    private static async Task PassesAsync(Stage stage, TimeSpan time)
    {
        for (var end = stage.Time.GetUtcNow() + time; stage.Time.GetUtcNow() < end; stage.Wait(Interval - TimeSpan.FromMinutes(2)))
        {
            await stage.OnceAsync();
        }
    }

    private static SandboxResponse Fail(string weather, int tries) => weather switch
    {
        "400" => SandboxResponse.OfJson(400, """{"error":true,"code":50,"message":"The server does not want this."}"""),
        "401" => SandboxResponse.OfJson(401, """{"error":true,"code":102,"message":"You are not authorized to access this bug."}"""),
        "500" => SandboxResponse.OfHtml(500, "<h1>Internal Server Error</h1>"),
        "200 with an error" => SandboxResponse.OfJson(200, """{"error":true,"code":100500,"message":null}"""),
        _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, $"try {tries}"),
    };
}
