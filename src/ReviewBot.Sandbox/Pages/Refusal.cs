namespace ReviewBot.Sandbox.Pages;

/// <summary>Why a page isn't shown or a form not taken, for people.</summary>
internal sealed class Refusal(int status, string message) : Exception(message)
{
    public int Status => status;
}
