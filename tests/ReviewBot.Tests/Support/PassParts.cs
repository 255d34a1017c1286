using Microsoft.Extensions.DependencyInjection;
using ReviewBot.Hosting;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Deciding;
using ReviewBot.Passes.Folding;
using ReviewBot.Passes.Given;
using ReviewBot.Passes.Loading;
using ReviewBot.Passes.Which;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Storage;

namespace ReviewBot.Tests.Support;

/// <summary>The stages of a pass one by one, over a sandbox with people on it.</summary>
internal sealed class PassParts : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly AsyncServiceScope scope;

    public PassParts(params (string Name, string? Value)[] settings)
        : this(SandboxFlavour.Upstream, settings)
    {
    }

    public PassParts(SandboxFlavour flavour, params (string Name, string? Value)[] settings)
    {
        Stage = new Stage(flavour, more: settings);
        Ledger = Ledger.InMemory(Stage.Sandbox.BaseUrl.AbsoluteUri);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Stage.Time)
            .AddSingleton(Stage.Loggers)
            .AddReviewBot(Stage.Bot.Settings, new Surroundings { Sandbox = Stage.Sandbox, Ledger = Ledger })
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        scope = services.CreateAsyncScope();
    }

    public Stage Stage { get; }

    public Ledger Ledger { get; }

    public T Get<T>()
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public TAnswer InAnotherScope<T, TAnswer>(Func<T, TAnswer> ask)
        where T : notnull
    {
        using var other = services.CreateScope();
        return ask(other.ServiceProvider.GetRequiredService<T>());
    }

    public Task<PassContext> BeginAsync(Wanted? wanted = null, bool planOnly = false) =>
        Get<BeginPass>().RunAsync(new PassOptions { Wanted = wanted ?? Wanted.WhatChanged, PlanOnly = planOnly }, CancellationToken.None);

    public async Task<Selection> SelectAsync(Wanted? wanted = null, bool planOnly = false) =>
        await Get<WhichBugs>().RunAsync(await BeginAsync(wanted, planOnly), CancellationToken.None);

    public async Task<FoldedCases> FoldAsync(Wanted? wanted = null, bool planOnly = false) =>
        await Get<FoldCases>().RunAsync(await Get<LoadBugs>().RunAsync(await SelectAsync(wanted, planOnly), CancellationToken.None), CancellationToken.None);

    public async Task<DecidedPlans> DecideAsync(Wanted? wanted = null, bool planOnly = false) => Get<DecidePlans>().Run(await FoldAsync(wanted, planOnly));

    /// <summary>What is done about a bug, at its beginning.</summary>
    public async Task<Attempt> AttemptAsync(int bug)
    {
        var decided = await DecideAsync();
        var (@case, plan) = decided.Plans.Single(p => p.Plan.BugId == bug);
        return new Attempt { Decided = decided, Case = @case, Plan = plan, Facts = decided.Folded.Facts, Cases = decided.Folded.Cases, Now = decided.Pass.Now };
    }

    /// <summary>A bug has failed so often that once more is too often.</summary>
    public void FailedBefore(int bug)
    {
        for (var i = 0; i < 7; i++)
        {
            Get<Failures>().Add(bug, "before", Stage.Time.GetUtcNow().AddDays(-9));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await services.DisposeAsync();
        await Stage.DisposeAsync();
    }
}
