using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Hosting;
using ReviewBot.Passes.Given;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Storage;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>How a server is described anew.</summary>
public sealed class DescribingTests
{
    [Test]
    public async Task A_key_that_was_taken_back_meanwhile_is_tried_once_and_not_once_for_each_product()
    {
        await using var stage = new Stage(SandboxFlavour.Upstream, more: ("Bugzilla:Concurrency", "8"));
        using var away = new Away(stage.Sandbox.CreateHandler());
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(stage.Time)
            .AddSingleton(stage.Loggers)
            .AddReviewBot(stage.Bot.Settings, new Surroundings { Sandbox = stage.Sandbox, Wire = away, Ledger = Ledger.InMemory(stage.Sandbox.BaseUrl.AbsoluteUri) })
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var products = (await scope.ServiceProvider.GetRequiredService<BeginPass>().RunAsync(new PassOptions(), CancellationToken.None)).Settings.Scope;
        var server = scope.ServiceProvider.GetRequiredService<Server>();
        server.Forget();
        away.Sent = 0;
        stage.AfterEach = (_, _) => SandboxResponse.OfJson(400, """{"error":true,"code":306,"message":"The API key you specified is invalid."}""");

        await Assert.ThrowsAsync<KeyRefusedException>(() => server.DescribeAsync(products, CancellationToken.None));

        Assert.That(products.Products, Has.Length.GreaterThan(1));
        Assert.That(away.Sent, Is.EqualTo(1));
    }

    // A server that doesn't answer before others can be asked.
    private sealed class Away(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public int Sent { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            await Task.Yield();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
