using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>A change of one bug while it is made.</summary>
internal sealed class BugChange(Call call, Bug bug)
{
    public Edit Edit { get; } = new(call, bug);

    /// <summary>Sets a text, if the call names it.</summary>
    /// <param name="name">As the call and history name it.</param>
    /// <param name="shown">As a refusal names it.</param>
    /// <param name="before">What it is.</param>
    /// <param name="set">Sets it.</param>
    public void Text(string name, string shown, string before, Action<string> set)
    {
        if (call.Args.Has(name) && (call.Args.Text(name) ?? "") is var after && after != before)
        {
            Require(shown, before, after);
            Edit.Change(name, before, after, () => set(after));
        }
    }

    /// <summary>Sets a yes or no, if the call names it.</summary>
    public void Bit(string name, bool before, Action<bool> set)
    {
        if (call.Args.Has(name) && call.Args.IsTrue(name) is var after && after != before)
        {
            Require(name, before ? "1" : "0", after ? "1" : "0");
            Edit.Change(name, before ? "1" : "0", after ? "1" : "0", () => set(after));
        }
    }

    /// <exception cref="BugzillaException">115: the caller may not change the field.</exception>
    public void Require(string shown, string before, string after)
    {
        if (!call.CanEdit(bug))
        {
            var from = before.Length == 0 ? "" : $" from {before}";
            throw new BugzillaException(115, $"You tried to change the {shown} field{from} to {after}, but only the assignee or reporter of the bug, or a user with the required permissions may change that field.");
        }
    }

    /// <summary>What the call puts on a list and takes off it.</summary>
    public (List<string> Add, List<string> Remove) Lists(string name) =>
        call.Args.Node(name) is JsonObject change
            ? ([.. Args.PerlList(change["add"])], [.. Args.PerlList(change["remove"])])
            : ([], []);
}
