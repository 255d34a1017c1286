using System.Diagnostics;

namespace ReviewBot.Telemetry;

/// <summary>What is traced: each pass with its stages, each bug in it, and each call.</summary>
internal static class Traces
{
    /// <summary>The name under which passes and bugs are traced.</summary>
    public const string Name = "ReviewBot";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a pass, or a part of one; null where nobody traces.</summary>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>Begins with a bug.</summary>
    /// <param name="bug">The bug, or null for one that not everybody may see: a trace goes to places where nobody asks who may read it.</param>
    public static Activity? Bug(int? bug) => Begin("bug")?.SetTag("reviewbot.bug.id", bug).SetTag("reviewbot.bug.restricted", bug is null);

    /// <summary>It failed. Only the kind of the fault is kept: what it says may hold text of a bug.</summary>
    public static void Failed(this Activity? span, Exception fault) => span?.SetTag("error.type", fault.GetType().Name).SetStatus(ActivityStatusCode.Error);
}
