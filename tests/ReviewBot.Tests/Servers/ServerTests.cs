using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Servers;

/// <summary>What the server is asked, and what is made of its answers.</summary>
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class ServerTests(SandboxFlavour flavour)
{
    [Test]
    public async Task It_is_described_once_and_anew_where_something_else_is_looked_after()
    {
        await using var parts = new PassParts(flavour);
        var scope = (await parts.BeginAsync()).Settings.Scope;
        var server = parts.Get<Server>();
        parts.Stage.Requests.Clear();

        var same = await server.DescribeAsync(scope, CancellationToken.None);
        Assert.That(parts.Stage.Requests, Is.Empty);
        var other = await server.DescribeAsync(scope with { Products = ["Thunderbird", "Nonesuch"] }, CancellationToken.None);

        Assert.That(same.Products.Select(p => p.Exists), Is.All.True);
        Assert.That(same.Products.SelectMany(p => p.Review).Select(t => t.Name), Is.Not.Empty.And.All.EqualTo("data-review"));
        Assert.That(same.Products.SelectMany(p => p.Needinfo).Select(t => t.Name), Is.Not.Empty.And.All.EqualTo("needinfo"));
        Assert.That(other.Products.Select(p => (p.Product, p.Exists)), Is.EqualTo(new[] { ("Thunderbird", true), ("Nonesuch", false) }));
        Assert.That((same.HasNeedinfo, (other with { Products = [new ProductFlags("Nonesuch")] }).HasNeedinfo), Is.EqualTo((true, false)));
        Assert.That(server.Overlap, Is.EqualTo(flavour == SandboxFlavour.Bmo ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(2)));
    }

    [TestCase("General", true)]
    [TestCase("Nonesuch", false)]
    public async Task A_component_may_be_one_of_any_of_the_products_that_there_are(string component, bool has)
    {
        await using var parts = new PassParts(flavour);
        var scope = (await parts.BeginAsync()).Settings.Scope with { Products = ["Nonesuch", "Thunderbird"] };
        var server = parts.Get<Server>();
        var description = await server.DescribeAsync(scope, CancellationToken.None);
        parts.Stage.Requests.Clear();

        Assert.That(await server.HasComponentAsync(description, component, CancellationToken.None), Is.EqualTo(has));
        Assert.That(parts.Stage.Requests, Has.Count.EqualTo(1), "nothing is asked about a product that there is none of");
    }

    [Test]
    public async Task Somebody_whom_the_server_does_not_know_cannot_log_in()
    {
        await using var parts = new PassParts(flavour);
        await parts.BeginAsync();

        var accounts = await parts.Get<Server>().AccountsAsync([Stage.Login("steward1"), "no.such.person@example.org"], CancellationToken.None);

        Assert.That(accounts.Select(a => (a.Key, a.Value.CanLogin)), Is.EquivalentTo(new[] { (Stage.Login("steward1"), true), ("no.such.person@example.org", false) }));
    }

    [Test]
    public async Task A_poll_finds_whatever_changed_and_a_look_at_everything_what_has_the_flag()
    {
        await using var parts = new PassParts(flavour);
        var pass = await parts.BeginAsync();
        var (asked, _) = parts.Stage.Request(Forms.Complete);
        var plain = parts.Stage.Person("requester").File("Thunderbird", "Something else");
        var server = parts.Get<Server>();

        var changed = await server.SearchAsync(pass.Settings.Scope, pass.Now, pass.Now, CancellationToken.None);
        var all = await server.SearchAsync(pass.Settings.Scope, null, pass.Now, CancellationToken.None);

        Assert.That(changed.Select(b => b.Id), Is.EqualTo(new[] { asked, plain }));
        Assert.That(all.Select(b => b.Id), Is.EqualTo(new[] { asked }));
    }

    [Test]
    public async Task A_bug_that_another_waits_for_is_closed_if_it_is_in_any_group()
    {
        await using var parts = new PassParts(flavour);
        await parts.BeginAsync();
        var open = parts.Stage.Person("requester").File("Thunderbird", "One");
        var closed = parts.Stage.Person("requester").File("Thunderbird", "Another");
        parts.Stage.Person("admin").Change(closed, new JsonObject { ["groups"] = new JsonObject { ["add"] = new JsonArray("data-review-embargo") } });

        var referred = await parts.Get<Server>().ReferredAsync([open, closed], CancellationToken.None);

        Assert.That(referred.OrderBy(r => r.Key).Select(r => r.Value.Restricted), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task Each_request_is_counted_in_one_pass()
    {
        await using var parts = new PassParts(flavour);
        await parts.BeginAsync();

        Assert.That(parts.Get<Server>().TakeRequestCounts().Get, Is.GreaterThan(0));
        Assert.That(parts.Get<Server>().TakeRequestCounts(), Is.EqualTo(new SentRequests(0, 0, 0)));
    }
}
