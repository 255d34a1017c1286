using ReviewBot.Passes;
using ReviewBot.Passes.Given;

namespace ReviewBot.Tests.Passes;

/// <summary>What wakes the bot says which bugs to look at, and no more.</summary>
public sealed class PassQueueTests
{
    [Test]
    public void All_that_waits_is_taken_at_once_and_only_once()
    {
        var queue = new PassQueue();
        queue.Add(Wanted.Only(7));
        queue.Add(Wanted.Only(7, 5));
        queue.Add(Wanted.WhatChanged);

        var taken = queue.Take()!;

        Assert.That(taken.Bugs, Is.EqualTo(new[] { 5, 7 }));
        Assert.That((taken.Changed, taken.All), Is.EqualTo((true, false)));
        Assert.That(queue.Take(), Is.Null);
    }

    [Test]
    public void A_look_at_everything_is_not_lost_among_others()
    {
        var queue = new PassQueue();
        queue.Add(Wanted.Everything);
        queue.Add(Wanted.Only(7));

        Assert.That(queue.Take()!.All, Is.True);
    }

    [Test]
    public void Who_takes_what_was_named_leaves_the_search()
    {
        var queue = new PassQueue();
        queue.Add(Wanted.Everything);
        queue.Add(Wanted.Only(7));

        var named = queue.TakeNamed()!;

        Assert.That((named.Changed, named.Bugs.Single()), Is.EqualTo((false, 7)));
        Assert.That(queue.TakeNamed(), Is.Null);
        var rest = queue.Take()!;
        Assert.That((rest.All, rest.Bugs.IsEmpty), Is.EqualTo((true, true)));
        Assert.That(queue.Take(), Is.Null);
    }

    [Test]
    public void Once_what_was_named_is_taken_nothing_waits()
    {
        var queue = new PassQueue();
        queue.Add(Wanted.Only(7));

        Assert.That((queue.TakeNamed()!.Bugs.Single(), queue.Take()), Is.EqualTo((7, (Wanted?)null)));
    }
}
