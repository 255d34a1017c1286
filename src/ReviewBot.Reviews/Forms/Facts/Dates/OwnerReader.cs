using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReviewBot.Reviews.Forms.Words;

namespace ReviewBot.Reviews.Forms.Facts.Dates;

/// <summary>Reads who is responsible for a permanent collection: the address if there is one, else a handle, a name, a team.</summary>
internal static partial class OwnerReader
{
    private const int Most = 8;

    private static readonly FrozenSet<string> GroupAddress = Words("address");
    private static readonly FrozenSet<string> GroupName = Words("group");
    private static readonly FrozenSet<string> NoNames = Words("no-name");

    private static readonly Regex Named = new($@"\b(?:(?i:{Any("role")})(?i: is| person is)?\W{{1,3}}(?<who>\p{{Lu}}\p{{Ll}}{{2,}})|(?<who>\p{{Lu}}\p{{Ll}}{{2,}}) (?:{Any("tends")}))", RegexOptions.CultureInvariant);
    private static readonly Regex Nick = new($@"\b(?i:{Any("tended")}) by (?!(?:{Any("nobody")})\b)(?<who>[a-z][\w.-]*\w)(?! \w+ (?:{Any("team")}))", RegexOptions.CultureInvariant);
    private static readonly Regex InPlaceOfName = new($@"\b(?:{Any("asked")})\W{{0,3}}\s*[(\[](?<who>[^()\[\]]{{2,120}})[)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex FullName = new($@"(?<![\w@.-])\p{{Lu}}[\p{{L}}'\u2019-]+(?: (?:{Any("particle")})){{0,2}}(?: \p{{Lu}}(?:[\p{{L}}'\u2019-]+|\.)){{1,3}}", RegexOptions.CultureInvariant);
    private static readonly Regex BesideHandle = new($@"(?<who>\p{{Lu}}[\p{{L}}'\u2019-]+(?: \p{{Lu}}[\p{{L}}'\u2019-]+){{1,3}})\s*(?:,|&|\+|{Any("and")})+\s*(?=[@:]\w)", RegexOptions.CultureInvariant);
    private static readonly Regex NoName = new($@"\b(?:{Any("unnamed")})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex And = new($@"\s*(?:[,;/&+]|\b(?:{Any("and")})\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Lead = new($@"^\s*(?:{Any("role")})\s*(?:is|:)?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Team = new($@"(?<![\w-])(?:(?:[Tt]he|[Oo]ur) )?(?:(?!(?:{Any("no-team")})\b)[\w-]+ (?:(?:and|&) )?){{1,4}}?(?:{Any("team")})\b", RegexOptions.CultureInvariant);

    /// <summary>Reads an answer.</summary>
    public static ImmutableArray<string> Read(string answer)
    {
        var text = Url().Replace(answer, " ");
        var addresses = Address().Matches(text).Select(m => m.Value.TrimEnd('.', '-')).ToList();
        if (addresses.Count > 0)
        {
            return Distinct(addresses);
        }

        if (InPlaceOfName.Match(text) is { Success: true } match && Given(match.Groups["who"].Value) is { Length: > 0 } given)
        {
            return given;
        }

        var handles = Handle().Matches(text).Select(m => m.Value).ToList();
        if (handles.Count > 0)
        {
            return Distinct([.. BesideHandle.Matches(text).Select(m => Trimmed(m.Groups["who"].Value)).Where(n => n.Contains(' ', StringComparison.Ordinal)), .. handles]);
        }

        var names = FullName.Matches(text).Select(m => Trimmed(m.Value)).Where(n => n.Contains(' ', StringComparison.Ordinal)).ToList();
        if (names.Count > 0)
        {
            return Distinct(names);
        }

        if (Named.Match(text) is { Success: true } named && !NoNames.Contains(named.Groups["who"].Value))
        {
            return [named.Groups["who"].Value];
        }

        if (Nick.Match(text) is { Success: true } nick)
        {
            return [nick.Groups["who"].Value];
        }

        return Team.Match(text) is { Success: true } team ? [Blanks().Replace(team.Value, " ").Trim()] : [];
    }

    /// <summary>Whether an owner is a group: nobody in particular.</summary>
    public static bool IsGroup(string owner)
    {
        var at = owner.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            ? owner[..at].Split('.', '_', '+', '-').Any(GroupAddress.Contains)
            : at != 0 && owner.Split(' ', '-', '.', ',', '(', ')', '/').Any(GroupName.Contains);
    }

    private static FrozenSet<string> Words(string kind) => FormData.Names("owner-words", kind).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What was written where the form says "(put someone's name here)".
    private static ImmutableArray<string> Given(string who)
    {
        var handles = Handle().Matches(who).Select(m => m.Value).ToList();
        if (handles.Count > 0)
        {
            return Distinct(handles);
        }

        if (Placeholders.Is(who) || NoName.IsMatch(who))
        {
            return [];
        }

        return Distinct(And.Split(who).Select(p => Lead.Replace(p, "").Trim(' ', '.', ':', '-', '`', '*', '"')).Where(p => p.Length > 1 && p.AsSpan().Count(' ') < 4));
    }

    private static string Trimmed(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        while (parts.Count > 0 && NoNames.Contains(parts[0].TrimEnd('.', ',')))
        {
            parts.RemoveAt(0);
        }

        while (parts.Count > 0 && NoNames.Contains(parts[^1].TrimEnd('.', ',')))
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts.Exists(p => NoNames.Contains(p)) ? "" : string.Join(' ', parts);
    }

    private static string Any(string kind) => FormData.AnyOf("owner-words", kind);

    private static ImmutableArray<string> Distinct(IEnumerable<string> owners) => [.. owners.Where(o => o.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];

    [GeneratedRegex(@"https?://\S*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<![\w.+-])[\w][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w./:@-])[@:][A-Za-z][\w-]{1,30}(?![\w.]*[@/])", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

}
