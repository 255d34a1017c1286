using System.Text;
using Microsoft.AspNetCore.Http.Features;
using ReviewBot.Charts;
using ReviewBot.Register;
using ReviewBot.Reviews.Register;
using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>The register's addresses.</summary>
internal static class RegisterRoutes
{
    /// <summary>Where the schema of <c>/register.json</c> is.</summary>
    public const string Schema = "/register.schema.json";

    private const string Root = "/register";
    private const int PerPage = 25;

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet(Root, (HttpRequest request, PageFrame frame, LedgerToRead read) => Asked(request, frame, query =>
        {
            var (page, found, counts) = (Look(read, query), Found(read, query), new RegisterCounts(read.Ledger));
            return Page.Of<RegisterListPage, RegisterView>(new RegisterView(query, page, found, [.. counts.Products().Select(p => p.Of)], counts.Stewards()));
        }));
        app.MapGet(Root + "/{attachment:long}", (long attachment, LedgerToRead read) => new DecisionRegister(read.Ledger).Of(attachment) is { } entry
            ? Page.Of<DecisionPage, RegisterEntry>(entry)
            : Page.Of(StatusCodes.Status404NotFound));
        app.MapGet(Root + ".json", (HttpRequest request, PageFrame frame, LedgerToRead read) => Asked(request, frame, query =>
        {
            var page = Look(read, query);
            var next = page.Next is null ? null : query.At(Root + ".json", page.Next);
            return Results.Bytes(RegisterJson.Page(new RegisterHead(Schema, frame.Server, frame.DryRun, frame.AsOf, Found(read, query), next), page.Entries), "application/json; charset=utf-8");
        }));
        app.MapGet(Schema, () => Results.Text(RegisterJson.Schema(Schema).ToJsonString(), "application/schema+json", Encoding.UTF8));
        app.MapGet(Root + ".csv", (HttpRequest request, PageFrame frame, LedgerToRead read) => Asked(request, frame, query =>
            Streamed(request, "text/csv; charset=utf-8", output => RegisterCsv.Write(output, Everything(read, query)))));
        app.MapGet(Root + ".atom", (HttpRequest request, PageFrame frame, LedgerToRead read) => Asked(request, frame, query =>
            Streamed(request, "application/atom+xml; charset=utf-8", output => RegisterAtom.Write(output, Look(read, query).Entries, frame.Server, Self(request)))));
        app.MapGet(Root + "/charts", (LedgerToRead read) => Page.Of<ChartsPage, ChartsView>(new ChartsView(RegisterCharts.All(new RegisterCounts(read.Ledger)))));
        app.MapGet(Root + "/charts/{name}.svg", (string name, LedgerToRead read) => RegisterCharts.Find(name, new RegisterCounts(read.Ledger)) is { } chart
            ? Results.Text(ChartSvg.Of(chart), "image/svg+xml", Encoding.UTF8)
            : Page.Of(StatusCodes.Status404NotFound));
    }

    private static IResult Asked(HttpRequest request, PageFrame frame, Func<RegisterQuery, IResult> answer) =>
        RegisterQuery.Read(request.Query, DateOnly.FromDateTime(frame.Now.UtcDateTime)) is { } query ? answer(query) : Page.Of(StatusCodes.Status400BadRequest);

    private static RegisterPage Look(LedgerToRead read, RegisterQuery query) => new DecisionRegister(read.Ledger).Page(query.Search, query.After, PerPage);

    private static int? Found(LedgerToRead read, RegisterQuery query) => new DecisionRegister(read.Ledger).Count(query.Search);

    private static IEnumerable<RegisterEntry> Everything(LedgerToRead read, RegisterQuery query) => new DecisionRegister(read.Ledger).InPages(query.Search, query.After);

    private static Uri Self(HttpRequest request) => new($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}");

    // What is written goes out as it is written, however much it is and however slowly it is taken.
    private static IResult Streamed(HttpRequest request, string type, Action<Stream> write)
    {
        if (request.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            body.AllowSynchronousIO = true;
        }

        return Results.Stream(
            output =>
            {
                write(output);
                return Task.CompletedTask;
            },
            type);
    }
}
