using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.State;

/// <summary>The invented people, groups, products and flag types of every sandbox.</summary>
internal static class World
{
    public const string Admin = "admin@example.org";
    public const string Bot = "reviewbot@example.org";
    public const string Requester = "robin@example.org";
    public const string Requester2 = "juno@example.org";
    public const string Steward1 = "maren@example.org";
    public const string Steward2 = "tomas@example.org";
    public const string Steward3 = "ines@example.org";
    public const string Blocked = "away@example.org";
    public const string Outsider = "passer-by@example.org";
    public const string Security = "sefa@example.org";
    public const string Nobody = "nobody@example.org";
    public const string PhabricatorBot = "phab-bot@example.org";

    public const string EmbargoGroup = "data-review-embargo";
    public const string OtherGroup = "data-review-partners";
    public const string SecurityGroup = "mail-core-security";

    public const string Flag = "data-review";
    public const string Needinfo = "needinfo";
    public const string OtherProduct = "Firefox";

    public static readonly IReadOnlyList<string> Products = ["Thunderbird", "MailNews Core", "Calendar", "Chat Core"];

    /// <summary>Who plays which part, as the contract file names it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string>
    {
        ["admin"] = Admin,
        ["bot"] = Bot,
        ["requester"] = Requester,
        ["requester2"] = Requester2,
        ["steward1"] = Steward1,
        ["steward2"] = Steward2,
        ["steward3"] = Steward3,
        ["blocked"] = Blocked,
        ["outsider"] = Outsider,
        ["security"] = Security,
    };

    public static BugzillaState Begin(SandboxFlavour flavour, Uri baseUrl)
    {
        var state = new BugzillaState(flavour, baseUrl);
        state.AddGroup(SystemGroups.Admin, "Administrators");
        state.AddGroup(SystemGroups.EditBugs, "Can edit all bug fields");
        state.AddGroup(SystemGroups.CanConfirm, "Can confirm a bug or mark it a duplicate");
        state.AddGroup(SystemGroups.Insiders, "May see private comments and attachments");
        state.AddGroup(EmbargoGroup, "Data reviews that are not public yet");
        state.AddGroup(OtherGroup, "Work with partners");
        state.AddGroup(SecurityGroup, "Security-sensitive bugs");
        if (!state.IsBmo)
        {
            state.AddGroup(SystemGroups.Taggers, "May tag comments");
        }

        People(state);
        HashSet<string> groups = [EmbargoGroup, OtherGroup, SecurityGroup];
        AddProduct(state, "Thunderbird", groups, "General", "Message Reader UI", "Search", "Account Manager");
        AddProduct(state, "MailNews Core", groups, "General", "Networking: IMAP", "Database");
        AddProduct(state, "Calendar", groups, "General", "Provider: CalDAV");
        AddProduct(state, "Chat Core", groups, "General", "Matrix");
        AddProduct(state, OtherProduct, [SecurityGroup], "General", "Settings UI");

        state.FlagTypes.Add(new(1, Flag, ForBugs: false));
        state.FlagTypes.Add(new(2, "review", ForBugs: false));
        state.FlagTypes.Add(new(3, "feedback", ForBugs: false));
        state.FlagTypes.Add(new(4, Needinfo, ForBugs: true));
        state.Keywords.UnionWith(["telemetry", "meta", "sec-high", "good-first-bug"]);
        return state;
    }

    private static void People(BugzillaState state)
    {
        string[] editor = [SystemGroups.EditBugs, SystemGroups.CanConfirm];
        state.AddUser(Admin, "Ada Admin [:ada]", [.. editor, .. state.Groups.Keys]);
        state.AddUser(Nobody, "Nobody; OK to take it and work on it");
        var bot = state.AddUser(Bot, "Data Review Bot [:reviewbot]", [.. editor, EmbargoGroup, OtherGroup]);
        if (!state.IsBmo)
        {
            bot.Groups.Add(SystemGroups.Taggers);
        }

        state.AddUser(Requester, "Robin Requester [:robin]");
        state.AddUser(Requester2, "Juno Joiner [:juno]");
        state.AddUser(Steward1, "Maren Steward [:maren]", [.. editor, EmbargoGroup, OtherGroup]);
        state.AddUser(Steward2, "Tomas Steward [:tomas]", [.. editor, EmbargoGroup]);
        state.AddUser(Steward3, "Ines Steward [:ines]", editor);
        var blocked = state.AddUser(Blocked, "Bo Busy [:bo]", editor);
        state.AddUser(Outsider, "Pat Passer-by [:pat]");
        state.AddUser(Security, "Sefa Security [:sefa]", [.. editor, EmbargoGroup, SecurityGroup]);
        state.AddUser(PhabricatorBot, "Phabricator Automation [:phab-bot]", editor);

        // Upstream knows no "not accepting requests"; there the account is closed.
        blocked.BlocksRequests = state.IsBmo;
        blocked.DisabledText = state.IsBmo ? "" : "This account is not in use.";
    }

    private static void AddProduct(BugzillaState state, string name, IEnumerable<string> groups, params string[] components) =>
        state.Products.Add(name, new Product(
            state.Products.Count + 1,
            name,
            [.. components.Select((c, i) => new Component((state.Products.Count + 1) * 10 + i, c))],
            ["unspecified", "Trunk", "Thunderbird 150"],
            new HashSet<string>(groups, StringComparer.Ordinal),
            SecurityGroup));
}
