namespace ReviewBot.Reviews.Forms.Lines;

/// <summary>A place in a text that was taken apart: before a character of a unit.</summary>
internal readonly record struct Place(int Unit, int Offset)
{
    /// <summary>Whether it stands before another place, or is it.</summary>
    public bool IsWithin(Place end) => Unit < end.Unit || (Unit == end.Unit && Offset <= end.Offset);
}

/// <summary>A word and where it ends.</summary>
/// <param name="Id">Its number in the vocabulary of the forms, or -1 for a word that no form has.</param>
/// <param name="Start">Where it begins in its unit.</param>
/// <param name="End">The place behind it.</param>
internal readonly record struct Word(int Id, int Start, Place End);
