namespace ReviewBot.Web;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Name">What it is called there.</param>
internal sealed record SiteLink(string Path, string Name);

/// <summary>The pages in the order of the navigation.</summary>
internal static class SiteMap
{
    public static readonly SiteLink[] Links =
    [
        new("/", "Queue"),
        new("/register", "Register"),
        new("/rotation", "Rotation"),
        new("/collections", "Collections"),
        new("/check", "Check a form"),
        new("/help", "Help"),
    ];
}
