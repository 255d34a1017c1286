using System.Text;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Registers and maps the pages.</summary>
internal static class WebSetup
{
    /// <summary>Adds what the pages are made with, for one request each.</summary>
    public static IServiceCollection AddReviewBotPages(this IServiceCollection services) => services
        .AddSingleton<Webhook>()
        .AddScoped<PageFrame>()
        .AddScoped<LedgerToRead>()
        .AddScoped<Queue>()
        .AddScoped<Bugs>()
        .AddScoped<Rotation>();

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        PageFiles.Map(app);
        Webhook.Map(app);
        app.MapGet("/", (string? steward, string? product, string? state, Queue queue) =>
        {
            var (filter, all) = (QueueFilter.Of(steward, product, state), queue.Look());
            return Page.Of<QueuePage, QueueModel>(new QueueModel(filter.Of(all), filter, all));
        });
        app.MapGet("/queue.json", (string? steward, string? product, string? state, Queue queue) =>
            Twin.Of(QueueFilter.Of(steward, product, state).Of(queue.Look()), QueueJson.Default.QueueView));
        app.MapGet("/bugs/{bug:int}", (int bug, Bugs bugs) => bugs.Find(bug) is { } view ? Page.Of<BugPage, BugView>(view) : Page.Of(StatusCodes.Status404NotFound));
        app.MapGet("/bugs/{bug:int}.json", (int bug, Bugs bugs) => bugs.Find(bug) is { } view ? Twin.Of(view, LookJson.Default.BugView) : Page.Of(StatusCodes.Status404NotFound));
        app.MapGet("/rotation", (Rotation rotation) => Page.Of<RotationPage, RotationModel>(new RotationModel(rotation.Look())));
        app.MapGet("/rotation.json", (Rotation rotation) => Twin.Of(rotation.Look(), RotationJson.Default.RotationView));
        app.MapPost("/rotation", async (HttpContext context, Rotation rotation) => Page.Of<RotationPage, RotationModel>(rotation.Compare((await Posted.ReadAsync(context)).File)))
            .WithMetadata(Posted.Limit);
        app.MapGet("/collections", (LedgerToRead read, PageFrame frame) => Page.Of<CollectionsPage, CollectionsModel>(CollectionsModel.Of(new Landings(read.Ledger).Look, frame.Server)));
        app.MapGet("/collections.json", (LedgerToRead read, PageFrame frame) => Twin.Of(CollectionsModel.Of(new Landings(read.Ledger).Look, frame.Server).Found, CollectionsJson.Default.CollectionsView));
        MapCheck(app);
        RegisterRoutes.Map(app);
        app.MapGet("/help", (SettingsStore settings) => Page.Of<HelpPage, HelpTexts>(HelpTexts.Of(settings.Current)));
    }

    private static void MapCheck(WebApplication app)
    {
        app.MapGet("/check", () => Page.Of<CheckPage, Checked?>(null));
        app.MapPost("/check", async (HttpContext context, PageFrame frame, TimeProvider time) =>
        {
            var posted = await Posted.ReadAsync(context);
            var sent = posted.File.Length > 0 ? posted.File : Encoding.UTF8.GetBytes(posted["text"]);
            if (Draft.OfDefinitions(sent, frame.Servers, Today(time)) is { } draft)
            {
                return Page.Of<RequestPage, Draft>(draft);
            }

            var read = posted.File.Length > 0 ? Checked.Of(posted.File, Today(time)) : Checked.Of(posted["text"], Today(time));
            return Page.Of<CheckPage, Checked?>(Draft.TroubleOf(sent) is { } trouble ? read with { Next = trouble } : read);
        }).WithMetadata(Posted.Limit);
        app.MapGet("/check/request", () => Page.Of<RequestPage, Draft>(Draft.Empty));
        app.MapPost("/check/request", async (HttpContext context, TimeProvider time) =>
        {
            var posted = await Posted.ReadAsync(context);
            var draft = Draft.Of(posted, Today(time));
            return posted["as"] == "file"
                ? Results.File(Encoding.UTF8.GetBytes(draft.Read!.Text), "text/plain; charset=utf-8", "request.txt")
                : Page.Of<RequestPage, Draft>(draft);
        }).WithMetadata(Posted.Limit);
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
