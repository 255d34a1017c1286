namespace ReviewBot.Mail;

/// <summary>Registers what sends mail.</summary>
internal static class MailSetup
{
    /// <summary>Adds it; what was mailed is kept in the ledger.</summary>
    public static IServiceCollection AddReviewBotMail(this IServiceCollection services) => services
        .AddSingleton<Mailer>()
        .AddScoped<MailRoom>();
}
