// What goes out by mail after a pass: reminders, one a person and day; the owners' notices, one mail for all that are
// new; the owners' week. Each is written down before it is sent, so that a crash costs a mail and never doubles one.
using System.Collections.Immutable;
using System.Globalization;
using ReviewBot.Policies;
using ReviewBot.Reviews.Knowledge;
using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Reminders;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.Mail;

/// <summary>What a pass hands over to be mailed.</summary>
/// <param name="Letters">Reminders.</param>
/// <param name="History">The past of all bugs.</param>
/// <param name="Policy">What was decided by.</param>
/// <param name="World">What was decided with, but for the past.</param>
/// <param name="Now">Server time.</param>
/// <param name="Accounts">Reads who people are, for the owners' week.</param>
internal sealed record MailBag(
    ImmutableArray<Letter> Letters,
    IHistory History,
    ReviewPolicy Policy,
    World World,
    DateTimeOffset Now,
    Func<Task<ImmutableDictionary<string, Account>>> Accounts);

/// <summary>Delivers mail, each piece at most once.</summary>
internal sealed class MailRoom(Mailer mailer, Reminded reminded, Notices notices, Mails mails, SettingsStore settings)
{
    private static readonly TimeSpan DigestHour = TimeSpan.FromHours(6);

    /// <summary>Whether notices reach an owner by mail.</summary>
    public bool CanTellOwners => mailer.IsConfigured && Owners().Count > 0;

    /// <summary>Delivers what is in the bag, and what the owners are due.</summary>
    public async Task DeliverAsync(MailBag bag, CancellationToken cancellationToken)
    {
        if (!mailer.IsConfigured)
        {
            return;
        }

        foreach (var letters in bag.Letters.GroupBy(l => l.Person, StringComparer.OrdinalIgnoreCase))
        {
            await RemindAsync(letters.Key, [.. letters], bag, cancellationToken);
        }

        await TellOwnersAsync(bag, cancellationToken);
        await SendDigestAsync(bag, cancellationToken);
    }

    private async Task RemindAsync(string person, ImmutableArray<Letter> letters, MailBag bag, CancellationToken cancellationToken)
    {
        var steward = settings.Current.Values.Stewards.FirstOrDefault(s => s.Login.Equals(person, StringComparison.OrdinalIgnoreCase));
        var day = bag.Policy.CalendarOf(person).DayOf(bag.Now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var key = $"reminder {person} {day}";
        if (steward is null || PolicyFactory.MailOf(settings.Current.Values, steward) is not { } address || !mails.Begin(key, bag.Now))
        {
            return;
        }

        // The others' rungs are not climbed by being named in the list.
        var facts = letters.Select(l => new ReminderFact(person, bag.Now, l.Subject, l.Rung)).ToList();
        facts.ForEach(reminded.Add);
        var waits = bag.History.Waits().Where(w => w.For == Awaited.Steward && w.Asked.Contains(person, StringComparer.OrdinalIgnoreCase)).ToList();
        var (subject, text) = MailText.Reminder(person, waits, bag.Policy);
        if (await mailer.SendAsync(new OutgoingMail(address, subject, text, key), cancellationToken) == MailOutcome.NotSent)
        {
            facts.ForEach(reminded.Remove);
            mails.Undo(key);
        }
    }

    private async Task TellOwnersAsync(MailBag bag, CancellationToken cancellationToken)
    {
        var owners = Owners();
        var untold = notices.Untold();
        if (owners.Count == 0 || untold.Count == 0)
        {
            return;
        }

        var keys = untold.Select(n => n.Key).ToList();
        notices.Told(keys, bag.Now);
        var (subject, text) = MailText.Notices([.. untold.Select(n => n.Text)]);
        var outcomes = new List<MailOutcome>();
        foreach (var owner in owners)
        {
            outcomes.Add(await mailer.SendAsync(new OutgoingMail(owner, subject, text, $"notices {string.Join('|', keys)}"), cancellationToken));
        }

        if (outcomes.TrueForAll(o => o == MailOutcome.NotSent))
        {
            notices.Told(keys, null);
        }
    }

    private async Task SendDigestAsync(MailBag bag, CancellationToken cancellationToken)
    {
        var today = bag.Now.UtcDateTime.Date;
        var due = new DateTimeOffset(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), TimeSpan.Zero) + DigestHour;
        var key = $"digest {due:yyyy-MM-dd}";
        var owners = Owners();

        // A ledger that is younger than the week can't know whether this week's was sent.
        if (owners.Count == 0 || bag.Now < due || bag.World.Began >= due || !mails.Begin(key, bag.Now))
        {
            return;
        }

        var world = bag.World with { Accounts = await bag.Accounts(), Rotation = Recollection.Rotation(bag.History, [], bag.Policy.Roster, bag.Now) };
        var (subject, text) = MailText.Digest([.. bag.History.Waits()], notices.CountSince(due.AddDays(-7)), bag.Policy, world, bag.Now);
        var outcomes = new List<MailOutcome>();
        foreach (var owner in owners)
        {
            outcomes.Add(await mailer.SendAsync(new OutgoingMail(owner, subject, text, key), cancellationToken));
        }

        if (outcomes.TrueForAll(o => o == MailOutcome.NotSent))
        {
            mails.Undo(key);
        }
    }

    private List<string> Owners() => [.. settings.Current.Values.Owners.Select(o => o.Mail).OfType<string>().Where(m => m.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}
