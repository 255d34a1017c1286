using System.Net;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Tests.Support;
using ReviewBot.Web;

namespace ReviewBot.Tests.CommandLine;

/// <summary>The whole loop, between processes: somebody sets a flag, the server tells the webhook, and the bot answers long before its next poll.</summary>
[Platform("Unix", Reason = "ends by a signal")]
public sealed class WebhookServiceTests
{
    private const string Secret = "0123456789abcdef-of-the-tests";

    [TestCase("00:00:00")]
    [TestCase("00:00:02")]
    public async Task A_request_is_answered_long_before_the_next_poll_and_after_the_quiet_time(string quiet)
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Bmo, withStory: false);
        using var place = Prepare(site);
        place.Set("Polling:Quiet", quiet);
        await using var service = place.Serve("run", "--verbose");
        var own = new Uri((await service.LineAsync("ReviewBot: ")).Split(": ", 2)[1].Trim());
        await service.LineAsync("Pass done");
        await using var sender = new WebhookSender(site.Sandbox, () => new WebhookTarget(new Uri(own, Webhook.Path), Webhook.Header, Secret));

        Request(site);

        await service.LineAsync(": assigned");
        Assert.That((await service.StopAsync()).Exit, Is.Zero);
    }

    [Test]
    public async Task What_was_accepted_before_it_was_killed_is_answered_after_it_started_again()
    {
        await using var site = await Site.StartAsync(SandboxFlavour.Bmo, withStory: false);
        using var place = Prepare(site);
        await using (var service = place.Serve("run", "--verbose"))
        {
            var own = new Uri((await service.LineAsync("ReviewBot: ")).Split(": ", 2)[1].Trim());
            await service.LineAsync("Pass done");
            Request(site);
            using var http = new HttpClient();
            using var delivery = new HttpRequestMessage(HttpMethod.Post, new Uri(own, Webhook.Path)) { Content = new StringContent("""{"bug":{"id":1}}""") };
            delivery.Headers.Add(Webhook.Header, Secret);
            using var answer = await http.SendAsync(delivery);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
            await service.SignalAsync("KILL");
        }

        await using var again = place.Serve("run", "--verbose");
        await again.LineAsync("Pass done");
        Assert.That((await again.StopAsync()).Exit, Is.Zero);
        var comments = site.Person("admin").Get("/rest/bug/1/comment")["bugs"]!["1"]!["comments"]!.AsArray();
        Assert.That(comments.Count(c => (string?)c!["creator"] == site.Person("bot").Login), Is.EqualTo(1));
    }

    private static void Request(Site site)
    {
        var person = site.Person("requester");
        person.Ask(person.Attach(person.File("Thunderbird", "Count the things", "Please."), "request.txt", Forms.Complete));
    }

    private static Workplace Prepare(Site site)
    {
        var place = Workplace.For(site.Contract);
        place.Set("Polling:Interval", "01:00:00");
        place.Set("Web:WebhookSecret", Secret);
        return place;
    }
}
