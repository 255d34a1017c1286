using System.Text.Json.Nodes;

namespace ReviewBot.Contract.Tests;

public sealed class SiteTests(string name) : ContractTest(name)
{
    private static string E(string text) => Uri.EscapeDataString(text);

    private static JsonNode Type(Answer answer, string kind, string name) =>
        answer[kind].AsArray().Single(t => (string?)t!["name"] == name)!;

    [Test]
    public async Task Flag_types_of_a_component_say_what_one_may_set()
    {
        var resource = IsBmo ? "flag_types" : "flag_type";
        var answer = await Bot.Ok("GET", $"{resource}/{E(Product)}/{E(Server.Text("component"))}");
        var review = Type(answer, "attachment", Flag);
        Assert.That((int)review["id"]!, Is.Positive);
        Assert.That((bool?)review["is_active"], Is.True);
        Assert.That((bool?)review["is_requesteeble"], Is.True);
        Assert.That((bool?)review["is_multiplicable"], Is.True);
        Assert.That(review["values"]!.Texts(), Does.Contain("?").And.Contain("X"));
        Assert.That((bool?)Type(answer, "bug", Server.Text("needinfo"))["is_requesteeble"], Is.True);
    }

    [Test]
    public async Task The_resource_of_flag_types_is_named_differently()
    {
        var other = IsBmo ? "flag_type" : "flag_types";
        Refused(await Bot.Get($"{other}/{E(Product)}/{E(Server.Text("component"))}"), 404, 32614);
    }

    [Test]
    public async Task The_flag_type_has_the_number_that_flags_name()
    {
        var (_, attachment, _) = await NewRequest();
        var resource = IsBmo ? "flag_types" : "flag_type";
        var type = Type(await Bot.Ok("GET", $"{resource}/{E(Product)}/{E(Server.Text("component"))}"), "attachment", Flag);
        Assert.That((int)(await Flags(attachment)).Single()!["type_id"]!, Is.EqualTo((int)type["id"]!));
    }

    [Test]
    public async Task Products_come_with_their_components_and_unknown_ones_are_absent()
    {
        var answer = await Bot.Ok("GET", $"product?names={E(Product)}&names=NoSuchProduct&include_fields=name,components.name");
        var product = answer["products"].AsArray().Single()!;
        Assert.That((string?)product["name"], Is.EqualTo(Product));
        Assert.That(product["components"]!.AsArray().Select(c => (string?)c!["name"]), Does.Contain(Server.Text("component")));
    }

    [Test]
    public async Task Bmo_tells_all_at_once()
    {
        OnlyOnBmo();
        var answer = await Bot.Ok("GET", $"configuration?product={E(Product)}&flags=1");
        Assert.That((int)answer["max_attachment_size"]!, Is.Positive);
        var types = answer["product"][Product]!["component"]![Server.Text("component")]!["flag_type"]!.AsArray().Select(t => (int)t!);
        Assert.That(types.Select(t => (string?)answer["flag_type"][$"{t}"]!["name"]), Does.Contain(Flag));
    }
}
