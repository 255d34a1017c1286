using System.Text.Json;
using ReviewBot.Bugzilla.Models;

namespace ReviewBot.Bugzilla.Tests;

/// <summary>The oddities of the servers' JSON.</summary>
internal sealed class ModelTests
{
    [TestCase("plain", null, null, "plain")]
    [TestCase("Created attachment 13\ndata collection request", 13, null, "")]
    [TestCase("Created attachment 13\ndata collection request\n\nPlease review\n\nthanks", 13, null, "Please review\n\nthanks")]
    [TestCase("Comment on attachment 13\ndata collection request\n\n> quoted", 13, null, "> quoted")]
    [TestCase("Comment on attachment 13\n\n\ntext", 13, null, "text")]
    [TestCase("Comment on attachment 13\ndata collection request\n\ntext", 13, "raw", "raw")]
    [TestCase("Comment on attachment 14\nthis is what somebody wrote", 13, null, "Comment on attachment 14\nthis is what somebody wrote")]
    [TestCase("Comment on attachment 13\nwritten by hand", null, null, "Comment on attachment 13\nwritten by hand")]
    [TestCase("Comment on attachment 13", 13, null, "Comment on attachment 13")]
    public void A_comments_body_is_what_the_person_wrote(string text, int? attachment, string? raw, string body) =>
        Assert.That(new BugComment { Id = 1, Text = text, AttachmentId = attachment, RawText = raw }.Body, Is.EqualTo(body));

    [TestCase("\"2026-11-23T17:25:37Z\"")]
    [TestCase("\"2026-11-23 17:25:37\"")]
    [TestCase("\"2026-11-23T18:25:37+01:00\"")]
    public void Times_are_utc_whatever_they_look_like(string json)
    {
        var change = JsonSerializer.Deserialize($$"""{"id":1,"last_change_time":{{json}}}""", BugzillaJson.Default.WriteResult)!;

        Assert.That(change.LastChangeTime, Is.EqualTo(new DateTimeOffset(2026, 11, 23, 17, 25, 37, TimeSpan.Zero)));
        Assert.That(change.LastChangeTime.Offset, Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase("0", false)]
    [TestCase("1", true)]
    [TestCase("true", true)]
    [TestCase("null", false)]
    [TestCase("\"0\"", false)]
    [TestCase("\"1\"", true)]
    public void An_attachments_booleans_may_be_numbers(string json, bool expected) =>
        Assert.That(JsonSerializer.Deserialize($$"""{"id":1,"is_patch":{{json}}}""", BugzillaJson.Default.BugAttachment)!.IsPatch, Is.EqualTo(expected));

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("[{\"id\":1}]")]
    public void Groups_of_another_shape_are_not_taken_for_none(string groups) =>
        Assert.That(() => JsonSerializer.Deserialize($$"""{"groups":{{groups}}}""", BugzillaJson.Default.BugzillaUser), Throws.InstanceOf<JsonException>());

    [TestCase("{\"id\":1,\"data\":5}")]
    [TestCase("{\"id\":1,\"data\":\"§\"}")]
    [TestCase("{\"id\":1,\"creation_time\":\"yesterday\"}")]
    [TestCase("{\"id\":1,\"creation_time\":5}")]
    [TestCase("{\"id\":99999999999999999999}")]
    [TestCase("{}")]
    public void What_cannot_be_read_is_an_error_of_the_json(string json) =>
        Assert.That(() => JsonSerializer.Deserialize(json, BugzillaJson.Default.BugAttachment), Throws.InstanceOf<JsonException>());
}
