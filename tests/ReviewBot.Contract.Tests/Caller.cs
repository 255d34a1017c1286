using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReviewBot.Contract.Tests;

/// <summary>What came back: the status, the body, and its JSON if it is some.</summary>
public sealed record Answer(int Status, string Body, JsonNode? Json, HttpResponseHeaders Headers, string? MediaType)
{
    public int? Code => (int?)(Json as JsonObject)?["code"];

    public string Message => (string?)(Json as JsonObject)?["message"] ?? "";

    public JsonNode this[string name] => Json![name] ?? throw new AssertionException($"no {name} in: {Short}");

    /// <summary>The changes of the first thing that a PUT names.</summary>
    public JsonNode Changes => ((Json!["bugs"] ?? Json["attachments"]) as JsonArray)![0]!["changes"]!;

    private string Short => Body.Length > 600 ? Body[..600] : Body;

    public override string ToString() => $"{Status} {Short}";
}

/// <summary>Somebody who calls the server; null is nobody.</summary>
public sealed class Caller(HttpClient http, string? role, JsonNode? user, bool byHeader)
{
    public string Login => (string)user!["login"]!;

    public string Key => (string)user!["key"]!;

    public string? Role => role;

    public Task<Answer> Get(string path) => Send("GET", path, null);

    public Task<Answer> Put(string path, object body) => Send("PUT", path, body);

    public Task<Answer> Post(string path, object body) => Send("POST", path, body);

    /// <summary>A call that must succeed.</summary>
    public async Task<Answer> Ok(string method, string path, object? body = null)
    {
        var answer = await Send(method, path, body);
        Assert.That(answer.Status, Is.InRange(200, 201), $"{method} {path}: {answer}");
        Assert.That((answer.Json as JsonObject)?["error"], Is.Null, $"{method} {path}: {answer}");
        return answer;
    }

    public async Task<Answer> Send(string method, string path, object? body, Action<HttpRequestHeaders>? headers = null, bool chunked = false)
    {
        var target = "rest/" + path;
        using var request = new HttpRequestMessage(new HttpMethod(method), target);
        if (user is not null && byHeader)
        {
            request.Headers.Add("X-BUGZILLA-API-KEY", Key);
        }
        else if (user is not null)
        {
            request.RequestUri = new Uri(target + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "Bugzilla_api_key=" + Key, UriKind.Relative);
        }

        request.Headers.Accept.ParseAdd("application/json");
        headers?.Invoke(request.Headers);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            request.Headers.TransferEncodingChunked = chunked ? true : null;
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        var json = type == "application/json" && text.Length > 0 ? JsonNode.Parse(text) : null;
        return new Answer((int)response.StatusCode, text, json, response.Headers, type);
    }
}

internal static class Json
{
    public static int[] Ids(this JsonNode bugs) => [.. bugs.AsArray().Select(b => (int)b!["id"]!)];

    public static string[] Texts(this JsonNode list) => [.. list.AsArray().Select(t => (string)t!)];

    public static DateTimeOffset Time(this JsonNode? node) =>
        DateTimeOffset.ParseExact((string)node!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Written(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
