using System.Diagnostics;

namespace ReviewBot.Simulation;

/// <summary>
/// The real binary against the sandbox as another process, or against the server of a contract file: people ask and
/// command, passes begin and are killed (-9) at random moments, and in the end everything was said and set once.
/// </summary>
internal sealed class KillTest(int passes, int seed, string flavour, string? contractFile) : IDisposable
{
    private const int FewestPasses = 3;

    private readonly ContractWorld world = new(seed, flavour, contractFile);
    private int killed;

    private string Settings => Path.Combine(world.Folder, "appsettings.json");

    public async Task<int> RunAsync()
    {
        await world.BeginAsync();
        await File.WriteAllTextAsync(Settings, world.Settings(world.Url, TimeSpan.FromSeconds(1)).ToJsonString());
        var whole = Stopwatch.StartNew();
        await PassAsync(null);
        var usual = whole.ElapsedMilliseconds;
        for (var i = 0; i < passes; i++)
        {
            await world.ActAsync();
            await PassAsync(TimeSpan.FromMilliseconds(usual * (0.3 + (1.5 * world.Random.NextDouble()))));
        }

        for (var i = 0; i < FewestPasses; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
            await PassAsync(null);
        }

        var problems = await world.JudgeAsync();
        problems.ForEach(Console.WriteLine);
        Console.WriteLine($"{world.Server}: {passes} passes, {killed} of them killed; {world.Asked.Bugs} bugs, {world.Asked.Requests} requests; violations={problems.Count}");
        return problems.Count == 0 ? 0 : 1;
    }

    public void Dispose() => world.Dispose();

    // One pass of the binary, killed after a while unless null.
    private async Task PassAsync(TimeSpan? killAfter)
    {
        using var pass = world.Start("once", "--config", Settings);
        pass.BeginOutputReadLine();
        pass.BeginErrorReadLine();
        if (killAfter is { } time)
        {
            await Task.Delay(time, TimeProvider.System);
            if (!pass.HasExited)
            {
                pass.Kill();
                killed++;
            }
        }

        await pass.WaitForExitAsync();
    }
}
