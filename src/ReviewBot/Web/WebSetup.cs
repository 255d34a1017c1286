using ReviewBot.Settings;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Registers and maps the pages.</summary>
internal static class WebSetup
{
    /// <summary>Adds what the pages are made with, for one request each.</summary>
    public static IServiceCollection AddReviewBotPages(this IServiceCollection services) => services
        .AddScoped<PageFrame>()
        .AddScoped<LedgerToRead>()
        .AddScoped<Queue>()
        .AddScoped<Bugs>();

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        PageFiles.Map(app);
        app.MapGet("/", (string? steward, string? product, string? state, Queue queue) =>
        {
            var (filter, all) = (QueueFilter.Of(steward, product, state), queue.Look());
            return Page.Of<QueuePage, QueueModel>(new QueueModel(filter.Of(all), filter, all));
        });
        app.MapGet("/queue.json", (string? steward, string? product, string? state, Queue queue) =>
            Twin.Of(QueueFilter.Of(steward, product, state).Of(queue.Look()), QueueJson.Default.QueueView));
        app.MapGet("/bugs/{bug:int}", (int bug, Bugs bugs) => bugs.Find(bug) is { } view ? Page.Of<BugPage, BugView>(view) : Page.Of(StatusCodes.Status404NotFound));
        app.MapGet("/bugs/{bug:int}.json", (int bug, Bugs bugs) => bugs.Find(bug) is { } view ? Twin.Of(view, LookJson.Default.BugView) : Page.Of(StatusCodes.Status404NotFound));
        RegisterRoutes.Map(app);
        app.MapGet("/help", (SettingsStore settings) => Page.Of<HelpPage, HelpTexts>(HelpTexts.Of(settings.Current)));
    }
}
