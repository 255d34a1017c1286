namespace ReviewBot.Sandbox.State;

internal sealed class Attachment
{
    public required int Id { get; init; }
    public required int BugId { get; init; }
    public required User Creator { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Changed { get; set; }
    public required string FileName { get; set; }
    public required string Summary { get; set; }
    public required string ContentType { get; set; }
    public required byte[] Data { get; init; }
    public bool IsPrivate { get; set; }
    public bool IsObsolete { get; set; }
    public bool IsPatch { get; set; }
    public List<Flag> Flags { get; private set; } = [];

    public Attachment Clone()
    {
        var copy = (Attachment)MemberwiseClone();
        copy.Flags = [.. Flags];
        return copy;
    }
}
