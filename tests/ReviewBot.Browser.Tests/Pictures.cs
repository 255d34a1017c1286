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
    public async Task The_queue_a_trail_the_register_and_a_bug_on_the_sandbox()
    {
        await using var house = await House.OpenWellAsync();
        await TakeAsync("queue", $"{house.ServiceUrl}/", 630);
        await TakeAsync("sandbox", $"{house.SandboxUrl}/show_bug.cgi?id={house.Story["glean with TODOs"]}&as=juno#comments", 630);
        await TakeAsync("trail", $"{house.ServiceUrl}/bugs/{house.Story["complete"]}", 860);
        await TakeAsync("register", $"{house.ServiceUrl}/register", 860);

        Assert.That(Directory.GetFiles(Folder, "*.png").Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(new[] { "queue", "register", "sandbox", "trail" }));
        Assert.That(Directory.GetFiles(Folder, "*.png").Select(f => new FileInfo(f).Length), Has.All.LessThan(150 * 1024));
    }

    private static async Task TakeAsync(string name, string address, int height)
    {
        await using var window = await Window.OpenAsync(Way.Light);
        await window.Page.SetViewportSizeAsync(840, height);
        await window.Page.GotoAsync(address);
        await window.Page.EvaluateAsync("document.querySelectorAll('.timeline details').forEach(d => d.open = true)");
        await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png") });
        Assert.That(window.Faults, Is.Empty);
    }
}
