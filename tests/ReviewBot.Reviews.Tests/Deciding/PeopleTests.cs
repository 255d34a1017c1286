using ReviewBot.Reviews.Deciding;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Replies;
using ReviewBot.Reviews.Tests.Support;
using ReviewBot.Reviews.Timeline;
using static ReviewBot.Reviews.Tests.Support.Meeting;

namespace ReviewBot.Reviews.Tests.Deciding;

/// <summary>Who is meant by a name in a command.</summary>
internal sealed class PeopleTests
{
    private static readonly ReviewPolicy Named = Policy with
    {
        Roster = new Roster([new Steward { Login = Maren, Name = "Maren Holm" }, new Steward { Login = Tomas, Name = "Tomas" }, new Steward { Login = Ines, Name = "Tomas Ines" }, new Steward { Login = "nameless@example.org" }, new Steward { Login = "lu@example.org", Name = "Lucía" }, new Steward { Login = "j1@example.org", Name = "Jörg" }, new Steward { Login = "j2@example.org", Name = "Jorg" }]),
    };

    private static readonly Account[] Accounts =
    [
        new("tomas", "An account of that name", Nick: "t"), new(Maren.ToUpperInvariant(), Nick: "holm"), new("pat@example.org", Nick: "pat"), new("twin1@example.org", Nick: "twin"),
        new("twin2@example.org", Nick: "twin"), new("quiet@example.org"), new("other@example.org", Nick: "maren"),
    ];

    [TestCase("MAREN@example.org", Maren, TestName = "A_login_of_the_roster_is_told_as_the_roster_writes_it")]
    [TestCase("pat@example.org", "pat@example.org", TestName = "A_login_that_was_read_is_that_account")]
    [TestCase("tomas", "tomas", TestName = "A_login_comes_before_a_name")]
    [TestCase("maren", Maren, TestName = "A_name_of_the_roster_comes_before_a_nick")]
    [TestCase("pat", "pat@example.org", TestName = "Where_neither_is_known_it_is_a_nick")]
    [TestCase("nobody", null, TestName = "What_is_none_of_them_is_nobody")]
    public void A_word_as_a_login(string word, string? login) => Assert.That(Resolve(new Person.Login(word)), Is.EqualTo(login));

    [TestCase("holm", "MAREN@EXAMPLE.ORG")]
    [TestCase("TWIN", null)]
    public void A_nick_is_one_persons_or_nobodys(string nick, string? login) => Assert.That(Resolve(new Person.Nick(nick)), Is.EqualTo(login));

    [TestCase("maren holm", Maren, TestName = "A_whole_name_is_enough")]
    [TestCase("Holm", Maren, TestName = "A_part_of_a_name_is_enough")]
    [TestCase("Tomas", Tomas, TestName = "A_whole_name_comes_before_a_part_of_anothers")]
    [TestCase("lucia", "lu@example.org", TestName = "A_name_is_enough_without_its_marks")]
    [TestCase("Jörg", "j1@example.org", TestName = "A_name_as_it_is_written_comes_before_one_without_its_marks")]
    [TestCase("Jorg", "j2@example.org", TestName = "A_name_that_has_no_marks_is_no_other")]
    [TestCase("pat", null, TestName = "A_name_is_looked_for_on_the_roster_alone")]
    public void A_name(string name, string? login) => Assert.That(Resolve(new Person.Named(name)), Is.EqualTo(login));

    [Test]
    public void Me_is_the_speaker() => Assert.That(Resolve(new Person.Me()), Is.EqualTo("speaker@example.org"));

    private static string? Resolve(Person person) =>
        People.Resolve(person, "speaker@example.org", Named, Meeting.World with { Accounts = Meeting.World.Accounts.AddRange(Accounts.Select(a => KeyValuePair.Create(a.Login, a))) });
}
