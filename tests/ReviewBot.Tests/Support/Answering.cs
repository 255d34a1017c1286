using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ReviewBot.Tests.Support;

/// <summary>Something that answers what it is told to, by the name of what is called, and hears each call.</summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The runtime derives the proxy from it.")]
internal class Answering<T> : DispatchProxy
    where T : class
{
    private Func<string, object?> answer = _ => throw new NotSupportedException();
    private Action<string, IReadOnlyList<object?>> hear = (_, _) => { };

    public static T With(Func<string, object?> answer, Action<string, IReadOnlyList<object?>>? hear = null)
    {
        var made = Create<T, Answering<T>>();
        var proxy = (Answering<T>)(object)made;
        (proxy.answer, proxy.hear) = (answer, hear ?? proxy.hear);
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        hear(targetMethod!.Name, args ?? []);
        return answer(targetMethod.Name);
    }
}
