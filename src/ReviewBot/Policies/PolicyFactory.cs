using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReviewBot.Bugzilla;
using ReviewBot.Reviews.Calendar;
using ReviewBot.Reviews.Forms;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Servers;
using ReviewBot.Settings.Sections;
using ReviewBot.Settings;

namespace ReviewBot.Policies;

/// <summary>Turns settings and the server's description into what deciding rests on.</summary>
internal static class PolicyFactory
{
    /// <summary>Where to look, and for what.</summary>
    public static ServerScope Scope(LoadedSettings loaded)
    {
        var s = loaded.Values;
        return new ServerScope(
            [.. s.Bugzilla.Products],
            [.. s.Bugzilla.Components],
            s.Bugzilla.FlagName,
            s.Bugzilla.NeedinfoFlag,
            [.. s.Stewards.Select(x => x.Login)
                .Concat(s.Owners.Select(o => o.Login))
                .Concat([s.Escalation.Trust ?? "", s.Escalation.Legal ?? "", s.Escalation.Council ?? ""])
                .Where(login => login.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Differs when any setting that deciding could rest on differs.</summary>
    public static string Digest(LoadedSettings loaded) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(loaded.Values with { Bugzilla = loaded.Values.Bugzilla with { ApiKey = null }, Web = loaded.Values.Web with { WebhookSecret = null } }, SettingsJson.Default.ReviewBotSettings)));

    /// <summary>The roster.</summary>
    public static Roster Roster(ReviewBotSettings s) => new(
        [.. s.Stewards.Select(x => new Steward
        {
            Login = x.Login,
            Name = x.Name,
            Pools = [.. x.Pools],
            Weight = x.Weight,
            MaxOpen = x.MaxOpen,
            MinInterval = x.MinInterval,
            TimeZone = SettingsWords.Zone(x.TimeZone)!,
            Away = [.. x.Away.Select(a => new AwayPeriod(a.From, a.To))],
            Holidays = Holidays.Of(x.Country),
            Remind = x.Remind,
            InvolvedWith = [.. x.InvolvedWith],
        })],
        [.. s.Pools.Select(p => new Pool(p.Name, [.. p.Products], [.. p.Components]))])
    {
        RestAfterBusy = s.Replies.RestAfterBusy,
    };

    /// <summary>What deciding rests on.</summary>
    public static ReviewPolicy Policy(LoadedSettings loaded, ServerDescription server, Uri baseUrl)
    {
        var s = loaded.Values;
        var escalation = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, login) in new[] { ("trust", s.Escalation.Trust), ("legal", s.Escalation.Legal), ("council", s.Escalation.Council) })
        {
            if (login is { Length: > 0 })
            {
                escalation[name] = login;
            }
        }

        return new ReviewPolicy
        {
            Self = server.Login,
            Name = s.Replies.Name is { Length: > 0 } own ? own : ReplyAddress.DefaultName,
            Address = new ReplyAddress(server.Login, s.Replies.Name),
            MaySetVerdict = s.Replies.SetVerdict == SetVerdict.OnCommand && server.MayDecide,
            EscalationContacts = escalation.ToImmutable(),
            Markdown = server.Flavour == Flavour.Bmo,
            FoldsBugFlags = server.Flavour == Flavour.Bmo,
            FlagName = s.Bugzilla.FlagName,
            NeedinfoFlag = server.HasNeedinfo ? s.Bugzilla.NeedinfoFlag : null,
            NeedinfoTypes = server.Products.Where(p => p.Asking is not null).DistinctBy(p => p.Product, StringComparer.OrdinalIgnoreCase).ToImmutableDictionary(p => p.Product, p => p.Asking!.Id, StringComparer.OrdinalIgnoreCase),
            BaseUrl = baseUrl.AbsoluteUri.EndsWith('/') ? baseUrl.AbsoluteUri : baseUrl.AbsoluteUri + "/",
            PagesUrl = s.Web.PublicUrl is { Length: > 0 } pages ? pages.TrimEnd('/') + "/" : null,
            Products = [.. s.Bugzilla.Products],
            Components = [.. s.Bugzilla.Components],
            Roster = Roster(s),
            Owners = [.. s.Owners.Select(o => o.Login).Where(l => l.Length > 0)],
            Enabled = Enabled(s.Safety) & (OnlineRules.ForeignGroups(loaded, server).Any() ? ~Capabilities.Embargo : Capabilities.All),
            Embargo = Embargo(s.Embargo),
            Releases = Releases(ReleaseCalendar.Default, s.Embargo.Releases.Where(r => !r.Android)),
            ReleasesOnAndroid = Releases(ReleaseCalendar.DefaultAndroid, s.Embargo.Releases.Where(r => r.Android)),
            Quiet = loaded.Quiet,
            IgnoreRequestsBefore = s.Polling.IgnoreRequestsBefore,
            Calendar = BusinessCalendar.Default with
            {
                Quiet = [.. s.Reminders.QuietPeriods.Select(p => (From: SettingsWords.MonthDay(p.From)!.Value, To: SettingsWords.MonthDay(p.To)!.Value))
                    .Select(p => new YearlySpan(p.From.Month, p.From.Day, p.To.Month, p.To.Day))],
            },
            Reminders = Reminders(s.Reminders),
            RemindedByMail = s.Stewards.Where(x => MailOf(s, x) is not null).Select(x => x.Login).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
            CcOnRestrictedBugs = s.Safety.CcOnRestrictedBugs,
            CommentsOnLanded = s.Collections.Comment,
            CommentsOnAssignment = s.Comments.OnComplete == OnComplete.WhenAssigned,
        };
    }

