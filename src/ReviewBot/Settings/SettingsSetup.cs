namespace ReviewBot.Settings;

/// <summary>Registers the settings.</summary>
internal static class SettingsSetup
{
    /// <summary>Adds the settings in force, which whoever made them keeps, and what stays whatever they say.</summary>
    public static IServiceCollection AddReviewBotSettings(this IServiceCollection services, SettingsStore settings, Launch launch) => services
        .AddSingleton(settings)
        .AddSingleton(launch);
}
