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

    [Test]
    public void A_new_flag_is_one_of_the_products_type_where_that_is_known()
    {
        var policy = Policy with { NeedinfoTypes = Policy.NeedinfoTypes.SetItem("Thunderbird", 44) };

        Assert.That(new[] { "Thunderbird", "Calendar" }.Select(product => Writes.From(With(new Effect.AskNeedinfo("robin@example.org")), product, policy).Single().Flags.Single().Type), Is.EqualTo(new[] { new FlagKind(44, "needinfo"), new FlagKind(null, "needinfo") }));
    }

    [TestCase("assign needinfo", true, "attachment 12 with flag, bug flag, comment")]
    [TestCase("assign needinfo", false, "bug with flag; attachment 12 with flag, comment")]
    [TestCase("assign needinfo cc", true, "bug with flag, cc; attachment 12 with flag, comment")]
    [TestCase("assign open", true, "bug with groups; attachment 12 with flag, comment")]
    [TestCase("assign cc", true, "bug with cc; attachment 12 with flag, comment")]
    [TestCase("assign", true, "attachment 12 with flag, comment")]
    [TestCase("assign another needinfo", true, "attachment 12 with flag; attachment 13 with flag, bug flag, comment")]
    [TestCase("needinfo open", true, "bug with flag, groups, comment")]
    [TestCase("", true, "bug with comment")]
    public void As_much_goes_into_a_write_as_the_server_takes_and_the_comment_into_the_last(string effects, bool folds, string writes)
    {
        Effect[] all = [.. effects.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => e switch
        {
            "assign" => One[0],
            "another" => new Effect.Assign(13, 8, "ines@example.org"),
            "needinfo" => One[2],
            "cc" => One[4],
            _ => One[5],
        })];
        var plan = new Plan { BugId = 3, Comment = "Hello.", Restricted = true, Steps = [With(One[0]).Steps[0] with { Effects = [.. all] }] };

        var sent = Writes.From(plan, "Thunderbird", Policy with { FoldsBugFlags = folds });

        Assert.That(string.Join("; ", sent.Select(Shown)), Is.EqualTo(writes));
        Assert.That(sent.Select(w => w.Restricted), Is.All.True);
    }

    [Test]
    public void Any_other_write_is_another_one_by_its_payload()
    {
        var flag = new FlagWrite(5, null, "?", "a@example.org");
        var one = new PlannedWrite { BugId = 3, AttachmentId = 12, Flags = [flag], CcAdd = ["c@example.org"], GroupsRemove = ["g"], Comment = "Hello." };
        PlannedWrite[] all =
        [
            one, one with { BugId = 4 }, one with { AttachmentId = 13 }, one with { AttachmentId = null }, one with { Flags = [] }, one with { Flags = [flag with { Status = "+" }] }, one with { BugFlags = [flag with { Id = 6 }] },
            one with { CcAdd = [] }, one with { GroupsRemove = [] }, one with { GroupsRemove = ["h"] }, one with { Comment = "Bye." }, one with { CcAdd = ["g"], GroupsRemove = ["c@example.org"] }, one with { BugId = 31, AttachmentId = 2 },
        ];

        Assert.That(all.Select(w => w.Payload), Is.Unique);
        Assert.That((one with { }).Payload, Is.EqualTo(one.Payload));
    }

    private static string Shown(PlannedWrite write)
    {
        (string Name, bool Has)[] parts = [("flag", !write.Flags.IsEmpty), ("bug flag", !write.BugFlags.IsEmpty), ("cc", !write.CcAdd.IsEmpty), ("groups", !write.GroupsRemove.IsEmpty), ("comment", write.Comment is not null)];
        return $"{(write.AttachmentId is { } attachment ? $"attachment {attachment}" : "bug")} with {string.Join(", ", parts.Where(p => p.Has).Select(p => p.Name))}";
    }
}
