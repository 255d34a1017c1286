using System.Text.Json.Nodes;

namespace ReviewBot.Sandbox.Rest;

/// <summary>One resource, and the method that serves it.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">What follows <c>/rest/</c>; a part in braces takes anything and gives it to the call under that name.</param>
/// <param name="Serve">Answers.</param>
internal sealed record Route(string Method, string Path, Func<Call, JsonNode> Serve)
{
    private readonly string[] _parts = Path.Split('/');

    /// <summary>Which of the two flavours has it; null: both.</summary>
    public bool? OfBmo { get; init; }

    /// <summary>Whether it is this one; then the call has been given what stood in the path.</summary>
    public bool Takes(Call call, string method, string[] segments)
    {
        if (method != Method || segments.Length != _parts.Length || (OfBmo ?? call.IsBmo) != call.IsBmo)
        {
            return false;
        }

        var pairs = _parts.Zip(segments).ToList();
        if (pairs.Exists(p => !IsVariable(p.First) && p.First != p.Second))
        {
            return false;
        }

        foreach (var (name, value) in pairs.Where(p => IsVariable(p.First)))
        {
            call.Args.FromPath(name[1..^1], value);
        }

        return true;
    }

    private static bool IsVariable(string part) => part.StartsWith('{');
}
