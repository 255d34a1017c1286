using ReviewBot.Settings;

namespace ReviewBot.Web;

/// <summary>Registers and maps the pages.</summary>
internal static class WebSetup
{
    /// <summary>Adds what the pages are made with, for one request each.</summary>
    public static IServiceCollection AddReviewBotPages(this IServiceCollection services) => services
        .AddScoped<PageFrame>()
        .AddScoped<LedgerToRead>();

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        PageFiles.Map(app);
        RegisterRoutes.Map(app);
        app.MapGet("/help", (SettingsStore settings) => Page.Of<HelpPage, HelpTexts>(HelpTexts.Of(settings.Current)));
    }
}
