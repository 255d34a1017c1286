namespace ReviewBot.Settings;

/// <summary>What must not stand in a file that others read: given as it is, or as the name of a file that holds it.</summary>
internal static class Secrets
{
    /// <summary>The secret; null where there is none, and something where there is one that can't be read, which is an error by itself.</summary>
    /// <param name="name">The setting's full name; the one for the file ends with <c>File</c>.</param>
    /// <param name="value">The secret itself, if it is given.</param>
    /// <param name="file">The file, if one is.</param>
    /// <param name="folder">Where relative paths count from.</param>
    /// <param name="what">What it is, for people.</param>
    /// <param name="errors">Receives what is wrong.</param>
    public static string? Read(string name, string? value, string? file, string folder, string what, List<string> errors)
    {
        if (file is not { Length: > 0 })
        {
            return value is { Length: > 0 } given ? given.Trim() : null;
        }

        if (value is { Length: > 0 })
        {
            errors.Add($"{name}File: {name} is set as well; leave one of them out");
        }

        try
        {
            var text = File.ReadAllText(Path.GetFullPath(file, folder)).Trim();
            if (text.Length == 0)
            {
                errors.Add($"{name}File: the file {file} is empty; it must hold the {what}");
            }

            return text.Length == 0 ? null : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{name}File: the file {file} can't be read; does it exist, and may the service's user read it?");
            return "?";
        }
    }
}
