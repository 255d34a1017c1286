namespace ReviewBot.Import;

/// <summary>Registers the import.</summary>
internal static class ImportSetup
{
    /// <summary>Adds it for as long as one ledger is in use.</summary>
    public static IServiceCollection AddReviewBotImport(this IServiceCollection services) => services.AddScoped<RegisterImport>();
}
