using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Refit;

namespace ReviewBot.Bugzilla;

/// <summary>The addresses of all end points with names instead of numbers: what may be said of a call where no bug may be named.</summary>
public static partial class CallTemplates
{
    private static readonly ImmutableArray<(string Template, Regex Address)> Known =
    [
        .. typeof(IBugzillaApi).GetMethods().Select(m => m.GetCustomAttribute<HttpMethodAttribute>()?.Path).OfType<string>().Distinct()
            .OrderBy(t => t.Count(c => c == '{'))
            .Select(t => (t, new Regex($"{Named().Replace(Regex.Escape(t).Replace("}", "\\}", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.CultureInvariant))),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [.. Known.Select(k => k.Template)];

    /// <summary>The one of an address, or null.</summary>
    public static string? Of(Uri address) => Known.FirstOrDefault(k => k.Address.IsMatch(address.AbsolutePath)).Template;

    [GeneratedRegex(@"\\\{\w+\\\}")]
    private static partial Regex Named();
}
