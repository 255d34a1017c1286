using ReviewBot.Sandbox.State;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Who a request comes from: BMO takes the key from the header, upstream from the parameters.</summary>
internal sealed class Keys(BugzillaState state, Gate gate)
{
    /// <returns>Null: no key was given.</returns>
    /// <exception cref="BugzillaException">300-306: a key was given that opens nothing.</exception>
    public User? OwnerOf(SandboxRequest request, Args args, DateTimeOffset now)
    {
        var header = request.Headers.GetValueOrDefault("X-BUGZILLA-API-KEY");
        var key = state.IsBmo && header is not null
            ? Uri.UnescapeDataString(header)
            : args.Text("Bugzilla_api_key") ?? args.Text("api_key");
        if (key is null)
        {
            return args.Has("token") || args.Has("Bugzilla_token")
                ? throw BugzillaException.User("The cookies or token provide were not valid or have expired. You may login again to get new cookies or a new token.")
                : null;
        }

        var user = state.Users.Values.FirstOrDefault(u => u.Key == key);
        if (user is null)
        {
            gate.CountMismatch(now);
            throw new BugzillaException(306, "The API key you specified is invalid. Please check that you typed it correctly.");
        }

        if (user.KeyRevoked)
        {
            throw new BugzillaException(306, "The API key you specified has been revoked by the user that created it.");
        }

        return user.IsEnabled
            ? user
            : throw new BugzillaException(301, $"{user.DisabledText} If you believe your account should be restored, please send email to admin@example.org explaining why.");
    }
}
