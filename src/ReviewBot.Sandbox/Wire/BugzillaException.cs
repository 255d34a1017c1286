namespace ReviewBot.Sandbox.Wire;

/// <summary>An error that the server answers with; the number decides the HTTP status.</summary>
internal sealed class BugzillaException(int code, string? text) : Exception(text)
{
    /// <summary>An exception inside a method: it comes with the success status of the method.</summary>
    public const int Internal = 100500;

    /// <summary>Any error that has no number of its own.</summary>
    public const int Unnumbered = 32000;

    public int Code => code;

    /// <summary>As it stands in the answer; null for a failed search of BMO.</summary>
    public string? Text { get; } = text;

    /// <summary>Null: whatever status the method would have had on success.</summary>
    public int? Status => code switch
    {
        Internal => null,
        51 or 101 or 32614 => 404,
        102 or 106 or 109 or 110 or 113 or 115 or 120 or 300 or 301 or 302 or 304 or 410 or 504 or 505 => 401,
        58 => 413,
        _ => 400,
    };

    public static BugzillaException User(string message) => new(Unnumbered, message);

    public static BugzillaException NoSuchUser(string name) =>
        new(51, $"There is no user named '{name}'. Either you mis-typed the name or that user has not yet registered for a Bugzilla account.");

    public static BugzillaException Required(string function, string argument) =>
        new(50, $"The function {(function.Length == 0 ? "" : function + " ")}requires a {argument} argument, and that argument was not set.");

    public static BugzillaException LoginRequired() =>
        new(410, "You must log in before using this part of Bugzilla.");
}
