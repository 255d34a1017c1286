using ReviewBot.Browser.Tests.Support;

namespace ReviewBot.Browser.Tests;

/// <summary>
/// Makes the README's pictures anew, to be looked at before they are committed:
/// <c>dotnet test tests/ReviewBot.Browser.Tests --filter TestCategory=Pictures</c>.
/// </summary>
[Explicit("writes into deploy/pictures")]
[Category("Pictures")]
public sealed class Pictures
{
    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "ReviewBot.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "deploy", "pictures");
        }
    }

    [Test]
    public async Task The_queue_and_a_bug_on_the_sandbox()
    {
        var house = Chrome.House;
        await TakeAsync("queue", $"{house.ServiceUrl}/");
        await TakeAsync("sandbox", $"{house.SandboxUrl}/show_bug.cgi?id={house.Story["glean with TODOs"]}&as=juno#comments");
        Assert.That(Directory.GetFiles(Folder, "*.png").Select(f => new FileInfo(f).Length).ToList(), Has.Count.EqualTo(2).And.All.LessThan(200 * 1024));
    }

    private static async Task TakeAsync(string name, string address)
    {
        await using var window = await Window.OpenAsync(Way.Light);
        await window.Page.SetViewportSizeAsync(960, 720);
        await window.Page.GotoAsync(address);
        await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png") });
        Assert.That(window.Faults, Is.Empty);
    }
}
