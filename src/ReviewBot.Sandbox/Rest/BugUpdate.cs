using System.Globalization;
using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A change of one bug: everything or nothing. Unknown keys are ignored.</summary>
internal sealed class BugUpdate(Call call, Bug bug)
{
    private static readonly string[] Resolutions = ["FIXED", "INVALID", "WONTFIX", "DUPLICATE", "WORKSFORME", "INCOMPLETE", "INACTIVE", "MOVED"];

    private readonly Edit _edit = new(call, bug);

    private Args Args => call.Args;

    public JsonNode Apply()
    {
        Move();
        People();
        Text("whiteboard", "Whiteboard", bug.Whiteboard, v => bug.Whiteboard = v);
        Text("summary", "Summary", bug.Summary, v => bug.Summary = v);
        Text("url", "URL", bug.Url, v => bug.Url = v);
        Text("priority", "Priority", bug.Priority, v => bug.Priority = v);
        Text("severity", "Severity", bug.Severity, v => bug.Severity = v);
        State();
        Bit("is_cc_accessible", bug.IsCcAccessible, v => bug.IsCcAccessible = v);
        Bit("is_creator_accessible", bug.IsCreatorAccessible, v => bug.IsCreatorAccessible = v);
        Keywords();
        SeeAlso();
        Dependencies("depends_on", "blocks", bug.DependsOn, b => b.Blocks);
        Dependencies("blocks", "depends_on", bug.Blocks, b => b.DependsOn);

        // New people on CC may be asked in the same call, and old groups still bind them.
        var rules = new FlagRules(call, bug, null);
        var (removed, added) = rules.Apply(Args.Node("flags"));
        Groups();
        _edit.ChangeCc(rules.Asked, []);
        MergeCc();
        _edit.Record("flagtypes.name", removed, added);
        Privacy();
        Comment();
        return new JsonObject
        {
            ["id"] = bug.Id,
            ["alias"] = call.IsBmo ? bug.Alias : bug.Alias is null ? new JsonArray() : new JsonArray(bug.Alias),
            ["last_change_time"] = Clock.Write(bug.Changed),
            ["changes"] = Shapes.Changes(_edit.Changes),
        };
    }

    private void Text(string name, string shown, string before, Action<string> set)
    {
        if (Args.Has(name) && (Args.Text(name) ?? "") is var after && after != before)
        {
            Require(shown, before, after);
            _edit.Change(name, before, after, () => set(after));
        }
    }

    private void Bit(string name, bool before, Action<bool> set)
    {
        if (Args.Has(name) && Args.IsTrue(name) is var after && after != before)
        {
            Require(name, before ? "1" : "0", after ? "1" : "0");
            _edit.Change(name, before ? "1" : "0", after ? "1" : "0", () => set(after));
        }
    }

    private void Require(string shown, string before, string after)
    {
        if (!call.CanEdit(bug))
        {
            var from = before.Length == 0 ? "" : $" from {before}";
            throw new BugzillaException(115, $"You tried to change the {shown} field{from} to {after}, but only the assignee or reporter of the bug, or a user with the required permissions may change that field.");
        }
    }

    private (List<string> Add, List<string> Remove) Lists(string name) =>
        Args.Node(name) is JsonObject change
            ? ([.. Args.PerlList(change["add"])], [.. Args.PerlList(change["remove"])])
            : ([], []);

    private void People()
    {
        if (Args.Text("assigned_to") is { Length: > 0 } login && call.FindUser(login) is var assignee && assignee != bug.AssignedTo)
        {
            Require("Assignee", bug.AssignedTo.Login, assignee.Login);
            _edit.Change("assigned_to", bug.AssignedTo.Login, assignee.Login, () => bug.AssignedTo = assignee);
        }

        var (add, remove) = Lists("cc");
        _edit.ChangeCc([.. add.Select(call.FindUser)], [.. remove.Select(call.FindUser)]);
    }

    // People put on CC by hand and those put there by being asked are one change.
    private void MergeCc()
    {
        var both = _edit.Changes.Where(c => c.Field == "cc").ToList();
        if (both.Count < 2)
        {
            return;
        }

        static string Join(IEnumerable<string> parts) =>
            string.Join(", ", parts.Where(p => p.Length > 0).SelectMany(p => p.Split(", ")).Order(StringComparer.Ordinal));
        _edit.Changes.RemoveAll(c => c.Field == "cc");
        bug.History.RemoveRange(bug.History.FindLastIndex(h => h.Field == "cc"), 1);
        bug.History.RemoveRange(bug.History.FindLastIndex(h => h.Field == "cc"), 1);
        _edit.Record("cc", Join(both.Select(c => c.Removed)), Join(both.Select(c => c.Added)));
    }

