namespace ReviewBot.Health;

/// <summary>Registers what is known of how the passes go.</summary>
internal static class HealthSetup
{
    /// <summary>Adds it for as long as the process lives.</summary>
    public static IServiceCollection AddReviewBotHealth(this IServiceCollection services) => services
        .AddSingleton<HealthState>()
        .AddSingleton<Deliveries>()
        .AddChecks();
}
