using System.Text.RegularExpressions;

namespace ReviewBot.Reviews.Forms;

/// <summary>Reads the files of words: one thing a line below the form and topic that it belongs to, <c>#</c> begins a remark.</summary>
internal static class FormData
{
    /// <summary>The lines of a file.</summary>
    /// <param name="name">The file's name in this room's data, without its ending.</param>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(FormData).Assembly.GetManifestResourceStream($"Forms.{name}.txt") ?? throw new InvalidOperationException($"There is no file of words named {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var content = line.Trim();
            if (content.Length > 0 && content[0] != '#')
            {
                yield return content;
            }
        }
    }

    /// <summary>The names of a kind in a file of <c>kind = name, name</c>, as it writes them.</summary>
    public static IEnumerable<string> Names(string name, string kind) =>
        Lines(name).Select(l => l.Split(" = ", 2)).Where(l => l[0] == kind).SelectMany(l => l[1].Split(", "));

    /// <summary>A pattern for the names of a kind in such a file; a word that ends in <c>*</c> stands for all that begin so.</summary>
    public static string AnyOf(string name, string kind) =>
        string.Join('|', Names(name, kind).Select(n => Regex.Escape(n).Replace(@"\*", @"\w*", StringComparison.Ordinal)));

    /// <summary>The lines of a file of topics.</summary>
    public static IEnumerable<(FormKind Form, string Topic, string Text)> Topical(string name)
    {
        var (form, topic) = (FormKind.Unrecognized, "");
        foreach (var line in Lines(name))
        {
            if (line[0] != '[' || line[^1] != ']')
            {
                yield return (form, topic, line);
                continue;
            }

            var head = line[1..^1].Split(' ');
            form = Form(head[0]);
            topic = head.Length > 1 ? head[1] : "";
            if (topic.Length > 0 && !Topics.Of(form).Contains(topic))
            {
                throw new InvalidOperationException($"{name}: the form {head[0]} has no topic named {topic}.");
            }
        }
    }

    private static FormKind Form(string word) => word switch
    {
        "request" => FormKind.Request,
        "renewal" => FormKind.Renewal,
        "review" => FormKind.Review,
        "renewal-review" => FormKind.RenewalReview,
        _ => throw new InvalidOperationException($"There is no form named {word}."),
    };
}