    private void State()
    {
        if (Args.Text("dupe_of") is { Length: > 0 } dupe)
        {
            var original = call.Visible(dupe);
            bug.DupeOf = original.Id;
            Resolve("RESOLVED", "DUPLICATE");
            return;
        }

        var status = Args.Text("status") ?? bug.Status;
        var resolution = Args.Text("resolution");
        var closes = status is "RESOLVED" or "VERIFIED" or "CLOSED";
        if (closes && string.IsNullOrEmpty(resolution) && bug.Resolution.Length == 0)
        {
            throw new BugzillaException(121, $"A valid resolution is required to mark bugs as {status}.");
        }

        if (!string.IsNullOrEmpty(resolution) && !Resolutions.Contains(resolution))
        {
            throw new BugzillaException(51, $"There is no resolution named '{resolution}'.");
        }

        Resolve(status, closes ? (string.IsNullOrEmpty(resolution) ? bug.Resolution : resolution) : "");
    }

    private void Resolve(string status, string resolution)
    {
        if (status != bug.Status)
        {
            Require("Status", bug.Status, status);
            _edit.Change("status", bug.Status, status, () => bug.Status = status);
        }

        if (resolution != bug.Resolution)
        {
            Require("Resolution", bug.Resolution, resolution);
            _edit.Change("resolution", bug.Resolution, resolution, () => bug.Resolution = resolution);
        }
    }

    private void Keywords()
    {
        var (add, remove) = Lists("keywords");
        if (add.Concat(remove).FirstOrDefault(k => !call.State.Keywords.Contains(k)) is { } unknown)
        {
            throw new BugzillaException(51, $"There is no keyword named '{unknown}'.");
        }

        var added = add.Where(bug.Keywords.Add).ToList();
        var removed = remove.Where(bug.Keywords.Remove).ToList();
        if (added.Count + removed.Count > 0)
        {
            Require("Keywords", string.Join(", ", removed), string.Join(", ", added));
            _edit.Record("keywords", string.Join(", ", removed), string.Join(", ", added));
        }
    }

    private void SeeAlso()
    {
        var (add, remove) = Lists("see_also");
        var added = add.Where(u => !bug.SeeAlso.Contains(u)).ToList();
        var removed = remove.Where(bug.SeeAlso.Remove).ToList();
        bug.SeeAlso.AddRange(added);
        if (added.Count + removed.Count > 0)
        {
            Require("See Also", string.Join(", ", removed), string.Join(", ", added));
            _edit.Record("see_also", string.Join(", ", removed), string.Join(", ", added));
        }

        foreach (var url in added.Where(u => u.StartsWith(call.Server.BaseUrl.AbsoluteUri, StringComparison.Ordinal)))
        {
            var own = new Uri(call.Server.BaseUrl, $"show_bug.cgi?id={bug.Id}").AbsoluteUri;
            if (int.TryParse(url.Split("id=")[^1], CultureInfo.InvariantCulture, out var id)
                && call.State.FindBug(id) is { } other
                && other != bug
                && !other.SeeAlso.Contains(own))
            {
                call.State.Touch(other).SeeAlso.Add(own);
                _edit.Log(other, "see_also", "", own);
            }
        }
    }

    private void Dependencies(string name, string mirror, SortedSet<int> mine, Func<Bug, SortedSet<int>> theirs)
    {
        var (add, remove) = Lists(name);
        var added = add.Select(call.Visible).Where(b => b != bug && mine.Add(b.Id)).ToList();
        var removed = remove.Select(call.Visible).Where(b => mine.Remove(b.Id)).ToList();
        if (added.Count + removed.Count == 0)
        {
            return;
        }

        Require(name, "", string.Join(", ", added.Select(b => b.Id)));
        _edit.Record(name, string.Join(", ", removed.Select(b => b.Id)), string.Join(", ", added.Select(b => b.Id)));
        foreach (var other in added)
        {
            theirs(call.State.Touch(other)).Add(bug.Id);
            _edit.Log(other, mirror, "", $"{bug.Id}");
        }

        foreach (var other in removed)
        {
            theirs(call.State.Touch(other)).Remove(bug.Id);
            _edit.Log(other, mirror, $"{bug.Id}", "");
        }
    }

