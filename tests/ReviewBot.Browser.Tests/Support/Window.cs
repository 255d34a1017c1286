namespace ReviewBot.Browser.Tests.Support;

/// <summary>How somebody looks at a page.</summary>
internal sealed record Way(string Name)
{
    public static readonly Way Light = new("light");
    public static readonly Way Dark = new("dark") { Scheme = ColorScheme.Dark };
    public static readonly Way Phone = new("390 px wide") { Width = 390 };
    public static readonly Way Narrow = new("320 px wide") { Width = 320 };
    public static readonly Way WithoutScript = new("without script") { Script = false };

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public int Width { get; init; } = 1200;

    public bool Script { get; init; } = true;
}

/// <summary>A browser's window that notes whatever a page should not do.</summary>
internal sealed class Window : IAsyncDisposable
{
    public const int Height = 844;

    private static readonly float Patience = (float)TimeSpan.FromSeconds(60).TotalMilliseconds;

    private readonly IBrowserContext context;

    private Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Errors on the console, requests that failed, and requests to anywhere but this machine.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<Window> OpenAsync(Way way)
    {
        var context = await Chrome.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = way.Scheme,
            JavaScriptEnabled = way.Script,
            ViewportSize = new ViewportSize { Width = way.Width, Height = Height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var window = new Window(context, await context.NewPageAsync());
        // Chrome resolves no name of another machine: what is asked of one stays here.
        context.Request += (_, request) =>
        {
            if (!new Uri(request.Url).IsLoopback)
            {
                window.Faults.Add($"asks elsewhere: {request.Url}");
            }
        };
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                window.Faults.Add($"console: {message.Text}");
            }
        };
        window.Page.PageError += (_, error) => window.Faults.Add($"script: {error}");
        return window;
    }

    /// <summary>Looks at the page that is there in another way; whether with script was said when it was opened.</summary>
    public async Task LookAsync(Way way)
    {
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = way.Scheme });
        await Page.SetViewportSizeAsync(way.Width, Height);
    }

    /// <summary>Follows a link or sends a form, until the next page is there, all of it.</summary>
    public static async Task SendAsync(IPage page, ILocator by)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Load += (_, _) => there.TrySetResult();
        await by.ClickAsync();
        await there.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
