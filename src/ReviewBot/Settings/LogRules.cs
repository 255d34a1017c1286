using Serilog.Events;

namespace ReviewBot.Settings;

/// <summary>The levels of the section <c>Serilog</c>; the rest of it is checked by that library when it is carried out.</summary>
internal static class LogRules
{
    /// <summary>Checks each level that is named.</summary>
    public static void Check(IConfiguration configuration, SettingsFindings found)
    {
        var minimum = configuration.GetSection("Serilog:MinimumLevel");
        foreach (var level in (IConfigurationSection[])[minimum, minimum.GetSection("Default"), .. minimum.GetSection("Override").GetChildren()])
        {
            found.Require(level.Value is null || IsLevel(level.Value), $"{level.Path}: \"{level.Value}\" is no level; here can stand {string.Join(", ", Enum.GetNames<LogEventLevel>())}");
        }
    }

    // A number would be taken for a level, whatever it is; a name with a dollar sign is a switch that is named elsewhere.
    private static bool IsLevel(string text) =>
        text.StartsWith('$') || Enum.GetNames<LogEventLevel>().Contains(text, StringComparer.OrdinalIgnoreCase);
}