    private void Groups()
    {
        var (add, remove) = Lists("groups");
        foreach (var name in remove)
        {
            if (!bug.Groups.Contains(name) || !call.Login().In(name))
            {
                throw new BugzillaException(120, $"You tried to remove bug {bug.Id} from the '{name}' group, but either this group does not exist, or you are not allowed to remove bugs from this group in the '{bug.Product.Name}' product.");
            }
        }

        var added = add.Where(n => !bug.Groups.Contains(n)).ToList();
        foreach (var name in added)
        {
            if (!bug.Product.Groups.Contains(name) || !MayAdd(name))
            {
                throw new BugzillaException(120, $"You tried to restrict bug {bug.Id} to the '{name}' group, but either this group does not exist, or you are not allowed to restrict bugs to this group in the '{bug.Product.Name}' product.");
            }
        }

        bug.Groups.ExceptWith(remove);
        bug.Groups.UnionWith(added);
        _edit.Record("groups", string.Join(", ", remove.Order(StringComparer.Ordinal)), string.Join(", ", added.Order(StringComparer.Ordinal)));
    }

    // BMO: the product's security group may be set by the reporter or whoever has editbugs.
    private bool MayAdd(string group) =>
        call.Login().In(group) || (call.IsBmo && group == bug.Product.DefaultSecurityGroup && call.CanEdit(bug));

    private void Privacy()
    {
        if (Args.Node("comment_is_private") is not JsonObject settings)
        {
            return;
        }

        foreach (var (id, value) in settings)
        {
            if (!call.IsInsider)
            {
                throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.");
            }

            var index = bug.Comments.FindIndex(c => $"{c.Id}" == id);
            var isPrivate = Args.Truth(Args.PerlText(value));
            if (index < 0 || bug.Comments[index].IsPrivate == isPrivate)
            {
                continue;
            }

            bug.Comments[index] = bug.Comments[index] with { IsPrivate = isPrivate };
            _edit.Log(bug, "longdescs.isprivate", isPrivate ? "0" : "1", isPrivate ? "1" : "0", comment: bug.Comments[index].Id);
        }
    }

    private void Comment()
    {
        if (!Args.Has("comment") || Args.Node("comment") is not { } node)
        {
            return;
        }

        if (node is not JsonObject comment)
        {
            throw new BugzillaException(
                BugzillaException.Internal,
                $"Can't use string (\"{Args.PerlText(node)}\") as a HASH ref while \"strict refs\" in use at Bugzilla/WebService/Bug.pm line 649.\n");
        }

        var text = Args.PerlText(comment["body"]) ?? Args.PerlText(comment["comment"]) ?? "";
        var stored = _edit.AddComment(text, Args.Truth(Args.PerlText(comment["is_private"])));
        if (stored is not null && call.IsBmo)
        {
            Comments.TagQuietly(call, bug, stored);
        }
    }

    private void Move()
    {
        var product = Args.Text("product") is { Length: > 0 } name && name != bug.Product.Name
            ? call.State.Products.GetValueOrDefault(name)
                ?? throw new BugzillaException(106, $"Sorry, either the product {name} does not exist or you aren't authorized to enter a bug into it.")
            : bug.Product;
        var component = Args.Text("component") is { Length: > 0 } c ? Bugs.Component(product, c) : bug.Component;
        var version = Args.Text("version") is { Length: > 0 } v ? Bugs.Version(product, v) : bug.Version;
        if (product != bug.Product)
        {
            Require("Product", bug.Product.Name, product.Name);
            Bugs.Component(product, component);
            _edit.Change("product", bug.Product.Name, product.Name, () => bug.Product = product);
            DropFlags();
        }

        if (component != bug.Component)
        {
            Require("Component", bug.Component, component);
            _edit.Change("component", bug.Component, component, () => bug.Component = component);
        }

        _edit.Change("version", bug.Version, version, () => bug.Version = version);
    }

    private void DropFlags()
    {
        var lost = bug.Flags.Concat(bug.Attachments.SelectMany(a => a.Flags)).Where(f => !f.Type.IsIn(bug.Product.Name)).ToList();
        bug.Flags.RemoveAll(lost.Contains);
        bug.Attachments.ForEach(a => a.Flags.RemoveAll(lost.Contains));
        _edit.Record("flagtypes.name", string.Join(", ", lost.Select(f => f.Text)), "");
    }
}
