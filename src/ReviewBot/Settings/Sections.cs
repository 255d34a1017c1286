// One record per section of appsettings.json. Defaults are those of the shipped file; what depends on the server (the
// sandbox, bugzilla.mozilla.org) is null here and resolved in SettingsReader.

namespace ReviewBot.Settings;

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

    /// <summary>The pages.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>The ledger.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>What keeps the bot from doing harm.</summary>
    public SafetySettings Safety { get; init; } = new();
}

/// <summary>How to reach the server.</summary>
public sealed record BugzillaSettings
{
    /// <summary>The server's address, or <c>sandbox:</c> for the one in this process.</summary>
    public string BaseUrl { get; init; } = "sandbox:";

    /// <summary>Our own login.</summary>
    public string? Login { get; init; }

    /// <summary>The API key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A file that holds the API key.</summary>
    public string? ApiKeyFile { get; init; }

    /// <summary>Whom the server's administrators can write to; stands in the User-Agent.</summary>
    public string? Contact { get; init; }

    /// <summary>How the key is sent: <c>Auto</c>, <c>Header</c> or <c>Query</c>.</summary>
    public ReviewBot.Bugzilla.Authentication Authentication { get; init; }

    /// <summary>Products to look after.</summary>
    public IReadOnlyList<string> Products { get; init; } = ["Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    /// <summary>Components to look after; empty for all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The flag type that asks for a review.</summary>
    public string FlagName { get; init; } = "data-review";

    /// <summary>The bug flag that asks a person.</summary>
    public string NeedinfoFlag { get; init; } = "needinfo";

    /// <summary>Requests a second at most.</summary>
    public double RequestsPerSecond { get; init; } = 5;

    /// <summary>Requests at the same time at most.</summary>
    public int Concurrency { get; init; } = 2;

    /// <summary>How long a write without an answer may still land.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Without the key.</summary>
    public override string ToString() => $"Bugzilla at {BaseUrl}";
}

/// <summary>How often to look.</summary>
public sealed record PollingSettings
{
    /// <summary>Time between two passes; 5 minutes, on the sandbox 5 seconds.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Longest time between two looks at everything.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>No write on a bug that a human changed within this time; 2 minutes, on the sandbox none.</summary>
    public TimeSpan? Quiet { get; init; }

    /// <summary>Older requests are left alone until a human touches their bug.</summary>
    public DateTimeOffset? IgnoreRequestsBefore { get; init; }
}

/// <summary>A steward.</summary>
public sealed record StewardSettings
{
    /// <summary>Login on the server.</summary>
    public string Login { get; init; } = "";

    /// <summary>Name for comments where no nick is known.</summary>
    public string? Name { get; init; }

    /// <summary>Pools that the steward serves; empty for all.</summary>
    public IReadOnlyList<string> Pools { get; init; } = [];

    /// <summary>Share of the work.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Most requests waiting at a time.</summary>
    public int? MaxOpen { get; init; }

    /// <summary>Shortest time between two assignments.</summary>
    public TimeSpan MinInterval { get; init; }

    /// <summary>The steward's zone, for example <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Days away.</summary>
    public IReadOnlyList<AwaySettings> Away { get; init; } = [];

    /// <summary>The steward's country as two letters (ISO 3166), for its public holidays: no reminder comes on them. Only national ones.</summary>
    public string? Country { get; init; }

    /// <summary>False for somebody who wants no reminders.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>Where reminders go by mail, where <see cref="MailSettings.Host"/> is set; without it, the login if that is an address.</summary>
    public string? Mail { get; init; }

    /// <summary>Logins of people whose requests this steward never gets.</summary>
    public IReadOnlyList<string> InvolvedWith { get; init; } = [];
}

/// <summary>Days away, both included.</summary>
public sealed record AwaySettings
{
    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly To { get; init; }
}

/// <summary>Products and components that some stewards look after.</summary>
public sealed record PoolSettings
{
    /// <summary>The pool's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Products; empty for all.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>Components; empty for all.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];
}

/// <summary>Who runs the process.</summary>
public sealed record OwnerSettings
{
    /// <summary>Login on the server.</summary>
    public string Login { get; init; } = "";

    /// <summary>Where notices go, if by mail.</summary>
    public string? Mail { get; init; }
}

/// <summary>Whom an escalation goes to, by login.</summary>
public sealed record EscalationSettings
{
    /// <summary>The Trust team.</summary>
    public string? Trust { get; init; }

    /// <summary>Legal.</summary>
    public string? Legal { get; init; }

    /// <summary>The Council.</summary>
    public string? Council { get; init; }
}

/// <summary>The ladder of reminders, in working days of the person who is waited for.</summary>
public sealed record ReminderSettings
{
    /// <summary>First reminder to the steward.</summary>
    public int First { get; init; } = 3;

    /// <summary>Second reminder; the requester hears whom else to ask.</summary>
    public int Second { get; init; } = 7;

    /// <summary>The request is offered to another steward.</summary>
    public int Offer { get; init; } = 10;

    /// <summary>The owners are told.</summary>
    public int Owner { get; init; } = 15;

    /// <summary>Calendar days without any movement after which one closing question is asked.</summary>
    public int Closing { get; init; } = 90;

    /// <summary>Calendar days after which Trust or Legal are asked for their answer.</summary>
    public int Escalated { get; init; } = 14;

    /// <summary>Calendar days after which the Council is: it meets monthly, discusses for three days and votes within seven.</summary>
    public int Council { get; init; } = 42;

