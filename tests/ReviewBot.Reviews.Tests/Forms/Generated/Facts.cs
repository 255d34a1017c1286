using System.Globalization;

namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>Answers whose meaning is known: the words go into the form, the meaning into its truth.</summary>
internal static class Facts
{
    /// <summary>Everything a request asks for, in plain words.</summary>
    public static void FillRequest(FormDraft draft)
    {
        Rows(draft, [.. Enumerable.Range(0, draft.Luck.Between(2, 4)).Select(_ => draft.Luck.In(8) ? 3 : draft.Luck.Of(1, 2))]);
        foreach (var question in draft.Questions)
        {
            switch (question.Topic)
            {
                case "measurements":
                    break;
                case "documentation":
                    Documentation(draft, draft.Luck.Word("facts/documentation"));
                    break;
                case "duration":
                    Duration(draft, draft.Luck.Pair("facts/duration"));
                    break;
                case "populations":
                    Populations(draft, draft.Luck.Pair("facts/populations"));
                    break;
                case "opt-out":
                    OptOut(draft, draft.Luck.Word("facts/opt-out"), null);
                    break;
                case "third-party":
                    ThirdParty(draft, draft.Luck.Word("facts/third-no"), false, null);
                    break;
                default:
                    question.Answer = Fill.In(draft, draft.Luck.Word("answers/" + question.Topic));
                    break;
            }
        }
    }

    public static void Rows(FormDraft draft, IReadOnlyList<int> categories)
    {
        var bug = draft.Luck.Between(1990001, 1999900);
        var form = draft.Luck.Of("{0}", "{0}", "Bug {0}", "bug {0}", "https://bugzilla.mozilla.org/show_bug.cgi?id={0}");
        var wording = draft.Luck.Below(draft.Luck.Words["facts/category.1"].Length);
        var names = categories.Distinct().ToDictionary(c => c, c => new Queue<string>(draft.Luck.Shuffled(draft.Luck.Words[$"answers/row{c}"])));
        var rows = categories.Select((category, i) => new MeasuredRow(
            Fill.In(draft, names[category].Dequeue()), draft.Luck.Words[$"facts/category.{category}"][wording], [category],
            string.Format(CultureInfo.InvariantCulture, form, bug + i), bug + i));
        draft["measurements"].Rows = new MeasuredRows([.. rows]) { Shape = draft.Luck.In(25) ? RowsShape.Html : RowsShape.Pipes };
        Settle(draft);
    }

    /// <summary>Changes rows, and the truth with them.</summary>
    public static void Change(FormDraft draft, Func<MeasuredRow, int, MeasuredRow> change)
    {
        var rows = draft["measurements"].Rows!;
        rows.Rows = [.. rows.Rows.Select(change)];
        Settle(draft);
        draft["measurements"].Settled = true;
    }

    public static void Documentation(FormDraft draft, string wording)
    {
        var url = draft.Luck.Word("facts/url");
        draft.Truth.Documentation.Clear();
        draft.Truth.Documentation.Add(url);
        if (wording.Split('|') is [var text, var reference])
        {
            draft.Below.Add(reference.Replace("{url}", url, StringComparison.Ordinal));
            Say(draft, "documentation", text);
        }
        else
        {
            draft["documentation"].Answer = wording.Replace("{url}", url, StringComparison.Ordinal);
        }
    }

    public static void Duration(FormDraft draft, (string Text, string Meaning) pair)
    {
        var (day, version) = (draft.Luck.Day(), draft.Luck.Between(148, 168));
        draft[draft.Truth.Kind == "renewal" ? "expiry" : "duration"].Answer = Fill.In(draft, pair.Text, day, version);
        var truth = draft.Truth;
        (truth.Until, truth.Months, truth.Version) = (null, null, null);
        switch (pair.Meaning.Split('='))
        {
            case ["months", var months]:
                (truth.Duration, truth.Months) = ("months", int.Parse(months, CultureInfo.InvariantCulture));
                break;
            case ["date"]:
                (truth.Duration, truth.Until, truth.Expiry) = ("until-date", day, Luck.Iso(day));
                break;
            case ["version"]:
                (truth.Duration, truth.Version, truth.Expiry) = ("until-version", version.ToString(CultureInfo.InvariantCulture), $"version {version}");
                break;
            default:
                truth.Duration = pair.Meaning;
                break;
        }
    }

    public static void Populations(FormDraft draft, (string Text, string Meaning) pair)
    {
        draft["populations"].Answer = pair.Text;
        draft.Truth.Populations = pair.Meaning.Split(';');
    }

    public static void OptOut(FormDraft draft, string text, bool? defaultOn)
    {
        draft["opt-out"].Answer = text;
        (draft.Truth.OptOutGiven, draft.Truth.DefaultOn) = (true, defaultOn);
    }

    public static void ThirdParty(FormDraft draft, string text, bool used, string? name)
    {
        draft["third-party"].Answer = text;
        (draft.Truth.ThirdPartyUsed, draft.Truth.ThirdPartyName) = (used, name);
    }

    /// <summary>Gives an answer that no other oddity takes away.</summary>
    public static void Say(FormDraft draft, string topic, string answer) => (draft[topic].Answer, draft[topic].Settled) = (answer, true);

    private static void Settle(FormDraft draft)
    {
        draft.Truth.Rows.Clear();
        draft.Truth.Rows.AddRange(draft["measurements"].Rows!.Rows);
    }
}
