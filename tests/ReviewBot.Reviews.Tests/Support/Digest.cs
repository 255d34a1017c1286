using System.Globalization;
using System.Text;
using ReviewBot.Reviews.Plans;

namespace ReviewBot.Reviews.Tests.Support;

/// <summary>What a run did, line by line, as one short number: two builds that do the same have the same.</summary>
internal sealed class Digest
{
    // FNV-1a.
    private ulong sum = 14695981039346656037;

    /// <summary>Adds a line; the order counts.</summary>
    public void Add(string line)
    {
        foreach (var octet in Encoding.UTF8.GetBytes(line + "\n"))
        {
            sum = (sum ^ octet) * 1099511628211;
        }
    }

    /// <summary>Adds what a plan intends, whoever hears of it, and why.</summary>
    public void Add(DateTimeOffset now, Plan plan)
    {
        Add(string.Create(CultureInfo.InvariantCulture, $"{now:O} {plan.Key} next {plan.NextLook:O} overdue {plan.OverdueSince:O}"));
        Add(plan.Comment ?? "");
        foreach (var reason in plan.Steps.Select(s => s.Reason).Concat(plan.Reasons))
        {
            Add(reason);
        }

        foreach (var notice in plan.Notices)
        {
            Add($"{notice.Key} {notice.Text}");
        }

        foreach (var letter in plan.Letters)
        {
            Add(letter.ToString());
        }
    }

    /// <summary>The number so far.</summary>
    public override string ToString() => sum.ToString("x16", CultureInfo.InvariantCulture);
}
