// Settings come from one file, then from the environment. Every error is told at once, each with the setting's full name
// and what would be accepted.
using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>The settings are not usable; the lines say why.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>A line for each error, beginning with the setting's full name.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

/// <summary>Settings as read, with what follows from where they were read.</summary>
public sealed record LoadedSettings
{
    /// <summary>The values.</summary>
    public required ReviewBotSettings Values { get; init; }

    /// <summary>The file they came from, or null where there is none.</summary>
    public required string? File { get; init; }

    /// <summary>The configuration, for the logger's section.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>The files that all of it came from.</summary>
    internal SettingsFiles Files { get; init; } = new();

    /// <summary>The API key, from the setting or its file; null on the sandbox.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The webhook's secret, from the setting or its file; null for no webhook.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>What is odd but works.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What is worth knowing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the server is the one in this process.</summary>
    public bool IsSandbox => Values.Bugzilla.BaseUrl.Equals(SettingsReader.Sandbox, StringComparison.OrdinalIgnoreCase);

    /// <summary>The server, for people.</summary>
    public string ServerName => IsSandbox ? "the sandbox in this process" : Values.Bugzilla.BaseUrl;

    /// <summary>Differs when any setting differs, the key included.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Configuration.AsEnumerable().Where(s => s.Value is not null).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}={s.Value}").Append(ApiKey).Append(WebhookSecret)))));

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun => Values.Safety.DryRun ?? !IsSandbox;

    /// <summary>Time between two passes.</summary>
    public TimeSpan Interval => Values.Polling.Interval ?? (IsSandbox ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(5));

    /// <summary>See <see cref="PollingSettings.Quiet"/>.</summary>
    public TimeSpan Quiet => Values.Polling.Quiet ?? (IsSandbox ? TimeSpan.Zero : TimeSpan.FromMinutes(2));

    /// <summary>The folder that relative paths count from.</summary>
    public string Folder => File is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(File))!;

    /// <summary>Where the ledger is, with an absolute path; null for memory.</summary>
    public Database? Database => Database.Of(this);
}

/// <summary>Reads and checks settings.</summary>
public static class SettingsReader
{
    /// <summary>The address of the server in this process.</summary>
    public const string Sandbox = "sandbox:";

    // The logger's own section has its own reader; the schema's address is for editors.
    private static readonly string[] Besides = ["Serilog", "$schema"];

    /// <summary>Which file to read: the one given, else in the current folder, else beside the binary.</summary>
    public static string? FindFile(string? given)
    {
        if (given is not null)
        {
            return given;
        }

        return new[] { Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), Path.Combine(AppContext.BaseDirectory, "appsettings.json") }
            .FirstOrDefault(System.IO.File.Exists);
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="file">The file, or null to find it.</param>
    /// <param name="overrides">Values that stand above file and environment, by full name.</param>
    /// <param name="environment">The environment; null for the process's own.</param>
    /// <exception cref="SettingsException">Anything is wrong; all of it is told.</exception>
    public static LoadedSettings Read(string? file, IReadOnlyDictionary<string, string?>? overrides = null, IDictionary? environment = null)
    {
        var path = FindFile(file);
        var (builder, files) = (new ConfigurationBuilder(), new SettingsFiles());
        if (path is not null)
        {
            if (!System.IO.File.Exists(path))
            {
                throw new SettingsException([$"--config: there is no file {path}"]);
            }

            files.Reads(Path.GetFullPath(path));
            builder.AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false);
        }

        builder.AddInMemoryCollection(FromEnvironment(environment ?? Environment.GetEnvironmentVariables()));
        builder.AddInMemoryCollection(overrides ?? new Dictionary<string, string?>());
        IConfigurationRoot configuration;
        try
        {
            configuration = builder.Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new SettingsException([$"{path}: is no valid JSON{Where(e)}"]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{path}: can't be read; may the service's user read it?"]);
        }

        var found = new SettingsFindings();
        var values = SettingsBinder.Bind<ReviewBotSettings>(configuration, "", found.Errors, Besides);
        var loaded = new LoadedSettings { Values = values, File = path, Configuration = configuration, Files = files };
        var secrets = new Secrets(loaded.Folder, files, found.Errors);
        var key = secrets.Read("Bugzilla:ApiKey", values.Bugzilla.ApiKey, values.Bugzilla.ApiKeyFile);
        var connection = secrets.Read("Storage:ConnectionString", values.Storage.ConnectionString, values.Storage.ConnectionStringFile);
        loaded = loaded with
        {
            Values = values with { Storage = values.Storage with { ConnectionString = connection } },
            WebhookSecret = secrets.Read("Web:WebhookSecret", values.Web.WebhookSecret, values.Web.WebhookSecretFile),
        };
        SettingsRules.Check(loaded, key, found);
        return found.Errors.Count > 0 ? throw new SettingsException(found.Errors) : loaded with { ApiKey = key, Warnings = found.Warnings, Notes = found.Notes };
    }

    private static string Where(Exception e)
    {
        for (var cause = e.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException { LineNumber: { } line })
            {
                return $" (line {line + 1})";
            }
        }

        return "";
    }

    // Only what is written as Section__Name and begins with a section of ours; the environment holds much else.
    private static Dictionary<string, string?> FromEnvironment(IDictionary environment)
    {
        var sections = typeof(ReviewBotSettings).GetProperties().Select(p => p.Name).Append("Serilog").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in environment)
        {
            var name = (string)entry.Key;
            var end = name.IndexOf("__", StringComparison.Ordinal);
            if (end > 0 && sections.Contains(name[..end]))
            {
                found[name.Replace("__", ":", StringComparison.Ordinal)] = (string?)entry.Value;
            }
        }

        return found;
    }
}
