using ReviewBot.Bugzilla.Pipeline;
using ReviewBot.Settings;

namespace ReviewBot.Storage;

/// <summary>Registers the ledger and what is kept in it.</summary>
internal static class StorageSetup
{
    /// <summary>Adds the ledger for as long as the process lives; what is kept in it belongs to a scope, since going live changes the ledger.</summary>
    /// <param name="services">Where to add it.</param>
    /// <param name="ledger">The ledger to begin with, if not the one of the settings.</param>
    public static IServiceCollection AddReviewBotStorage(this IServiceCollection services, Ledger? ledger = null)
    {
        services.AddSingleton(provider => new LedgerKeeper(provider.GetRequiredService<SettingsStore>(), provider.GetRequiredService<Launch>(), provider.GetRequiredService<TimeProvider>(), ledger));
        services.AddSingleton<BlockStore>(provider => !provider.GetRequiredService<Launch>().IsSandbox && provider.GetRequiredService<SettingsStore>().Current.Database is { } database
            ? StoredBlocks.In(database)
            : new InMemoryBlockStore());
        return services
            .AddKept(l => new Outbox(l))
            .AddKept(l => new BugCache(l))
            .AddKept(l => new Trails(l))
            .AddKept(l => new Failures(l))
            .AddKept(l => new Notices(l))
            .AddKept(l => new Refusals(l))
            .AddKept(l => new Recollection(l))
            .AddKept(l => new Reminded(l))
            .AddKept(l => new Mails(l));
    }

    /// <summary>Adds something that is kept in the ledger in use.</summary>
    public static IServiceCollection AddKept<T>(this IServiceCollection services, Func<Ledger, T> make)
        where T : class => services.AddScoped(provider => make(provider.GetRequiredService<LedgerKeeper>().Current));
}
