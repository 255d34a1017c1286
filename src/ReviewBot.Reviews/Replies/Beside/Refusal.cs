using ReviewBot.Reviews.Replies.Words;
using static ReviewBot.Reviews.Replies.Beside.SentenceWords;

namespace ReviewBot.Reviews.Replies.Beside;

/// <summary>What is said to somebody whose request is turned away: regret, what speaks against it, and how to ask again.</summary>
internal static class Refusal
{
    /// <summary>Whether a sentence says one of these and nothing else.</summary>
    public static bool Is(Sentence sentence) => IsRegret(sentence) || IsInvitation(sentence) || TurnsDown(sentence);

    /// <summary>Whether it says when the request can be made again: "Once there is a name, ask me again." That takes nothing back.</summary>
    public static bool AsksAgain(Sentence sentence) =>
        sentence.Ends && sentence.Texts is ["once" or "when" or "as" or "if", ..] && Invites(sentence.Texts);

    // What stands beside a known turn has to be known as well.
    private static bool TurnsDown(Sentence sentence)
    {
        var words = sentence.Texts.ConvertAll(text => new PlainWord(text, 0));
        var left = new List<string>();
        var at = sentence.LengthOfGreeting;
        var known = true;
        while (at < words.Count)
        {
            var length = Speech.Refusals.At(words, at)?.Length ?? 0;
            if (length == 0)
            {
                left.Add(words[at].Text);
                known &= IsKnown(sentence, at);
            }

            at += Math.Max(1, length);
        }

        // "I understand the need, but this can't go out."
        return left.Count == words.Count - sentence.LengthOfGreeting ? SpeaksAgainst(sentence) : known && !sentence.Opens && IsUntouched(left.FindAll(word => word is not "but"));
    }

    // What stands there says nothing by itself.
    private static bool IsKnown(Sentence sentence, int at) =>
        Report.Known(sentence.Texts, at) > 0 || Speech.Lapses.LengthAt(sentence.Texts, at) > 0 || sentence.Texts[at] is "but" || Manners.ExcuseLeads.Begins([sentence.Texts[at]]) || sentence.IsNumbered(at)
        || Report.IsNumberOrCode(sentence.Pieces[at].Piece) || sentence.IsNamed(sentence.Pieces[at].Piece, at) || sentence.IsNamedFirst(at);

    private static bool IsUntouched(List<string> left) => !IsHedged(left) && !Manners.RefusalSnares.IsIn(left) && !Speech.Turns.IsIn(left);

    private static bool SpeaksAgainst(Sentence sentence) =>
        sentence.Ends && !sentence.Opens && !Manners.GroundEchoes.IsIn(sentence.Texts) && Speech.Matter.IsIn(sentence.Texts) && SaysSomething(sentence.Texts) && !IsHedged(Speech.Lapses.Without(sentence.Texts)) && !Speech.Faults.IsIn(Speech.ReportAllowed.Without(Speech.Lapses.Without(sentence.Texts)))
        && !Manners.RefusalSnares.IsIn(Speech.Lapses.Without(sentence.Texts)) && !Manners.ArgumentSnares.IsIn(Manners.GroundTurns.Without(sentence.Texts)) && IsReport(sentence.Texts) && (MayBeReason(sentence.Texts) || !Unknown(sentence.Texts).Any());

    // "The data is toxic" is a reason, whatever the word means. "The request is void", "the form was a joke" may say that there was nothing to decide.
    private static bool MayBeReason(List<string> words) =>
        !words.Exists(word => word is "i" or "we" or "was" or "were" or "had") && !words.Take(MostWordsOfSubject).Any(word => word is "request" or "review" or "this" or "that" or "it");

    private static bool IsRegret(Sentence sentence) => Covers(Manners.Regrets, sentence, sentence.LengthOfGreeting) || IsKnownRegret(sentence);

    private static bool IsKnownRegret(Sentence sentence) =>
        sentence.Texts is ["sorry" or "unfortunately" or "apologies", ..]
        && sentence.IsKnown((words, at) => at == 0 ? 1 : Math.Max(Speech.Courtesy.LengthAt(words, at), Speech.Statements.LengthAt(words, at)), named: true)
        && !IsHedged(sentence.Texts);

    private static bool IsInvitation(Sentence sentence) => InvitesAsItIs(sentence) || OffersContact(sentence);

    // "Shout if something is unclear, I'm happy to look at a new version the same day."
    private static bool OffersContact(Sentence sentence) =>
        sentence.Ends && Manners.Contacts.LengthAt(sentence.Texts, 0) is > 0 and var length && (length == sentence.Texts.Count || (sentence.Closes[length - 1] && sentence.From(length) is var rest && (Covers(Manners.Contacts, rest, 0) || InvitesAsItIs(rest))));

    private static bool Covers(WordList list, Sentence sentence, int from) =>
        sentence.Ends && from < sentence.Texts.Count && list.LengthAt(sentence.Texts, from) == sentence.Texts.Count - from;

    private static bool InvitesAsItIs(Sentence sentence) =>
        sentence.Ends && Speech.InvitationOpenings.Begins(sentence.Texts) && Invites(sentence.Texts);

    // How to ask again; not what would have to be done for the denial not to be sent.
    private static bool Invites(List<string> words) =>
        Speech.Invitations.IsIn(words) && Speech.Invitations.Without(words) is var left && !Manners.RefusalSnares.IsIn(left) && !Manners.InvitationSnares.IsIn(left);
}
