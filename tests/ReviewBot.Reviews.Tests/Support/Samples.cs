using System.Globalization;
using CsCheck;

namespace ReviewBot.Reviews.Tests.Support;

/// <summary>
/// Properties over samples that are the same in every run. Other samples: <c>SAMPLES_SEED=2</c> in the environment.
/// </summary>
internal static class Samples
{
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("SAMPLES_SEED") ?? "20261123", CultureInfo.InvariantCulture);

    /// <summary>Where all samples begin.</summary>
    public static PCG Random() => new(17, Seed);

    /// <summary>Fails where something does not hold of a sample, and says which; the seed finds it again.</summary>
    public static void Always<T>(this Gen<T> gen, int times, Action<T> holds)
    {
        var random = Random();
        for (var i = 0; i < times; i++)
        {
            var sample = gen.Generate(random, null, out _);
            try
            {
                holds(sample);
            }
            catch (Exception e) when (e is not SuccessException)
            {
                throw new InvalidOperationException($"SAMPLES_SEED={Seed}, sample {i}: {Check.Print(sample)}\n{e.Message}", e);
            }
        }
    }

    /// <summary>Fails where a sample is not as it should be.</summary>
    public static void Always<T>(this Gen<T> gen, int times, Func<T, bool> holds) => gen.Always(times, sample => Assert.That(holds(sample)));
}
