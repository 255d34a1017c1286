using ReviewBot.Reviews.Cases;
using ReviewBot.Reviews.Replies;

namespace ReviewBot.Reviews.Tests.Sayings;

/// <summary>Words beside a denial, or beside the end of an embargo, that leave it open: none counts.</summary>
public sealed class AdverseDenialTests
{
    private static readonly string[] Gaps = ["\n", "\n\n", "\n\n\n"];

    [TestCase("denials-adverse-*.txt", "reviewbot: deny the opt-out is missing")]
    [TestCase("denials-adverse-*.txt", "reviewbot: deny")]
    [TestCase("denials-adverse-*.txt", "The opt-out is missing.\n\nreviewbot: deny")]
    [TestCase("denials-adverse-*.txt", "reviewbot: deny\n\nQuestion 9 names no pref.")]
    [TestCase("lifts-adverse-*.txt", "reviewbot: embargo lift")]
    public void Nothing_is_decided_beside_any_of_them(string files, string decision)
    {
        var policy = Table.Policy(bmo: true);
        var decided = (from file in Directory.EnumerateFiles(Path.Combine(TestContext.CurrentContext.TestDirectory, "Sayings", "Heard"), files).Order(StringComparer.Ordinal)
                       from line in File.ReadLines(file)
                       let parts = line.Split(" | ", 2)
                       from gap in Gaps
                       let text = parts[0] == "after" ? decision + gap + parts[1] : parts[1] + gap + decision
                       where ReplyReader.Read(text, policy.Address, Listening.NamesOf(Table.Maren, policy)).Commands.Any(command => command.Row.Final)
                       select text).ToList();

        Assert.That(decided, Is.Empty);
    }

    [TestCase("It's official, the partnership was announced on stage this morning and the press release is out 🎉")]
    [TestCase("The blog post went out an hour ago and Hacker News has already misread it.")]
    [TestCase("We announced it this morning at the summit.")]
    [TestCase("The press release is out.")]
    [TestCase("The cat is out of the bag.")]
    public void What_everybody_knows_needs_no_embargo(string words)
    {
        var policy = Table.Policy(bmo: true);
        var text = words + "\n\nreviewbot: embargo lift\n\nThank you everyone for keeping this one to yourselves for so long.";

        Assert.That(ReplyReader.Read(text, policy.Address, Listening.NamesOf(Table.Maren, policy)).Commands.Select(command => command.Name), Is.EqualTo(new[] { "embargo lift" }));
    }
}