    /// <summary>A human comment within so many working days postpones a reminder.</summary>
    public int PostponedBy { get; init; } = 3;

    /// <summary>Periods without reminders, each year, as <c>MM-DD</c> to <c>MM-DD</c>.</summary>
    public IReadOnlyList<QuietPeriodSettings> QuietPeriods { get; init; } = [new QuietPeriodSettings { From = "12-24", To = "01-02" }];
}

/// <summary>A period of each year.</summary>
public sealed record QuietPeriodSettings
{
    /// <summary>First day as <c>MM-DD</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>Last day as <c>MM-DD</c>.</summary>
    public string To { get; init; } = "";
}

/// <summary>What commands may do.</summary>
public sealed record ReplySettings
{
    /// <summary>Whether the bot sets <c>+</c> or <c>-</c> on a steward's command.</summary>
    public SetVerdict SetVerdict { get; init; } = SetVerdict.OnCommand;

    /// <summary>A further name that the bot answers to.</summary>
    public string? Name { get; init; }
}

/// <summary>Whether the bot sets decisions.</summary>
public enum SetVerdict
{
    /// <summary>On a steward's explicit command.</summary>
    OnCommand,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>When and what is opened.</summary>
public sealed record EmbargoSettings
{
    /// <summary>Groups that mean an embargo; empty: nothing is ever opened.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Further groups that the account may be in.</summary>
    public IReadOnlyList<string> ToleratedGroups { get; init; } = [];

    /// <summary>Time between the warning and the opening.</summary>
    public TimeSpan NoticePeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Hours in which bugs are opened, as <c>HH:mm-HH:mm</c>.</summary>
    public string StaffedHours { get; init; } = "09:00-17:00";

    /// <summary>Days on which bugs are opened, as <c>Mon-Fri</c> or <c>Mon,Wed,Fri</c>.</summary>
    public string StaffedDays { get; init; } = "Mon-Fri";

    /// <summary>Days on which nothing is opened.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>The zone of dates and staffed hours.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Release days that the built-in calendar does not know or has otherwise. An estimated day opens nothing.</summary>
    public IReadOnlyList<ReleaseSettings> Releases { get; init; } = [];
}

/// <summary>The release of a version.</summary>
public sealed record ReleaseSettings
{
    /// <summary>The major version.</summary>
    public int Version { get; init; }

    /// <summary>The day of its release.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Whether it is one of Thunderbird for Android.</summary>
    public bool Android { get; init; }
}

/// <summary>When the bot comments.</summary>
public sealed record CommentSettings
{
    /// <summary>Whether a complete form gets a comment when a steward is assigned.</summary>
    public OnComplete OnComplete { get; init; } = OnComplete.WhenAssigned;
}

/// <summary>When a complete form gets a comment.</summary>
public enum OnComplete
{
    /// <summary>With the assignment of a steward.</summary>
    WhenAssigned,

    /// <summary>Not at all: the flag says it.</summary>
    Never,
}

/// <summary>Mail by SMTP; none without a host.</summary>
public sealed record MailSettings
{
    /// <summary>The SMTP server.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The sender's address.</summary>
    public string? From { get; init; }

    /// <summary>User name, if the server wants one.</summary>
    public string? User { get; init; }

    /// <summary>A file that holds the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>Whether the connection must be encrypted.</summary>
    public bool RequireTls { get; init; } = true;
}

/// <summary>Reading GitHub.</summary>
public sealed record GitHubSettings
{
    /// <summary>A token that raises the rate limit; none is needed.</summary>
    public string? Token { get; init; }

    /// <summary>The API's address.</summary>
    public string BaseUrl { get; init; } = "https://api.github.com/";

    /// <summary>Whether GitHub is asked at all; true, but on the sandbox false.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Without the token.</summary>
    public override string ToString() => $"GitHub at {BaseUrl}";
}

/// <summary>The pages.</summary>
public sealed record WebSettings
{
    /// <summary>Where to listen.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The webhook's secret; without one there is no webhook.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"Web at {Url}";
}

/// <summary>The ledger.</summary>
public sealed record StorageSettings
{
    /// <summary>The database.</summary>
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>Where it is; a file beside the settings, and memory for the sandbox.</summary>
    public string? ConnectionString { get; init; }
}

/// <summary>Kinds of database.</summary>
public enum StorageProvider
{
    /// <summary>A file.</summary>
    Sqlite,
}

/// <summary>What keeps the bot from doing harm.</summary>
public sealed record SafetySettings
{
    /// <summary>Nothing is written; true for a real server until set false.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Whether people are put on CC of a restricted bug so that they can be asked there. It shows them the bug, so it is off.</summary>
    public bool CcOnRestrictedBugs { get; init; }

    /// <summary>Most writes that a pass may plan; above it nothing is written.</summary>
    public int MaxWritesPerPass { get; init; } = 20;

    /// <summary>Whether stewards are assigned.</summary>
    public bool Assign { get; init; } = true;

    /// <summary>Whether the bot comments on forms and decisions.</summary>
    public bool Comment { get; init; } = true;

    /// <summary>Whether the bot reminds.</summary>
    public bool Remind { get; init; } = true;

    /// <summary>Whether commands are carried out.</summary>
    public bool Commands { get; init; } = true;

    /// <summary>Whether embargoed bugs are opened.</summary>
    public bool Embargo { get; init; } = true;

    /// <summary>Unexpected outcomes of one capability after which it switches itself off until the next start.</summary>
    public int TripAfter { get; init; } = 5;
}
