using ReviewBot.Reviews.Replies.Words;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>Tells where a sentence says that something isn't which had better not be: "no personal data", "nobody can be singled out", "without any gaps".</summary>
internal static class Absence
{
    private const int MostBetween = 7;

    /// <summary>Which of the words say so, from the one that denies to what isn't.</summary>
    public static bool[] In(IReadOnlyList<string> words, IReadOnlyList<bool> closes)
    {
        var said = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (Grammar.Negators.LengthAt(words, i) is > 0 and var length && LengthOf(words, i + length, closes) is > 0 and var rest)
            {
                var from = i > 0 && words[i] is "not" or "never" && words[i - 1] is "do" or "does" or "did" or "can" or "could" or "is" or "are" or "will" ? i - 1 : i;
                Array.Fill(said, true, from, i - from + length + rest);
                i += length + rest - 1;
            }
        }

        Unsay(words, said);
        return said;
    }

    // "You asked me not to rush": a turn that is known says what its own "not" means.
    private static void Unsay(IReadOnlyList<string> words, bool[] said)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!said[i])
            {
                Array.Fill(said, false, i, Speech.Assents.LengthAt(words, i));
            }
        }
    }

    private static int LengthOf(IReadOnlyList<string> words, int from, IReadOnlyList<bool> closes)
    {
        var (found, sensitive) = (0, false);
        for (var at = from; at < words.Count && at <= from + MostBetween;)
        {
            var bad = Math.Max(Speech.Sensitive.LengthAt(words, at), Speech.Troubles.LengthAt(words, at));
            var length = Math.Max(bad, Speech.AbsentBetween.LengthAt(words, at));
            if (length == 0)
            {
                break;
            }

            found = bad > 0 ? at + length - from : found;
            sensitive |= Speech.Sensitive.LengthAt(words, at) > 0;
            at += length;
            if (closes[at - 1])
            {
                break;
            }
        }

        return found > 0 && !LacksPart(words, from + found, closes, sensitive) ? found : 0;
    }

    // "No identifiers are documented", "no content in the form"; but "no gaps in the documentation".
    private static bool LacksPart(IReadOnlyList<string> words, int from, IReadOnlyList<bool> closes, bool sensitive)
    {
        for (var at = from; at < words.Count && !closes[at - 1]; at++)
        {
            var isOfSomething = Grammar.Possessives.Begins([words[at - 1]]) || Grammar.Possessives.Begins([words[Math.Max(0, at - 2)]]);
            if ((Speech.FormParts.LengthAt(words, at) > 0 && (sensitive || !isOfSomething)) || (sensitive && words[at] is "form" or "field"))
            {
                return true;
            }
        }

        return false;
    }
}
