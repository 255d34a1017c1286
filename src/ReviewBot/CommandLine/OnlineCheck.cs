using System.Collections.Immutable;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Calendars;
using ReviewBot.Policies;
using ReviewBot.Servers;
using ReviewBot.Settings;

namespace ReviewBot.CommandLine;

/// <summary>Asks the server all that the settings rest on, reading only.</summary>
internal sealed class OnlineCheck(Server server, CalendarSource calendars, LoadedSettings settings)
{
    private readonly ServerScope scope = PolicyFactory.Scope(settings);

    /// <summary>What the server is, and what is wrong or worth knowing.</summary>
    public async Task<(ServerDescription Server, SettingsFindings Found)> RunAsync(CancellationToken cancellationToken)
    {
        var description = await server.DescribeAsync(scope, cancellationToken);
        var found = OnlineRules.Check(settings, description);
        var time = await server.TimeAsync(cancellationToken);
        var skew = Clock.Skew(time);
        found.Require(skew.Duration() <= Clock.Tolerance, $"the server's clock and ours differ by {skew.TotalSeconds:0} seconds: nothing is opened before they agree within a minute; check this machine's clock");
        foreach (var component in scope.Components)
        {
            if (!await server.HasComponentAsync(description, component, cancellationToken))
            {
                found.Errors.Add($"Bugzilla:Components: none of the products has a component \"{component}\"; correct the name or take it out");
            }
        }

        foreach (var (setting, steward) in CalendarSource.Calendars(settings))
        {
            var (days, problem) = await calendars.TryAsync(steward, settings.Folder, cancellationToken);
            (problem is null ? found.Notes : found.Errors).Add($"{setting}: {problem ?? $"read; {days} {(days == 1 ? "day" : "days")} away from two months ago to fourteen months from now"}");
        }

        await PeopleAsync(description, found, cancellationToken);
        await TryAsync("Bugzilla:Products: the search that each pass begins with", found, async () =>
        {
            var bugs = await server.SearchAsync(scope, null, time.Database, cancellationToken);
            found.Notes.Add($"a full pass looks at {bugs.Count} {(bugs.Count == 1 ? "bug" : "bugs")}");
        });
        return (description, found);
    }

    private async Task PeopleAsync(ServerDescription description, SettingsFindings found, CancellationToken cancellationToken)
    {
        var accounts = await server.AccountsAsync(scope.People, cancellationToken);
        foreach (var (setting, login) in LoginRules.People(settings.Values))
        {
            if (accounts.GetValueOrDefault(login) is not { CanLogin: true } account)
            {
                found.Errors.Add($"{setting}: the server has no such account that can log in; correct it or take it out");
            }
            else if (account.RequestsBlocked == true)
            {
                found.Warnings.Add($"{setting}: this person refuses requests on the server and is passed over");
            }
        }

        var stewards = settings.Values.Stewards.Select((s, i) => (Setting: $"Stewards:{i}:Login", s.Login)).Where(s => accounts.GetValueOrDefault(s.Login) is { CanLogin: true }).ToList();
        foreach (var group in settings.Values.Embargo.Groups.Where(description.Groups.Contains).Where(_ => stewards.Count > 0))
        {
            await TryAsync($"Embargo:Groups: who is in \"{group}\"", found, async () =>
            {
                var members = (await server.MembersAsync(group, [.. stewards.Select(s => s.Login)], cancellationToken)).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
                foreach (var (setting, _) in stewards.Where(s => !members.Contains(s.Login)))
                {
                    found.Warnings.Add($"{setting}: this steward is not in the group \"{group}\", so can't see its bugs and is passed over there; ask for membership if that isn't meant");
                }
            });
        }
    }

    // One question that is refused leaves the others.
    private static async Task TryAsync(string what, SettingsFindings found, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (BugzillaException e) when (e is NotAllowedException or NotFoundException or InvalidInputException or UnexpectedAnswerException)
        {
            found.Errors.Add($"{what}: {ServerTrouble.WithWords(e)}");
        }
    }
}
