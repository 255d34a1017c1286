namespace ReviewBot.Reviews.Replies.Answers;

/// <summary>What the bare numbers of a comment count.</summary>
internal enum NumberMeaning
{
    /// <summary>Nothing of the form's: a list of somebody's own.</summary>
    None,

    /// <summary>The form's questions.</summary>
    Question,

    /// <summary>The points of our list.</summary>
    Place,

    /// <summary>Either, and it makes a difference.</summary>
    Ambiguous,
}

/// <summary>Tells what bare numbers count: people count the points of our list, and the form has numbers of its own.</summary>
internal static class NumberMeanings
{
    /// <summary>What these numbers count.</summary>
    public static NumberMeaning Of(IReadOnlySet<int> numbers, AskedQuestions asked)
    {
        if (numbers.Count == 0)
        {
            return NumberMeaning.None;
        }

        var questions = numbers.Select(asked.Numbered).ToList();
        var sought = questions.Count(t => t is not null && asked.Sought.Contains(t));
        var places = numbers.Select(asked.Placed).ToList();
        var arePlaces = !places.Contains(null);
        if (sought == numbers.Count)
        {
            return !arePlaces || questions.SequenceEqual(places) ? NumberMeaning.Question : NumberMeaning.Ambiguous;
        }

        if (arePlaces)
        {
            return NumberMeaning.Place;
        }

        // Also questions that were not open; but "1) … 2) … 3) …" where only 2 is open is a list of somebody's own.
        return sought > 0 && !questions.Contains(null) && (!IsList(numbers) || questions.Count >= asked.Form.Answers.Length) ? NumberMeaning.Question : NumberMeaning.None;
    }

    private static bool IsList(IReadOnlySet<int> numbers) => numbers.Min() == 1 && numbers.Max() == numbers.Count;
}
