// One record per section of appsettings.json. Defaults are those of the shipped file; what depends on the server (the
// sandbox, bugzilla.mozilla.org) is null here and resolved in SettingsReader.

namespace ReviewBot.Settings.Sections;

/// <summary>The whole settings file.</summary>
public sealed record ReviewBotSettings
{
    /// <summary>How to reach the server.</summary>
    public BugzillaSettings Bugzilla { get; init; } = new();

    /// <summary>How often to look.</summary>
    public PollingSettings Polling { get; init; } = new();

    /// <summary>Who reviews.</summary>
    public IReadOnlyList<StewardSettings> Stewards { get; init; } = [];

    /// <summary>Which products and components belong together; empty for one pool of all.</summary>
    public IReadOnlyList<PoolSettings> Pools { get; init; } = [];

    /// <summary>Who runs the process and is told privately what people needn't see.</summary>
    public IReadOnlyList<OwnerSettings> Owners { get; init; } = [];

    /// <summary>Whom an escalation goes to.</summary>
    public EscalationSettings Escalation { get; init; } = new();

    /// <summary>The ladder of reminders.</summary>
    public ReminderSettings Reminders { get; init; } = new();

    /// <summary>What commands may do.</summary>
    public ReplySettings Replies { get; init; } = new();

    /// <summary>When and what is opened.</summary>
    public EmbargoSettings Embargo { get; init; } = new();

    /// <summary>When the bot comments at all.</summary>
    public CommentSettings Comments { get; init; } = new();

    /// <summary>Mail to owners and stewards.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>Reading GitHub: the form's template, and what a lift condition waits for.</summary>
    public GitHubSettings GitHub { get; init; } = new();

    /// <summary>What landed in the products' source.</summary>
    public CollectionSettings Collections { get; init; } = new();

    /// <summary>The pages.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>What can be measured from outside.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>The ledger.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>What keeps the bot from doing harm.</summary>
    public SafetySettings Safety { get; init; } = new();
}
