namespace ReviewBot.Bugzilla.Pipeline;

/// <summary>What has left so far.</summary>
/// <param name="Get">Reads.</param>
/// <param name="Put">Changes.</param>
/// <param name="Post">New comments, bugs and attachments.</param>
public readonly record struct RequestCounts(long Get, long Put, long Post);

internal sealed class RequestCounter
{
    private long _get;
    private long _put;
    private long _post;

    public RequestCounts Counts => new(Interlocked.Read(ref _get), Interlocked.Read(ref _put), Interlocked.Read(ref _post));

    public void Count(HttpMethod method)
    {
        if (method == HttpMethod.Get)
        {
            Interlocked.Increment(ref _get);
        }
        else if (method == HttpMethod.Put)
        {
            Interlocked.Increment(ref _put);
        }
        else
        {
            Interlocked.Increment(ref _post);
        }
    }
}
