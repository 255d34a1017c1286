using ReviewBot.Reviews.Plans;
using ReviewBot.Reviews.Policies;
using ReviewBot.Reviews.Timeline;
using ReviewBot.Servers;

namespace ReviewBot.Tests.Servers;

internal sealed class WritesTests
{
    private static readonly ReviewPolicy Policy = new() { Self = "reviewbot@example.org", Roster = new Roster([]) };

    private static readonly Effect[] One =
    [
        new Effect.Assign(12, 7, "ines@example.org"), new Effect.SetVerdict(12, 7, FlagStatus.Denied), new Effect.AskNeedinfo("robin@example.org"),
        new Effect.ClearNeedinfo(8), new Effect.AddCc("robin@example.org"), new Effect.RemoveGroups(["mail-security"]),
    ];

    private static Plan With(Effect effect) => new() { BugId = 3, Steps = [new Step { Capability = Capabilities.Assign, Reason = "", Word = "", Effects = [effect] }] };

    [Test]
    public void Each_kind_of_effect_is_tried() =>
        Assert.That(One.Select(e => e.GetType()), Is.EquivalentTo(typeof(Effect).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Effect)))));

    [TestCaseSource(nameof(One))]
    public void Each_effect_changes_something_on_the_server(Effect effect)
    {
        var write = Writes.From(With(effect), "Thunderbird", Policy).Single();

        Assert.That(write.Flags.Length + write.BugFlags.Length + write.CcAdd.Length + write.GroupsRemove.Length, Is.EqualTo(1));
    }

    [Test]
    public void A_server_without_needinfo_is_not_asked_for_one() =>
        Assert.That(Writes.From(With(new Effect.AskNeedinfo("robin@example.org")), "Thunderbird", Policy with { NeedinfoFlag = null }).Single().Flags, Is.Empty);
}
