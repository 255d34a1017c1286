namespace ReviewBot.Telemetry;

/// <summary>Times and traces passes and their stages.</summary>
internal sealed class Stages(Instruments measures, TimeProvider time)
{
    /// <summary>What wakes a pass over everything that changed.</summary>
    public const string Poll = "poll";

    /// <summary>What wakes a pass over bugs that somebody named.</summary>
    public const string Wake = "wake";

    /// <summary>Runs a pass.</summary>
    /// <param name="trigger"><see cref="Poll"/> or <see cref="Wake"/>.</param>
    /// <param name="pass">The pass.</param>
    public async Task<T> PassAsync<T>(string trigger, Func<Task<T>> pass)
    {
        using var span = Traces.Begin("pass")?.SetTag(Label.Trigger.Name, trigger);
        var began = time.GetTimestamp();
        string? error = null;
        try
        {
            var done = await pass();
            if (trigger == Poll)
            {
                measures.PassLastGood.Set(time.GetUtcNow());
            }

            return done;
        }
        catch (Exception e)
        {
            error = e.GetType().Name;
            span.Failed(e);
            throw;
        }
        finally
        {
            measures.PassDuration.Record(time.GetElapsedTime(began), trigger, error);
        }
    }

    /// <summary>Runs a stage.</summary>
    public async Task<T> RunAsync<T>(string stage, Func<Task<T>> work)
    {
        using var span = Traces.Begin($"pass.{stage}");
        var began = time.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            measures.StageDuration.Record(time.GetElapsedTime(began), stage);
        }
    }
}
