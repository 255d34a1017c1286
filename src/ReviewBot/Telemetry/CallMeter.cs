using ReviewBot.Bugzilla.Calls;
using ReviewBot.Bugzilla.Errors;

namespace ReviewBot.Telemetry;

/// <summary>Measures the calls to Bugzilla.</summary>
internal sealed class CallMeter(Instruments measures)
{
    /// <summary>An attempt at a call ended.</summary>
    public void Done(CallDone call)
    {
        measures.CallWait.Record(call.Waited);
        measures.CallDuration.Record(call.Took, call.Method, call.Template, call.Failure?.GetType().Name);
        switch (call.Failure)
        {
            case BlockedException blocked:
                measures.BlockedUntil.Set(blocked.Until);
                break;
            case KeyRefusedException:
                measures.KeyRefused.Set(true);
                break;
            case null:
                measures.BlockedUntil.Set(DateTimeOffset.UnixEpoch);
                measures.KeyRefused.Set(false);
                break;
            default:
                break;
        }
    }
}
