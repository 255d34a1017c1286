using ReviewBot.Mail;
using ReviewBot.Passes.Acting;
using ReviewBot.Passes.Memory;
using ReviewBot.Passes.Reports;
using ReviewBot.Servers;

namespace ReviewBot.Passes.Remembering;

/// <summary>Ends a pass: mail goes out, and the cursor moves.</summary>
internal sealed class RememberPass(MailRoom mail, Server server, Cursor cursor, ReportPass report, TrailKeeper trails, MeasurePass measure)
{
    public async Task<PassReport> RunAsync(ActedPass acted, CancellationToken cancellationToken)
    {
        var pass = acted.Pass;
        if (pass.Writes && !acted.Decided.Stopped && pass.Options.Wanted.Changed)
        {
            await DeliverAsync(acted, cancellationToken);
            cursor.Move(pass.Now, pass.Settings.Digest);
            if (pass.Sweeps)
            {
                cursor.Sweep(pass.Now, acted.Decided.Folded.Loaded.Selection.Found, pass.Settings.SweepInterval);
            }
        }

        var told = report.Of(acted);
        trails.Keep(acted, told);
        measure.Measure(acted, told);
        return told;
    }

    private Task DeliverAsync(ActedPass acted, CancellationToken cancellationToken)
    {
        var pass = acted.Pass;
        var facts = acted.Decided.Folded.Facts;
        return mail.DeliverAsync(
            new MailBag(acted.Letters, facts.History(acted.Cases), pass.Policy, facts.Present, pass.Now, () => server.AccountsAsync(pass.Settings.Scope.People, cancellationToken)),
            cancellationToken);
    }
}
