using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Wording;

namespace ReviewBot.Mail;

/// <summary>The wording of mails. They leave the server: of a restricted bug they tell its number to those alone who see it, and never its title.</summary>
internal static class MailText
{
    /// <summary>One mail to a steward, with all that waits for that person.</summary>
    public static (string Subject, string Text) Reminder(string person, IReadOnlyCollection<WaitFact> waits, ReviewPolicy policy)
    {
        var text = new StringBuilder("Hello,\n\nthese data reviews wait for you:\n\n");
        foreach (var wait in waits.Where(w => !w.Restricted || Sees(w, person)).OrderBy(w => w.Since))
        {
            text.Append(Line(wait, policy)).Append('\n');
        }

        if (waits.Count(w => w.Restricted && !Sees(w, person)) is > 0 and var hidden)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Count(hidden, "request", "requests")} in restricted bugs: your list of requests on the server shows what you may see\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nIf you can't take one, write this on a line of its own in the bug, and somebody else is asked, without questions:\n\n  {policy.Name}: decline\n");
        text.Append(CultureInfo.InvariantCulture, $"\nTo put reminders off on a bug, or to stop them there:\n\n  {policy.Name}: remind in 7 days\n  {policy.Name}: quiet\n\nTo get none at all, tell the people who run the reviews.\n\n");
        text.Append("I am a bot; nobody reads answers to this mail.\n");
        return (waits.Count == 1 ? "A data review waits for you" : string.Create(CultureInfo.InvariantCulture, $"{waits.Count} data reviews wait for you"), text.ToString());
    }

    /// <summary>What the owners are told privately.</summary>
    public static (string Subject, string Text) Notices(IReadOnlyCollection<string> notices)
    {
        var text = new StringBuilder("Hello,\n\nfor those who run the data reviews, and not to be passed on:\n\n");
        foreach (var notice in notices)
        {
            text.Append("- ").Append(PlainText.Of(notice)).Append('\n');
        }

        return ("Data reviews: for the owners", text.Append("\nI am a bot; nobody reads answers to this mail.\n").ToString());
    }

    /// <summary>The week in numbers.</summary>
    public static (string Subject, string Text) Digest(IReadOnlyCollection<WaitFact> waits, int notices, ReviewPolicy policy, World world, DateTimeOffset now)
    {
        var text = new StringBuilder("Hello,\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Count(waits.Count, "request waits", "requests wait")} for a data review");
        text.Append(waits.Count == 0 ? ".\n" : ":\n\n");
        foreach (var wait in waits.Where(w => !w.Restricted).OrderBy(w => w.Since))
        {
            text.Append(Line(wait, policy)).Append(CultureInfo.InvariantCulture, $", {Who(wait, policy, world)}\n");
        }

        if (waits.Count(w => w.Restricted) is > 0 and var restricted)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Count(restricted, "private review", "private reviews")}\n");
        }

        var open = policy.Roster.Stewards.Select(s => (s.Login, Open: world.Rotation.Open.GetValueOrDefault(s.Login), Year: world.Rotation.Assignments.Count(a => a.At > now.AddDays(-365) && a.Steward.Equals(s.Login, StringComparison.OrdinalIgnoreCase)))).ToList();
        if (open.Count > 0)
        {
            text.Append("\nBy steward (waiting now, asked in a year):\n\n");
            foreach (var steward in open)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {world.Display(steward.Login, policy.Roster, "a steward without a public name")}: {steward.Open}, {steward.Year}\n");
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Count(notices, "private notice", "private notices")} in the last seven days (\"reviewbot notices\" on the machine shows them).\n\nI am a bot; nobody reads answers to this mail.\n");
        return ("Data reviews: the week", text.ToString());
    }

    private static bool Sees(WaitFact wait, string person) => wait.SeenBy.Contains(person, StringComparer.OrdinalIgnoreCase);

    private static string Line(WaitFact wait, ReviewPolicy policy) => string.Create(CultureInfo.InvariantCulture,
        $"- {policy.BaseUrl}show_bug.cgi?id={wait.Bug}{(wait.Title is { } title ? $" ({OneLine(title)})" : "")}, since {wait.Since.UtcDateTime:yyyy-MM-dd}");

    private static string Who(WaitFact wait, ReviewPolicy policy, World world) => wait.For switch
    {
        Awaited.Steward or Awaited.Stranger => $"for {string.Join(" and ", wait.Asked.Select(a => world.Display(a, policy.Roster, "somebody")))}",
        Awaited.Requester => "for the requester",
        Awaited.Escalation or Awaited.Council => "for an escalation",
        Awaited.Owner => "for a steward to be found",
        Awaited.Nobody or Awaited.Correction or Awaited.Renewal => "held or silenced",
    };

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
