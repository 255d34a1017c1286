namespace ReviewBot.Reviews.Forms.Verdicts;

/// <summary>What becomes of a verdict from sentence to sentence: given, given otherwise, withheld, taken back.</summary>
internal sealed class VerdictCourse
{
    private VerdictSaid _given = VerdictSaid.Nothing;
    private bool _withheld;
    private bool _contested;

    /// <summary>Whether one stands.</summary>
    public bool IsGiven => _given is not VerdictSaid.Nothing;

    /// <summary>Whether the positive one stands.</summary>
    public bool IsPlus => _given is VerdictSaid.Plus;

    /// <summary>What is left of it at the end.</summary>
    public string? Verdict =>
        _contested ? null
        : IsPlus && !_withheld ? "+"
        : _given is VerdictSaid.Minus ? "-"
        : null;

    /// <summary>A verdict is given; a correction makes what was said before it void.</summary>
    public void Give(VerdictSaid said, bool corrects)
    {
        _contested = !corrects && (_contested || (IsGiven && _given != said));
        _withheld &= !corrects;
        _given = said;
    }

    /// <summary>A verdict is named and not given; where that corrects what was said before, that doesn't stand any more, either.</summary>
    public void Withhold(bool corrects)
    {
        Doubt();
        _given = IsPlus || corrects ? VerdictSaid.Nothing : _given;
    }

    /// <summary>Something is said that may give another one than the negative one before it.</summary>
    public void Contest() => _contested |= _given is VerdictSaid.Minus;

    /// <summary>What was given is taken back.</summary>
    public void TakeBack() => _given = VerdictSaid.Nothing;

    /// <summary>Something is said that may concern it.</summary>
    public void Doubt() => _withheld = true;
}
