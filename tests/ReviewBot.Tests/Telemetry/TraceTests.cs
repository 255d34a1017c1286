using System.Diagnostics;
using ReviewBot.Bugzilla;
using ReviewBot.Bugzilla.Errors;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Telemetry;
using ReviewBot.Tests.Support;

namespace ReviewBot.Tests.Telemetry;

/// <summary>Each pass is a trace, with a span for each stage, bug and call; of restricted bugs it says that there is one.</summary>
[NonParallelizable]
[TestFixture(SandboxFlavour.Upstream)]
[TestFixture(SandboxFlavour.Bmo)]
public sealed class TraceTests(SandboxFlavour flavour)
{
    [Test]
    public async Task A_pass_is_one_trace_with_its_stages_bugs_and_calls()
    {
        await using var stage = new Stage(flavour);
        using var traced = new Traced();
        var (bug, _) = stage.Request(Forms.Complete);

        await stage.OnceAsync();

        var pass = traced.Spans.Single(s => s.OperationName == "pass");
        Assert.That(pass.Parent, Is.Null);
        Assert.That(traced.Spans.Select(s => s.TraceId).Distinct(), Is.EqualTo(new[] { pass.TraceId }));
        Assert.That(traced.Spans.Where(s => s.ParentSpanId == pass.SpanId).Select(s => s.OperationName), Is.EqualTo(Label.Stage.Values.Select(v => $"pass.{v}")));
        var one = traced.Spans.Single(s => s.OperationName == "bug");
        Assert.That(one.GetTagItem("reviewbot.bug.id"), Is.EqualTo(bug));
        Assert.That(one.GetTagItem("reviewbot.bug.outcome"), Is.EqualTo("changed"));
        var write = traced.Spans.Single(s => s.OperationName.StartsWith("PUT ", StringComparison.Ordinal));
        Assert.That(write.ParentSpanId, Is.EqualTo(one.SpanId));
        Assert.That(write.GetTagItem("url.template"), Is.EqualTo("/rest/bug/attachment/{id}"));
    }

    [Test]
    public async Task Of_a_restricted_bug_no_span_says_more_than_that_there_is_one()
    {
        await using var stage = new Stage(flavour);
        for (var i = 0; i < 40; i++)
        {
            stage.Person("requester").File("Thunderbird", "Before it", "So that its number is no other.", "General");
        }

        var (bug, attachment) = stage.Request(Forms.Complete, groups: "data-review-embargo");
        using var traced = new Traced();

        await stage.OnceAsync();

        Assert.That(traced.Spans.Count(s => s.OperationName == "bug" && s.GetTagItem("reviewbot.bug.restricted") is true), Is.EqualTo(1));
        var said = traced.Spans.SelectMany(s => s.TagObjects.Select(t => $"{t.Value}").Append(s.DisplayName).Append(s.StatusDescription ?? "").Concat(s.Events.Select(e => e.Name))).ToList();
        Assert.That(said, Has.Count.GreaterThan(20).And.None.Matches($@"\b(?:{bug}|{attachment})\b").And.None.Contains("@").And.None.Contains("Count the things"));
    }

    [Test]
    public async Task A_failure_is_told_by_its_kind_alone()
    {
        await using var stage = new Stage(flavour);
        var (bug, _) = stage.Request(Forms.Complete);
        stage.AfterEach = (request, response) => request.Method == "PUT" ? SandboxResponse.OfJson(400, """{"error":true,"code":114,"message":"a secret"}""") : response;
        using var traced = new Traced();

        await stage.OnceAsync();

        var write = traced.Spans.First(s => s.OperationName.StartsWith("PUT ", StringComparison.Ordinal));
        Assert.That(write.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(write.GetTagItem("error.type"), Is.EqualTo(nameof(CommentTooLongException)));
        Assert.That(traced.Spans.SelectMany(s => s.TagObjects.Select(t => $"{t.Value}").Append(s.StatusDescription ?? "")), Has.None.Contains("secret").And.None.Contains($"bug {bug}"));
    }

    private sealed class Traced : IDisposable
    {
        private readonly ActivityListener listener;

        public Traced()
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is Traces.Name or BugzillaSetup.Traces,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = Spans.Add,
            };
            ActivitySource.AddActivityListener(listener);
        }

        public List<Activity> Spans { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
