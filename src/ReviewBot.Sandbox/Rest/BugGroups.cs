using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>The groups that a bug is restricted to.</summary>
internal sealed class BugGroups(Call call, Bug bug, BugChange change)
{
    public void Apply()
    {
        var (add, remove) = change.Lists("groups");
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
        change.Edit.Record("groups", string.Join(", ", remove.Order(StringComparer.Ordinal)), string.Join(", ", added.Order(StringComparer.Ordinal)));
    }

    // BMO: the product's security group may be set by the reporter or whoever has editbugs.
    private bool MayAdd(string group) =>
        call.Login().In(group) || (call.IsBmo && group == bug.Product.DefaultSecurityGroup && call.CanEdit(bug));
}
