namespace ReviewBot.Sandbox.Wire;

/// <summary>Whose rules and answer shapes the sandbox follows.</summary>
public enum SandboxFlavour
{
    /// <summary>Bugzilla 5.2: the key goes into the query, the header is silently ignored.</summary>
    Upstream,

    /// <summary>bugzilla.mozilla.org, a fork: the key goes into the header.</summary>
    Bmo,
}
