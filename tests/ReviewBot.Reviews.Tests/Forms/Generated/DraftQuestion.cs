namespace ReviewBot.Reviews.Tests.Forms.Generated;

/// <summary>A question of a form in the making, with its answer.</summary>
internal sealed class DraftQuestion(string topic, int number, string text)
{
    public string Topic { get; } = topic;

    public int Number { get; } = number;

    public string Text { get; set; } = text;

    public string? Translation { get; set; }

    public string Answer { get; set; } = "";

    /// <summary>The rows, if this is the question for them and it has some.</summary>
    public MeasuredRows? Rows { get; set; }

    /// <summary>What an oddity has settled already is not for another one to blank.</summary>
    public bool Settled { get; set; }
}
