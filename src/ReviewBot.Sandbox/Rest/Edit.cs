using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>One change of one bug: what was changed goes into history and into the answer.</summary>
internal sealed class Edit
{
    private readonly Call _call;

    public Edit(Call call, Bug bug)
    {
        _call = call;
        Bug = call.State.Touch(bug);
    }

    public Bug Bug { get; }

    public List<(string Field, string Removed, string Added)> Changes { get; } = [];

    /// <summary>Records a change of a field, if it is one.</summary>
    /// <param name="field">As history names it.</param>
    /// <param name="removed">What was there.</param>
    /// <param name="added">What is there now.</param>
    /// <param name="attachment">The attachment that was changed, if it was one.</param>
    /// <param name="answerField">As the answer names it, where that differs from history.</param>
    public void Record(string field, string removed, string added, int? attachment = null, string? answerField = null)
    {
        if (removed == added)
        {
            return;
        }

        Changes.Add((answerField ?? field, removed, added));
        Log(Bug, field, removed, added, attachment);
    }

    /// <summary>Changes a value through <paramref name="set"/> and records it.</summary>
    public void Change(string field, string before, string after, Action set)
    {
        set();
        Record(field, before, after);
    }

    /// <summary>Writes a row of history and moves the bug's time, without naming it in the answer.</summary>
    public void Log(Bug bug, string field, string removed, string added, int? attachment = null, int? comment = null)
    {
        bug.History.Add(new Activity(_call.Now, _call.Login(), field, removed, added) { AttachmentId = attachment, CommentId = comment });
        bug.Changed = _call.Now;
    }

    /// <summary>Puts people on CC and takes them off, as one change.</summary>
    public void ChangeCc(IReadOnlyCollection<User> add, IReadOnlyCollection<User> remove)
    {
        var added = add.Where(u => !Bug.Cc.Contains(u)).Distinct().ToList();
        var removed = remove.Where(Bug.Cc.Contains).Distinct().ToList();
        Bug.Cc.AddRange(added);
        Bug.Cc.RemoveAll(removed.Contains);
        Record("cc", Names(removed), Names(added));
    }

    /// <summary>Stores a comment. A blank one is dropped.</summary>
    /// <exception cref="BugzillaException">113: private, by somebody who may not; 114: over 65,535 characters.</exception>
    public Comment? AddComment(string text, bool isPrivate, CommentKind kind = CommentKind.Normal, int? attachment = null)
    {
        var clean = Clean(text);
        if (kind != CommentKind.Normal)
        {
            clean = clean.TrimStart();
        }

        if (clean.Length == 0 && kind != CommentKind.AttachmentCreated && Bug.Comments.Count > 0)
        {
            return null;
        }

        if (isPrivate && !_call.IsInsider)
        {
            throw new BugzillaException(113, "Sorry, but you are not allowed to (un)mark comments or attachments as private.");
        }

        var comment = new Comment(_call.State.NextComment++, Bug.Comments.Count, _call.Login(), _call.Now, clean, isPrivate, kind, attachment);
        _call.State.Add(Bug, comment);
        Bug.Changed = _call.Now;
        return comment;
    }

    /// <summary>The text as it is stored: line feeds only, no trailing white space.</summary>
    /// <exception cref="BugzillaException">114: over 65,535 characters.</exception>
    public static string Clean(string text)
    {
        var clean = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd();
        return clean.EnumerateRunes().Count() <= 65535
            ? clean
            : throw new BugzillaException(114, "Comments cannot be longer than 65535 characters.");
    }

    private static string Names(IEnumerable<User> users) =>
        string.Join(", ", users.Select(u => u.Login).Order(StringComparer.Ordinal));
}
