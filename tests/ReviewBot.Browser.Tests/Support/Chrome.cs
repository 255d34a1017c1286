using ReviewBot.Browser.Tests.Support;

namespace ReviewBot.Browser.Tests;

/// <summary>One browser and one house for all tests.</summary>
[SetUpFixture]
public sealed class Chrome
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Alone =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? playwright;

    internal static IBrowser Browser { get; private set; } = null!;

    internal static House House { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        if (Array.Find(Places, File.Exists) is not { } place)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail($"no Chromium: none of {string.Join(", ", Places)} is there");
            }

            Assert.Ignore($"no Chromium: none of {string.Join(", ", Places)} is there (Debian: apt-get install chromium)");
            return;
        }

        House = await House.OpenAsync();
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = place, Args = Alone });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (playwright is not null)
        {
            await Browser.DisposeAsync();
            playwright.Dispose();
            await House.DisposeAsync();
        }
    }
}
