using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The rules for setting flags on a bug or an attachment, in the order in which the servers check them.</summary>
internal sealed class FlagRules(Call call, Bug bug, Attachment? attachment)
{
    private readonly Requestees _requestees = new(call, bug, attachment);

    private List<Flag> Flags => attachment?.Flags ?? bug.Flags;

    private IEnumerable<FlagType> Types =>
        call.State.FlagTypes.Where(t => t.ForBugs == (attachment is null) && t.IsIn(bug.Product.Name));

    /// <summary>People who are to be put on CC because they were asked.</summary>
    public IReadOnlyList<User> Asked => _requestees.Asked;

    /// <summary>Applies a list of flag changes.</summary>
    /// <exception cref="BugzillaException">Whatever is wrong with one of them; the caller rolls back.</exception>
    /// <returns>What was removed and added, as history writes it; empty texts if nothing changed.</returns>
    public (string Removed, string Added) Apply(JsonNode? list)
    {
        if (list is null)
        {
            return ("", "");
        }

        if (list is not JsonArray elements)
        {
            throw new BugzillaException(BugzillaException.Internal, "Not an ARRAY reference at Bugzilla/WebService/Util.pm line 49.\n");
        }

        var before = Flags.ToList();
        foreach (var element in elements)
        {
            Apply(element as JsonObject
                ?? throw new BugzillaException(BugzillaException.Internal, "Not a HASH reference at Bugzilla/WebService/Util.pm line 52.\n"));
        }

        return Difference(before, Flags);
    }

    /// <summary>Removes what waits for an answer: the attachment was made obsolete.</summary>
    public void DropRequests() => Flags.RemoveAll(f => f.Status == '?');

    public static (string Removed, string Added) Difference(IReadOnlyList<Flag> before, IReadOnlyList<Flag> after)
    {
        static (User, string) Summary(Flag flag) => (flag.Setter, flag.Text);
        var removed = before.Select(Summary).ToList();
        var added = new List<(User, string Text)>();
        foreach (var summary in after.Select(Summary))
        {
            if (!removed.Remove(summary))
            {
                added.Add(summary);
            }
        }

        return (string.Join(", ", removed.Select(r => r.Item2)), string.Join(", ", added.Select(a => a.Text)));
    }

    private void Apply(JsonObject element)
    {
        var status = Args.PerlText(element["status"]) ?? "";
        var requestee = Args.PerlText(element["requestee"]);
        if (Existing(element, out var type) is { } flag)
        {
            Change(flag, status, requestee);
        }
        else if (status != "X")
        {
            Create(type!, status, requestee);
        }
    }

    private Flag? Existing(JsonObject element, out FlagType? type)
    {
        type = null;
        var isNew = Args.Truth(Args.PerlText(element["new"]));
        if (Args.PerlText(element["id"]) is { Length: > 0 } id)
        {
            return Flags.Find(f => $"{f.Id}" == id) ?? throw new BugzillaException(51, $"There is no flag with the id '{id}'.");
        }

        string value;
        if (Args.PerlText(element["type_id"]) is { Length: > 0 } typeId)
        {
            value = typeId;
            type = Types.FirstOrDefault(t => $"{t.Id}" == typeId)
                ?? throw new BugzillaException(51, $"There is no flagtype with the id '{typeId}'.");
        }
        else if (Args.PerlText(element["name"]) is { Length: > 0 } name)
        {
            value = name;
            var types = Types.Where(t => t.Name == name).ToList();
            type = types.Count <= 1
                ? types.FirstOrDefault() ?? throw new BugzillaException(51, $"There is no flagtype named '{name}'.")
                : throw new BugzillaException(133, $"The flag type '{name}' matches several flag types. You must specify the type id value to update or add a flag.");
        }
        else
        {
            throw BugzillaException.Required("Bugzilla::Flag->set_flag", "id/type_id");
        }

        if (isNew)
        {
            return null;
        }

        var wanted = type;
        var matches = Flags.Where(f => f.Type == wanted).ToList();
        return matches.Count > 1
            ? throw new BugzillaException(132, $"The flag '{value}' has been set multiple times. You must specify the id value to update the flag.")
            : matches.FirstOrDefault();
    }

    private void Change(Flag flag, string status, string? requestee)
    {
        CheckStatus(flag.Type, status, flag);
        if (status == "X")
        {
            CheckNeedinfo(flag);
            Flags.Remove(flag);
            return;
        }

        var asked = _requestees.Of(flag.Type, status, requestee, flag.Requestee);
        if (status[0] == flag.Status && asked == flag.Requestee)
        {
            return;
        }

        Flags[Flags.IndexOf(flag)] = flag with
        {
            Status = status[0],
            Requestee = asked,
            Setter = status[0] == flag.Status ? flag.Setter : call.Login(),
            Modified = call.Now,
        };
    }

    private void Create(FlagType type, string status, string? requestee)
    {
        if (!type.IsActive)
        {
            throw new BugzillaException(134, $"The flag type {type.Name} is inactive and cannot be used to create new flags.");
        }

        if (!type.IsMultiplicable && Flags.Any(f => f.Type == type))
        {
            throw BugzillaException.User($"You cannot have several {type.Name} flags for this bug.");
        }

        CheckStatus(type, status, null);
        var asked = _requestees.Of(type, status, requestee, null);
        Flags.Add(new Flag(call.State.NextFlag++, type, status[0], call.Login(), asked, call.Now, call.Now));
    }

    private void CheckStatus(FlagType type, string status, Flag? flag)
    {
        if (status is not ("?" or "+" or "-" or "X") || (status == "?" && flag?.Status != '?' && !type.IsRequestable))
        {
            var shown = status.Length == 0 ? "" : $" {status}";
            throw new BugzillaException(129, $"The flag status{shown}{(flag is null ? "" : $" for flag ID #{flag.Id}")} is invalid.");
        }

        var user = call.Login();
        if (!MaySet(type, status, flag, user))
        {
            var verb = status switch { "?" => "request", "+" => "grant", "-" => "deny", _ => "clear" };
            throw new BugzillaException(130, $"You tried to {verb} {type.Name}. Only a user with the required permissions may make this change.");
        }
    }

    private bool MaySet(FlagType type, string status, Flag? flag, User user)
    {
        var before = flag?.Status ?? 'X';
        if (status[0] == before || type.CanGrant(user))
        {
            return true;
        }

        // BMO: what was granted or denied is for the granters alone to take back to a request.
        if (call.IsBmo && status == "?" && before is '+' or '-')
        {
            return false;
        }

        return status is "?" or "X" && (type.CanRequest(user) || (status == "X" && before == '?' && flag!.Setter == user));
    }

    private void CheckNeedinfo(Flag flag)
    {
        var user = call.Login();
        if (call.IsBmo && flag.Type.Name == "needinfo" && flag.Setter != user && flag.Requestee != user && !user.In(SystemGroups.CanConfirm))
        {
            throw BugzillaException.User("Only the requestee or a user with the required permissions can clear a needinfo flag.");
        }
    }
}