    /// <summary>Where a steward's reminders go by mail, or null where they don't.</summary>
    public static string? MailOf(ReviewBotSettings s, StewardSettings steward) => s.Mail.Host is not { Length: > 0 } ? null
        : steward.Mail is { Length: > 0 } own ? own
        : steward.Login.Contains('@', StringComparison.Ordinal) ? steward.Login : null;

    private static ReminderPolicy Reminders(ReminderSettings s) => new()
    {
        First = s.First,
        Second = s.Second,
        Offer = s.Offer,
        Owner = s.Owner,
        Closing = s.Closing,
        PostponedBy = s.PostponedBy,
        Escalated = s.Escalated,
        Council = s.Council,
    };

    /// <summary>When and what is opened.</summary>
    public static EmbargoPolicy Embargo(EmbargoSettings s)
    {
        var hours = SettingsWords.Hours(s.StaffedHours)!.Value;
        return new EmbargoPolicy
        {
            Groups = [.. s.Groups],
            NoticePeriod = s.NoticePeriod,
            Staffed = new StaffedTime
            {
                TimeZone = SettingsWords.Zone(s.TimeZone)!,
                From = hours.From,
                To = hours.To,
                Days = [.. SettingsWords.WeekDays(s.StaffedDays)!],
                Holidays = [.. s.Holidays],
            },
        };
    }

    private static ReleaseCalendar Releases(ReleaseCalendar calendar, IEnumerable<ReleaseSettings> more) => calendar with
    {
        Versions = more.Aggregate(calendar.Versions, (versions, r) =>
            versions.SetItem(r.Version, (versions.GetValueOrDefault(r.Version) ?? new VersionDays(null, null, null)) with { Release = r.Day })),
    };

    private static Capabilities Enabled(SafetySettings s) =>
        (s.Assign ? Capabilities.Assign : 0) | (s.Comment ? Capabilities.Comment : 0) | (s.Remind ? Capabilities.Remind : 0)
        | (s.Commands ? Capabilities.Commands : 0) | (s.Embargo ? Capabilities.Embargo : 0);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ReviewBotSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext;
