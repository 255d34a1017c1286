using System.Collections.Immutable;
using System.Diagnostics;

namespace ReviewBot.Benchmarks;

/// <summary>The program as it is published.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Options">What `dotnet publish` is told.</param>
internal sealed record Published(string Name, params string[] Options)
{
    // As the runtime's own variables begin, and those of the C library that it stands on.
    private static readonly string[] Runtime = ["DOTNET_", "MALLOC_"];

    /// <summary>What `deploy/` tells the runtime where a service runs; a command is started without.</summary>
    public static readonly ImmutableDictionary<string, string> AsService = ImmutableDictionary<string, string>.Empty
        .AddRange(File.ReadLines(Path.Combine(Root(), "deploy", "reviewbot.service"))
            .Where(line => Runtime.Any(words => line.StartsWith($"Environment={words}", StringComparison.Ordinal)))
            .Select(line => line.Split('=', 3))
            .Select(parts => KeyValuePair.Create(parts[1], parts[2])));

    private const string Measured = "REVIEWBOT_MEASURED";

    /// <summary>As the guides say, and the image is built.</summary>
    public static readonly Published Shipped = new("as shipped: machine code", "-p:Native=true");

    /// <summary>What the runtime of the service is told.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = AsService;

    /// <summary>What it could be published as.</summary>
    public static readonly Published[] All =
    [
        new("compiled as it runs", "-p:Machine=any"),
        new("compiled beforehand, and again what is called often") { Environment = AsService.SetItem("DOTNET_TieredCompilation", "1") },
        new("compiled beforehand"),
        Shipped,
        new("with code that may be written where it is executed") { Environment = AsService.SetItem("DOTNET_EnableWriteXorExecute", "0") },
        new("with the framework, all compiled as one", "-p:SelfContained=true", "-p:PublishReadyToRunComposite=true"),
        new("with the framework, in one file, as released", "-p:SelfContained=true", "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true"),
        new("with the framework, that trimmed", "-p:SelfContained=true", "-p:PublishTrimmed=true", "-p:TrimMode=partial", "-p:JsonSerializerIsReflectionEnabledByDefault=true", "-p:SuppressTrimAnalysisWarnings=true", "-p:TreatWarningsAsErrors=false"),
    ];

    /// <summary>Publishes it; returns the program, or null where it can't be published so.</summary>
    public string? Make()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published", string.Concat(Name.Where(char.IsAsciiLetter)));
        // What was compiled for another form is not compiled again, and then doesn't fit.
        foreach (var old in (string[])[folder, .. Directory.GetDirectories(Path.Combine(Root(), "src", "ReviewBot", "obj"), "R2R", SearchOption.AllDirectories)])
        {
            if (Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }
        }

        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root(), "src", "ReviewBot"), "-c", "Release", "-v", "q", "--nologo", "-nodeReuse:false", "-p:NuGetLockFilePath=obj/published.lock.json", "-o", folder, .. Options])
        {
            RedirectStandardOutput = true,
        })!;
        var said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        if (publish.ExitCode != 0)
        {
            Console.Error.WriteLine(said);
            return null;
        }

        return Path.Combine(folder, "reviewbot");
    }

    /// <summary>Has the other benchmarks measure the program as it is shipped, unless they are told which.</summary>
    public static void Measure()
    {
        if (System.Environment.GetEnvironmentVariable(Measured) is null)
        {
            System.Environment.SetEnvironmentVariable(Measured, Shipped.Make());
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReviewBot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("run it from the source tree");
        }

        return folder.FullName;
    }
}
