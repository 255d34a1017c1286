using System.Text.Json.Nodes;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Which method serves which resource, per flavour; of several that fit, the first.</summary>
internal static class Router
{
    private static readonly Route[] Routes =
    [
        new("GET", "version", Site.Version),
        new("GET", "time", Site.Time),
        new("GET", "timezone", Site.TimeZone) { OfBmo = false },
        new("GET", "whoami", Site.WhoAmI) { OfBmo = true },
        new("GET", "valid_login", Site.ValidLogin),
        new("GET", "configuration", Configurations.Get) { OfBmo = true },
        new("GET", "flag_type/{flag_product}", FlagTypes.Get) { OfBmo = false },
        new("GET", "flag_type/{flag_product}/{flag_component}", FlagTypes.Get) { OfBmo = false },
        new("GET", "flag_types/{flag_product}", FlagTypes.Get) { OfBmo = true },
        new("GET", "flag_types/{flag_product}/{flag_component}", FlagTypes.Get) { OfBmo = true },
        new("GET", "product", Products.Get),
        new("GET", "product/{names}", Products.Get),
        new("GET", "group", Site.Groups),
        new("GET", "user", Users.Get),
        new("GET", "user/{user}", Users.One),

        new("GET", "bug", Searches.Search),
        new("GET", "bug/", Bugs.Get),
        new("POST", "bug", BugFiling.Create),
        new("GET", "bug/comment/tags/{part}", Comments.SearchTags),
        new("GET", "bug/comment/{comment_ids}", Comments.ById),
        new("PUT", "bug/comment/{comment_id}/tags", Comments.Tag),
        new("POST", "bug/comment/render", Comments.Render) { OfBmo = true },
        new("PUT", "editcomments/comment/{comment_id}", Comments.Edit) { OfBmo = true },
        new("GET", "bug/attachment/{attachment_ids}", Attachments.ById),
        new("PUT", "bug/attachment/{ids}", AttachmentUpdate.Apply),
        new("GET", "bug/{ids}/attachment", Attachments.OfBugs),
        new("POST", "bug/{ids}/attachment", AttachmentCreation.Create),
        new("GET", "bug/{ids}/comment", Comments.OfBugs),
        new("POST", "bug/{id}/comment", Comments.Create),
        new("GET", "bug/{ids}/history", Bugs.History),
        new("GET", "bug/{ids}", Bugs.Get),
        new("PUT", "bug/{ids}", Bugs.Update),
    ];

    /// <param name="call">The call.</param>
    /// <param name="method">Upper case.</param>
    /// <param name="resource">What follows <c>/rest</c>, still escaped.</param>
    /// <exception cref="BugzillaException">Whatever the server refuses; 32614: no such resource.</exception>
    public static JsonNode Dispatch(Call call, string method, string resource)
    {
        var segments = resource.Split('/').Skip(1).Select(Uri.UnescapeDataString).ToArray();
        var route = Array.Find(Routes, r => r.Takes(call, method, segments))
            ?? throw new BugzillaException(32614, $"A REST API resource was not found for '{method} {resource}'.");
        return route.Serve(call);
    }
}
