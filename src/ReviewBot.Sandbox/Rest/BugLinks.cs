using System.Globalization;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>What a bug hangs together with; the other bug is told, too.</summary>
internal sealed class BugLinks(Call call, Bug bug, BugChange change)
{
    public void SeeAlso()
    {
        var (add, remove) = change.Lists("see_also");
        var added = add.Where(u => !bug.SeeAlso.Contains(u)).ToList();
        var removed = remove.Where(bug.SeeAlso.Remove).ToList();
        bug.SeeAlso.AddRange(added);
        if (added.Count + removed.Count > 0)
        {
            change.Require("See Also", string.Join(", ", removed), string.Join(", ", added));
            change.Edit.Record("see_also", string.Join(", ", removed), string.Join(", ", added));
        }

        foreach (var url in added.Where(u => u.StartsWith(call.State.BaseUrl.AbsoluteUri, StringComparison.Ordinal)))
        {
            var own = new Uri(call.State.BaseUrl, $"show_bug.cgi?id={bug.Id}").AbsoluteUri;
            if (int.TryParse(url.Split("id=")[^1], CultureInfo.InvariantCulture, out var id)
                && call.State.FindBug(id) is { } other
                && other != bug
                && !other.SeeAlso.Contains(own))
            {
                call.State.Touch(other).SeeAlso.Add(own);
                change.Edit.Log(other, "see_also", "", own);
            }
        }
    }

    public void Dependencies(string name, string mirror, SortedSet<int> mine, Func<Bug, SortedSet<int>> theirs)
    {
        var (add, remove) = change.Lists(name);
        var added = add.Select(call.Visible).Where(b => b != bug && mine.Add(b.Id)).ToList();
        var removed = remove.Select(call.Visible).Where(b => mine.Remove(b.Id)).ToList();
        if (added.Count + removed.Count == 0)
        {
            return;
        }

        change.Require(name, "", string.Join(", ", added.Select(b => b.Id)));
        change.Edit.Record(name, string.Join(", ", removed.Select(b => b.Id)), string.Join(", ", added.Select(b => b.Id)));
        foreach (var other in added)
        {
            theirs(call.State.Touch(other)).Add(bug.Id);
            change.Edit.Log(other, mirror, "", $"{bug.Id}");
        }

        foreach (var other in removed)
        {
            theirs(call.State.Touch(other)).Remove(bug.Id);
            change.Edit.Log(other, mirror, $"{bug.Id}", "");
        }
    }
}
