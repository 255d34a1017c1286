namespace ReviewBot.Sandbox.State;

/// <summary>Groups that a Bugzilla has by itself.</summary>
internal static class SystemGroups
{
    public const string Admin = "admin";
    public const string CanConfirm = "canconfirm";
    public const string EditBugs = "editbugs";
    public const string Insiders = "insiders";
    public const string Taggers = "comment-taggers";
}
