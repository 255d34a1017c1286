using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Pages;

/// <summary>Answers to browsers, which may run, load and frame nothing.</summary>
internal static class PageAnswer
{
    /// <summary>Stands in a page where what is known ends and what is waited for begins.</summary>
    public const string KnownSoFar = "<!-- so far -->";

    private static readonly ServiceProvider None = new ServiceCollection().BuildServiceProvider();

    private static readonly Dictionary<string, string> Guards = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ["Referrer-Policy"] = "same-origin",
        ["Cache-Control"] = "no-store",
    };

    /// <summary>A component's page, which finds the frame cascading.</summary>
    public static SandboxResponse Of<TPage>(Frame frame, int status)
        where TPage : IComponent => Write(Cascading(frame, Component<TPage>()), status);

    /// <summary>A component's page, which finds the frame and the view cascading.</summary>
    public static SandboxResponse Of<TPage, TView>(Frame frame, TView view, int status = 200)
        where TPage : IComponent => Write(Cascading(frame, Cascading(view, Component<TPage>())), status);

    /// <summary>Where the part of a page ends that can be sent at once.</summary>
    public static int Known(SandboxResponse page) => page.Body.Span.IndexOf(Encoding.UTF8.GetBytes(KnownSoFar));

    /// <summary>After a form: to a page.</summary>
    public static SandboxResponse GoTo(string address) =>
        new(303, MediaTypeNames.Text.Plain, default, new Dictionary<string, string>(Guards) { ["Location"] = address });

    /// <summary>Text, whatever it says it is.</summary>
    public static SandboxResponse Plain(byte[] text) => new(200, "text/plain; charset=UTF-8", text, Unrun("inline"));

    /// <summary>What is handed over as a file, whatever it says it is.</summary>
    public static SandboxResponse File(byte[] data) => new(200, MediaTypeNames.Application.Octet, data, Unrun("attachment"));

    private static Dictionary<string, string> Unrun(string disposition) => new(Guards)
    {
        ["Content-Disposition"] = disposition,
        ["X-Content-Type-Options"] = "nosniff",
        ["Content-Security-Policy"] = "sandbox",
    };

    private static RenderFragment Component<TPage>()
        where TPage : IComponent => builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.CloseComponent();
        };

    private static RenderFragment Cascading<T>(T value, RenderFragment inside) => builder =>
    {
        builder.OpenComponent<CascadingValue<T>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), value);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), inside);
        builder.CloseComponent();
    };

    // Nothing in a page waits for anything, so it is rendered when the call returns.
    private static SandboxResponse Write(RenderFragment page, int status)
    {
        using var renderer = new HtmlRenderer(None, NullLoggerFactory.Instance);
        return SandboxResponse.OfHtml(status, renderer.Dispatcher.InvokeAsync(() => renderer.BeginRenderingComponent<Whole>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Whole.Page)] = page })).ToHtmlString()).GetAwaiter().GetResult(), Guards);
    }

    private sealed class Whole : ComponentBase
    {
        [Parameter, EditorRequired]
        public RenderFragment? Page { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Page);
    }
}
