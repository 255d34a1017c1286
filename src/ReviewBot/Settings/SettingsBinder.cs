using System.Collections;
using System.Globalization;
using System.Reflection;
using ReviewBot.Settings.Sections;

namespace ReviewBot.Settings;

/// <summary>
/// Builds settings records from configuration and tells every error at once. (The framework's binder stops at the first
/// error and adds lists to their defaults instead of replacing them.)
/// </summary>
internal static class SettingsBinder
{
    /// <summary>The record of type <typeparamref name="T"/>; what is wrong is added to <paramref name="errors"/>.</summary>
    /// <param name="section">Where the values are.</param>
    /// <param name="path">The section's full name, empty for the root.</param>
    /// <param name="errors">Receives a line for each error, beginning with the setting's full name.</param>
    /// <param name="besides">Further keys that are allowed here, without regard to what is in them.</param>
    public static T Bind<T>(IConfiguration section, string path, List<string> errors, params IReadOnlyCollection<string> besides)
        where T : class => (T)Record(typeof(T), section, path, errors, besides);

    private static object Record(Type type, IConfiguration section, string path, List<string> errors, IReadOnlyCollection<string> besides)
    {
        var record = Activator.CreateInstance(type)!;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            var name = path.Length == 0 ? child.Key : $"{path}:{child.Key}";
            if (properties.TryGetValue(child.Key, out var property))
            {
                if (Value(property.PropertyType, child, path.Length == 0 ? property.Name : $"{path}:{property.Name}", errors) is { } value)
                {
                    property.SetValue(record, value);
                }
            }
            else if (!besides.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                errors.Add($"{name}: there is no such setting; here can stand {string.Join(", ", properties.Keys.Order(StringComparer.Ordinal))}");
            }
        }

        return record;
    }

    private static object? Value(Type type, IConfigurationSection section, string path, List<string> errors)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            return List(plain.GetGenericArguments()[0], section, path, errors);
        }

        if (plain.Namespace == typeof(ReviewBotSettings).Namespace && plain.IsClass)
        {
            if (section.Value is { Length: > 0 })
            {
                errors.Add($"{path}: must be a group of settings in braces, not a single value");
                return null;
            }

            return Record(plain, section, path, errors, []);
        }

        if (section.GetChildren().Any())
        {
            errors.Add($"{path}: must be a single value: {Accepted(plain)}");
            return null;
        }

        if (string.IsNullOrEmpty(section.Value))
        {
            // Null or nothing: for a text it is the empty text, for anything else the default.
            return plain == typeof(string) && section.Value is not null ? "" : null;
        }

        if (Parse(plain, section.Value.Trim()) is { } value)
        {
            return value;
        }

        errors.Add($"{path}: \"{Shown(section.Value)}\" is not accepted; expected {Accepted(plain)}");
        return null;
    }

    private static IList? List(Type element, IConfigurationSection section, string path, List<string> errors)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (section.Value is { Length: > 0 })
        {
            errors.Add($"{path}: must be a list in brackets; in the environment, {path.Replace(":", "__", StringComparison.Ordinal)}__0, …__1 and so on");
            return null;
        }

        foreach (var child in section.GetChildren())
        {
            if (Value(element, child, $"{path}:{child.Key}", errors) is { } value)
            {
                list.Add(value);
            }
        }

        return list;
    }

    private static object? Parse(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => bool.TryParse(text, out var b) ? b : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.Integer, culture, out var i) ? i : null,
            _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, culture, out var d) && double.IsFinite(d) ? d : null,
            _ when type == typeof(TimeSpan) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, culture, out var t) && t >= TimeSpan.Zero ? t : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day) ? day : null,
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time) ? time : null,
            _ when type.IsEnum => Enum.GetNames(type).FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse(type, name) : null,
            _ => throw new InvalidOperationException($"settings of type {type} have no reader"),
        };
    }

    private static string Accepted(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(double) => "a number",
        _ when type == typeof(TimeSpan) => "a length of time such as 00:05:00 or 7.00:00:00",
        _ when type == typeof(DateOnly) => "a day such as 2026-12-24",
        _ when type == typeof(DateTimeOffset) => "a time such as 2026-12-24T12:00:00Z",
        _ when type.IsEnum => string.Join(" or ", Enum.GetNames(type)),
        _ => "a text",
    };

    // A key that was put under the wrong name must not be printed.
    private static string Shown(string value) => value.Length <= 24 ? value : value[..8] + "…";
}
