using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Remembering;
using ReviewBot.Passes.Which;
using ReviewBot.Servers;
using ReviewBot.Storage;

namespace ReviewBot.Passes;

/// <summary>Registers the stages of a pass and what lasts between passes.</summary>
internal static class PassesSetup
{
    /// <summary>Adds them for as long as one ledger is in use; the queue before them lasts as long as the process.</summary>
    public static IServiceCollection AddReviewBotPasses(this IServiceCollection services) => services
        .AddSingleton<PassQueue>()
        .AddMemory()
        .AddScoped<PassSettingsSource>().AddScoped<KnownServer>().AddScoped<BeginPass>()
        .AddScoped<WhichBugs>()
        .AddScoped<LoadBugs>()
        .AddScoped<EmbargoFactLoader>().AddScoped<Settlement>().AddScoped<FoldCases>()
        .AddScoped<SurveyBugs>().AddScoped<DecidePlans>()
        .AddScoped<BugActor>().AddScoped<BeforeSending>().AddScoped<PlanSender>().AddScoped<AfterSending>()
        .AddScoped<Redecision>().AddScoped<Setbacks>().AddScoped<KeptBugs>()
        .AddScoped<Backoff>().AddScoped<DoneBefore>().AddScoped<GivingUp>().AddScoped<Leaving>().AddScoped<ActOnPlans>()
        .AddScoped<ReportPass>().AddScoped<TrailKeeper>().AddScoped<Answers>().AddScoped<WaitingRequests>().AddScoped<MeasurePass>().AddScoped<RememberPass>()
        .AddScoped<PortionLine>().AddScoped<PassLine>().AddScoped<PassRunner>();

    private static IServiceCollection AddMemory(this IServiceCollection services) => services
        .AddScoped(provider => new StillSeen(provider.GetRequiredService<Server>(), provider.GetRequiredService<LedgerKeeper>().Current))
        .AddKept(ledger => new Cursor(ledger))
        .AddScoped<Drift>().AddScoped<NoticeDesk>().AddScoped<OverdueOpenings>().AddScoped<PassCounter>()
        .AddScoped<ServerClock>().AddScoped<ShownPlans>().AddScoped<Trips>();
}
