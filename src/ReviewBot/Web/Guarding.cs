using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using ReviewBot.Storage;

namespace ReviewBot.Web;

/// <summary>What holds for every answer: what a browser may do with it, and what is said where there is none.</summary>
internal static partial class Guarding
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Adds it before everything else.</summary>
    public static void Use(WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            context.Response.OnStarting(() =>
            {
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";

                // What is not public any more is not to be found in a cache.
                headers.CacheControl = headers.CacheControl.Count == 0 ? "no-store" : headers.CacheControl;
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // What a fault says may hold text of a bug.
            SuppressDiagnosticsCallback = _ => true,
            ExceptionHandler = context =>
            {
                var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
                var status = StatusOf(fault);
                if (status == StatusCodes.Status500InternalServerError && fault is not null)
                {
                    Log.Fault(app.Logger, fault.GetType().Name, new StackTrace(fault).GetFrame(0)?.GetMethod()?.DeclaringType?.FullName ?? "?");
                }

                return Page.Of(status).ExecuteAsync(context);
            },
        });
        app.UseStatusCodePages(status => Page.Of(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
    }

    private static int StatusOf(Exception? fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        LedgerException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A page could not be made: {Fault} in {Place}")]
        public static partial void Fault(ILogger logger, string fault, string place);
    }
}
