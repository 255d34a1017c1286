using ReviewBot.Mail;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Remembering;

/// <summary>Keeps what pages show of the bugs that were acted on; ends a pass: mail goes out, and the cursor moves.</summary>
internal sealed class RememberPass(MailRoom mail, Server server, Cursor cursor, ReportPass report, TrailKeeper trails, MeasurePass measure)
{
    /// <summary>Adds some bugs to what the pass has done; with the last of them it ends.</summary>
    public async Task<PassSum> RunAsync(PassSum before, ActedPass acted, CancellationToken cancellationToken)
    {
        var told = report.Of(acted);
        trails.Keep(acted, told);
        measure.Measure(acted, told);
        var sum = before.With(acted, told);
        return sum.Left == 0 ? await EndAsync(sum, acted, cancellationToken) : sum;
    }

    private async Task<PassSum> EndAsync(PassSum sum, ActedPass last, CancellationToken cancellationToken)
    {
        var pass = last.Pass;
        if (pass.Writes && sum.Report.StoppedByCap is null && pass.Options.Wanted.Changed)
        {
            var facts = last.Decided.Folded.Facts with { Others = sum.Read };
            await mail.DeliverAsync(
                new MailBag(sum.Letters, facts.History([]), pass.Policy, facts.Present, pass.Now, () => server.AccountsAsync(pass.Settings.Scope.People, cancellationToken)),
                cancellationToken);
            cursor.Move(pass.Now, pass.Settings.Digest);
            if (pass.Sweeps)
            {
                cursor.Sweep(pass.Now, sum.Found, pass.Settings.SweepInterval);
            }
        }

        var told = report.End(pass, sum.Report);
        measure.Show(pass, told);
        return sum with { Report = told };
    }
}
