using System.Net;
using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Bugzilla.Tests.Support;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>The network itself, with a server that hangs up without having said so, as Bugzilla under mod_perl does when a process has grown too big.</summary>
internal sealed class WireTests
{
    private const string Answered = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private const string HungUp = "";

    [Test]
    public async Task A_write_is_never_sent_on_a_connection_that_was_used_before()
    {
        await using var server = new CutServer(Answered, HungUp);
        using var http = new HttpClient(new Wire()) { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/") };

        await http.GetStringAsync("bug/7");
        await PutAsync(http);
        await PutAsync(http);

        Assert.That(server.Connections, Is.EqualTo(3));
    }

    [Test]
    public async Task Reads_share_a_connection()
    {
        await using var server = new CutServer(Answered, Answered, HungUp);
        using var http = new HttpClient(new Wire()) { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/") };

        await http.GetStringAsync("bug/7");
        await PutAsync(http);
        await http.GetStringAsync("bug/7");

        Assert.That(server.Connections, Is.EqualTo(2));
    }

    private static async Task PutAsync(HttpClient http)
    {
        using var answer = await http.PutAsync("bug/7", new StringContent("{}"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
