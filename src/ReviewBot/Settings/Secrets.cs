namespace ReviewBot.Settings;

/// <summary>What must not stand in a file that others read: said itself, or what a file of its own holds.</summary>
/// <param name="folder">Where relative paths count from.</param>
/// <param name="files">Receives which files are read.</param>
/// <param name="errors">Receives what is wrong.</param>
internal sealed class Secrets(string folder, SettingsFiles files, List<string> errors)
{
    /// <summary>Stands for what a file should say that can't be read: that is one error, not two.</summary>
    public const string Unread = "?";

    /// <summary>The secret; null where there is none.</summary>
    /// <param name="name">The setting's full name; the one for the file ends with <c>File</c>.</param>
    /// <param name="value">The secret itself, if it is given.</param>
    /// <param name="file">The file, if one is.</param>
    public string? Read(string name, string? value, string? file)
    {
        if (file is not { Length: > 0 })
        {
            return value is { Length: > 0 } ? value.Trim() : null;
        }

        if (value is { Length: > 0 })
        {
            errors.Add($"{name}File: {name} is set as well; leave one of them out");
        }

        var path = Path.GetFullPath(file, folder);
        files.Reads(path);
        try
        {
            var text = File.ReadAllText(path).Trim();
            if (text.Length == 0)
            {
                errors.Add($"{name}File: the file {file} is empty; it must hold what {name} would say");
            }

            return text.Length == 0 ? null : text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{name}File: the file {file} can't be read; does it exist, and may the service's user read it?");
            return Unread;
        }
    }
}
