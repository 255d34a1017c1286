using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla;

/// <summary>What the server is, its clocks, accounts and flag types.</summary>
public sealed class ServerReads
{
    private readonly Session _session;
    private readonly TimeProvider _time;

    internal ServerReads(Session session, TimeProvider time) => (_session, _time) = (session, time);

    /// <summary>The server's version. Needs no key and sends none.</summary>
    public Task<string> GetVersionAsync(CancellationToken cancellationToken = default) => _session.GetVersionAsync(cancellationToken);

    /// <summary>The server's clocks.</summary>
    public async Task<ServerTime> GetTimeAsync(CancellationToken cancellationToken = default)
    {
        var sent = _time.GetUtcNow();
        BugzillaCall? asked = null;
        var answer = await _session.ReadAsync("asking for the server's time", call => _session.Api.GetTime(asked = call, cancellationToken), cancellationToken);
        return new ServerTime(answer.DbTime, answer.WebTime, sent, _time.GetUtcNow()) { Header = asked?.AnsweredAt };
    }

    /// <summary>Who we are, with all our groups.</summary>
    public async Task<Identity> IdentifyAsync(CancellationToken cancellationToken = default)
    {
        const string Doing = "asking who we are";
        var connection = await _session.ConnectAsync(cancellationToken);
        if (connection.Flavour is Flavour.Bmo)
        {
            var self = await _session.ReadAsync(Doing, call => _session.Api.WhoAmI(call, cancellationToken), cancellationToken);
            return new Identity(self.Name, self.Id, self.Groups);
        }

        var answer = await _session.ReadAsync(Doing, call => _session.Api.GetUsers([connection.Login], "id,name,groups", null, call, cancellationToken), cancellationToken);
        return answer.Users is [var user]
            ? new Identity(connection.Login, user.Id, user.Groups)
            : throw new UnexpectedAnswerException(new Failure(Doing), "our own account is not in the answer");
    }

    /// <summary>The flag types of a product or of one of its components.</summary>
    /// <exception cref="NotFoundException">There is no such product or component.</exception>
    public async Task<FlagTypes> GetFlagTypesAsync(string product, string? component = null, CancellationToken cancellationToken = default)
    {
        var bmo = (await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo;
        return await _session.ReadAsync($"reading the flag types of {product}", call => (bmo, component) switch
        {
            (true, null) => _session.Api.GetFlagTypes(product, call, cancellationToken),
            (true, { } name) => _session.Api.GetFlagTypes(product, name, call, cancellationToken),
            (false, null) => _session.Api.GetFlagType(product, call, cancellationToken),
            (false, { } name) => _session.Api.GetFlagType(product, name, call, cancellationToken),
        }, cancellationToken);
    }

    /// <summary>The largest attachment (bytes) that the server takes; null if it doesn't say.</summary>
    /// <param name="product">One of its products: BMO's answer is large, and that makes it less so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<long?> GetMaxAttachmentSizeAsync(string product, CancellationToken cancellationToken = default)
    {
        const string Doing = "asking how large attachments may be";
        if ((await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Upstream)
        {
            return (await _session.ReadAsync(Doing, call => _session.Api.GetParameters(call, cancellationToken), cancellationToken)).Parameters.MaxAttachmentSize * 1024;
        }

        // Told as kilobytes times 1000, enforced as times 1024.
        return (await _session.ReadAsync(Doing, call => _session.Api.GetConfiguration(product, call, cancellationToken), cancellationToken)).MaxAttachmentSize / 1000 * 1024;
    }

    /// <summary>Looks accounts up; one that doesn't exist doesn't spoil the others.</summary>
    public async Task<UserLookup> GetUsersAsync(IEnumerable<string> logins, CancellationToken cancellationToken = default)
    {
        int? permissive = (await _session.ConnectAsync(cancellationToken)).Flavour is Flavour.Bmo ? 1 : null;
        var found = new Dictionary<string, BugzillaUser>(StringComparer.OrdinalIgnoreCase);
        var unknown = new List<string>();
        var waiting = new Stack<IReadOnlyList<string>>(Batches.OfNames(logins.Distinct(StringComparer.OrdinalIgnoreCase)));
        while (waiting.TryPop(out var batch))
        {
            try
            {
                var answer = await _session.ReadAsync(
                    "looking accounts up",
                    call => _session.Api.GetUsers(batch, "id,name,nick,real_name,can_login,groups,requests", permissive, call, cancellationToken),
                    cancellationToken);
                foreach (var user in answer.Users)
                {
                    found[user.Name] = user;
                }

                unknown.AddRange(batch.Where(login => !found.ContainsKey(login)));
            }
            catch (NotFoundException) when (batch is [var login])
            {
                unknown.Add(login);
            }
            catch (NotFoundException)
            {
                var middle = batch.Count / 2;
                waiting.Push([.. batch.Skip(middle)]);
                waiting.Push([.. batch.Take(middle)]);
            }
        }

        return new UserLookup(found, unknown);
    }

    /// <summary>Those of some accounts that are in a group. Each must exist, and we must be in the group ourselves.</summary>
    public async Task<IReadOnlyList<string>> GetMembersAsync(string group, IEnumerable<string> logins, CancellationToken cancellationToken = default)
    {
        var members = new List<string>();
        foreach (var batch in Batches.OfNames(logins.Distinct(StringComparer.OrdinalIgnoreCase)))
        {
            var answer = await _session.ReadAsync("asking who is in a group", call => _session.Api.GetMembers(batch, group, "name", call, cancellationToken), cancellationToken);
            members.AddRange(answer.Users.Select(u => u.Name));
        }

        return members;
    }
}
