using System.Security.Cryptography;
using System.Text;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.State;

/// <summary>Everything the server knows. Not safe for threads: its owner holds the lock.</summary>
internal sealed class BugzillaState(SandboxFlavour flavour, Uri baseUrl)
{
    private readonly List<(DateTimeOffset Until, Bug Bug)> _past = [];
    private Dictionary<int, Bug> _bugs = [];
    private readonly Dictionary<int, Bug> _undo = [];
    private readonly List<Bug> _added = [];
    private readonly Dictionary<int, int> _bugOfAttachment = [];
    private readonly Dictionary<int, int> _bugOfComment = [];

    public SandboxFlavour Flavour => flavour;

    public bool IsBmo => flavour == SandboxFlavour.Bmo;

    /// <summary>Where the server says it is, ending with a slash.</summary>
    public Uri BaseUrl { get; set; } = baseUrl;

    public Trouble Trouble { get; } = new();

    public Dictionary<string, User> Users { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, Group> Groups { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, Product> Products { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<FlagType> FlagTypes { get; } = [];
    public HashSet<string> Keywords { get; } = new(StringComparer.Ordinal);
    public IEnumerable<Bug> Bugs => _bugs.Values;

    public int NextBug { get; set; } = 1;
    public int NextAttachment { get; set; } = 1;
    public int NextComment { get; set; } = 1;
    public int NextFlag { get; set; } = 1;
    public int NextTag { get; set; } = 1;
    public int NextToken { get; set; } = 1;

    public Bug? FindBug(int id) => _bugs.GetValueOrDefault(id);

    /// <summary>Called for each bug that a transaction changed, with what it was before; null for a new one.</summary>
    public Action<Bug?, Bug>? Changed { get; set; }

    public void Add(Bug bug)
    {
        _bugs.Add(bug.Id, bug);
        _added.Add(bug);
    }

    public void Add(Bug bug, Attachment attachment)
    {
        bug.Attachments.Add(attachment);
        _bugOfAttachment[attachment.Id] = bug.Id;
    }

    public void Add(Bug bug, Comment comment)
    {
        bug.Comments.Add(comment);
        _bugOfComment[comment.Id] = bug.Id;
    }

    public (Bug Bug, Attachment Attachment)? FindAttachment(int id) =>
        _bugOfAttachment.TryGetValue(id, out var bugId)
        && FindBug(bugId) is { } bug
        && bug.Attachments.Find(a => a.Id == id) is { } attachment
            ? (bug, attachment)
            : null;

    public (Bug Bug, Comment Comment)? FindComment(int id) =>
        _bugOfComment.TryGetValue(id, out var bugId)
        && FindBug(bugId) is { } bug
        && bug.Comments.Find(c => c.Id == id) is { } comment
            ? (bug, comment)
            : null;

    /// <summary>Remembers a bug as it is now, for <see cref="Rollback"/>. To be called before it is changed.</summary>
    public Bug Touch(Bug bug)
    {
        _undo.TryAdd(bug.Id, bug.Clone());
        return bug;
    }

    /// <summary>Ends the transaction: what was touched stays as it is.</summary>
    /// <param name="now">When.</param>
    /// <param name="remember">For how long <see cref="AsOf"/> has to know what was there before.</param>
    public void Commit(DateTimeOffset now, TimeSpan remember)
    {
        _past.RemoveAll(p => p.Until < now - remember);
        if (remember > TimeSpan.Zero)
        {
            _past.AddRange(_undo.Values.Select(before => (now, before)));
        }

        if (Changed is { } changed)
        {
            _added.ForEach(b => changed(null, b));
            foreach (var (id, before) in _undo.Where(u => !_added.Exists(b => b.Id == u.Key)))
            {
                changed(before, _bugs[id]);
            }
        }

        _added.Clear();
        _undo.Clear();
    }

    /// <summary>Lets a read see the bugs as they were: a replica that lags behind.</summary>
    public T AsOf<T>(DateTimeOffset time, Func<T> read)
    {
        var present = _bugs;
        _bugs = [];
        foreach (var (id, bug) in present)
        {
            if (bug.Created <= time)
            {
                _bugs.Add(id, _past.Find(p => p.Bug.Id == id && p.Until > time).Bug ?? bug);
            }
        }

        try
        {
            return read();
        }
        finally
        {
            _bugs = present;
        }
    }

    /// <summary>Ends the transaction: what was touched is as it was. Ids that were given out are not given out again.</summary>
    public void Rollback()
    {
        foreach (var (id, before) in _undo)
        {
            _bugs[id] = before;
        }

        _added.Clear();
        _undo.Clear();
    }

    public User AddUser(string login, string realName, params IEnumerable<string> groups)
    {
        var nick = realName.IndexOf("[:", StringComparison.Ordinal) is var at and >= 0
            ? realName[(at + 2)..].Split(']')[0]
            : login.Split('@')[0];
        var user = new User { Id = Users.Count + 1, Login = login, RealName = realName, Nick = nick, Key = KeyFor(login) };
        user.Groups.UnionWith(groups);
        Users.Add(login, user);
        return user;
    }

    public Group AddGroup(string name, string description)
    {
        var group = new Group(Groups.Count + 1, name, description);
        Groups.Add(name, group);
        return group;
    }

    // Derived, so that every start of a sandbox hands out the same keys; it guards invented bugs only.
    private static string KeyFor(string login) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("sandbox key of " + login)))[..40];
}
