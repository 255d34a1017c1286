using System.Text.Json.Nodes;
using ReviewBot.Sandbox.State;

namespace ReviewBot.Sandbox.Rest;

/// <summary>Which method serves which resource, per flavour.</summary>
internal static class Router
{
    /// <param name="call">The call.</param>
    /// <param name="method">Upper case.</param>
    /// <param name="resource">What follows <c>/rest</c>, still escaped.</param>
    /// <param name="half">Only the first of the two transactions of an attachment's change.</param>
    /// <exception cref="BugzillaException">Whatever the server refuses; 32614: no such resource.</exception>
    public static JsonNode Dispatch(Call call, string method, string resource, bool half)
    {
        var args = call.Args;
        var segments = resource.Split('/').Skip(1).Select(Uri.UnescapeDataString).ToArray();
        void Path(string name, string value) => args.FromPath(name, value);

        switch (method, segments)
        {
            case ("GET", ["version"]):
                return new JsonObject { ["version"] = call.IsBmo ? "20260820.1" : "5.2+" };
            case ("GET", ["time"]):
                return Site.Time(call);
            case ("GET", ["timezone"]) when !call.IsBmo:
                return new JsonObject { ["timezone"] = "+0000" };
            case ("GET", ["whoami"]) when call.IsBmo:
                return Site.WhoAmI(call);
            case ("GET", ["valid_login"]):
                return Site.ValidLogin(call);
            case ("GET", ["configuration"]) when call.IsBmo:
                return Site.Configuration(call);
            case ("GET", ["flag_type", var product]) when !call.IsBmo:
                return Site.FlagTypes(call, product, null);
            case ("GET", ["flag_type", var product, var component]) when !call.IsBmo:
                return Site.FlagTypes(call, product, component);
            case ("GET", ["flag_types", var product]) when call.IsBmo:
                return Site.FlagTypes(call, product, null);
            case ("GET", ["flag_types", var product, var component]) when call.IsBmo:
                return Site.FlagTypes(call, product, component);
            case ("GET", ["product"]):
                return Site.Products(call);
            case ("GET", ["product", var name]):
                Path("names", name);
                return Site.Products(call);
            case ("GET", ["group"]):
                return Site.Groups(call);
            case ("GET", ["user"]):
                return Users.Get(call);
            case ("GET", ["user", var who]):
                Path(who.All(char.IsAsciiDigit) ? "ids" : "names", who);
                return Users.Get(call);

            case ("GET", ["bug"]):
                return Searches.Search(call);
            case ("GET", ["bug", ""]):
                return Bugs.Get(call);
            case ("POST", ["bug"]):
                return Bugs.Create(call);
            case ("GET", ["bug", "comment", "tags", var part]):
                return Comments.SearchTags(call, part);
            case ("GET", ["bug", "comment", var id]):
                Path("comment_ids", id);
                return Comments.ById(call);
            case ("PUT", ["bug", "comment", var id, "tags"]):
                Path("comment_id", id);
                return Comments.Tag(call);
            case ("POST", ["bug", "comment", "render"]) when call.IsBmo:
                return new JsonObject { ["html"] = Pages.Markdown.ToHtml(args.Text("text") ?? "") };
            case ("PUT", ["editcomments", "comment", var id]) when call.IsBmo:
                Path("comment_id", id);
                return Comments.Edit(call);
            case ("GET", ["bug", "attachment", var id]):
                Path("attachment_ids", id);
                return Attachments.ById(call);
            case ("PUT", ["bug", "attachment", var id]):
                Path("ids", id);
                return Attachments.Update(call, half);
            case ("GET", ["bug", var id, "attachment"]):
                Path("ids", id);
                return Attachments.OfBugs(call);
            case ("POST", ["bug", var id, "attachment"]):
                Path("ids", id);
                return Attachments.Create(call);
            case ("GET", ["bug", var id, "comment"]):
                Path("ids", id);
                return Comments.OfBugs(call);
            case ("POST", ["bug", var id, "comment"]):
                Path("id", id);
                return Comments.Create(call);
            case ("GET", ["bug", var id, "history"]):
                Path("ids", id);
                return Bugs.History(call);
            case ("GET", ["bug", var id]):
                Path("ids", id);
                return Bugs.Get(call);
            case ("PUT", ["bug", var id]):
                Path("ids", id);
                return Bugs.Update(call);
            default:
                throw new BugzillaException(32614, $"A REST API resource was not found for '{method} {resource}'.");
        }
    }
}
