using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ReviewBot.Web;

/// <summary>
/// A page: a component, rendered whole on the server, that gets its model as a cascading parameter (which may stay private,
/// as the models do). There is no script, no session and no cookie.
/// </summary>
internal static class Page
{
    /// <summary>The component's page.</summary>
    public static IResult Of<TPage, TModel>(TModel model, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new Rendered<TPage, TModel>(model, status);

    /// <summary>Why there is no page, with the status that says so.</summary>
    public static IResult Of(int status) => Of<TroublePage, Trouble>(Trouble.Of(status), status);

    private sealed class Rendered<TPage, TModel>(TModel model, int status) : IResult
        where TPage : IComponent
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var services = httpContext.RequestServices;
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<TModel>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(CascadingValue<>.Value)] = model,
                [nameof(CascadingValue<>.IsFixed)] = true,
                [nameof(CascadingValue<>.ChildContent)] = (RenderFragment)(page =>
                {
                    page.OpenComponent<TPage>(0);
                    page.CloseComponent();
                }),
            }))).ToHtmlString());
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
