// The command line: what can be said, and which part does it. Exit codes: 0 good, 1 findings or gaps, 2 wrong usage or
// settings, 3 the server can't be reached, refused the key or has us blocked, 4 a bug failed or the cap stopped the pass.
using System.CommandLine;
using ReviewBot.Bugzilla;
using ReviewBot.Sandbox;
using ReviewBot.Settings;
using ReviewBot.Storage;

namespace ReviewBot.CommandLine;

/// <summary>Options that every command has.</summary>
internal sealed record CommonOptions(string? Config, bool DryRun, bool Verbose, bool Json);

/// <summary>The program's commands.</summary>
internal static class ReviewBotCommand
{
    private static readonly Option<string?> Config = new("--config") { Description = "The settings file; else appsettings.json here, else beside the binary", HelpName = "FILE", Recursive = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Write nothing, whatever the settings say", Recursive = true };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Log more", Recursive = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines; logs go to standard error", Recursive = true };

    /// <summary>Runs the program.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("`reviewbot --help` shows what can be said.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("ReviewBot: data-collection reviews on Bugzilla") { Config, DryRun, Verbose, Json };
        root.SetAction((parse, stop) => Guard(() => ServiceCommand.RunAsync(Common(parse), stop)));
        root.Add(Run());
        root.Add(Once());
        root.Add(Plan());
        root.Add(Explain());
        root.Add(CheckForm("check-form", "Read request and renewal forms as the bot would", review: false));
        root.Add(CheckForm("check-review", "The same for stewards' filled-in review forms", review: true));
        root.Add(CheckConfig());
        root.Add(Notices());
        root.Add(Register());
        root.Add(SandboxAlone());
        root.Add(Backup());
        root.Add(OutboxCommands());
        return root;
    }

    private static Command Run()
    {
        var command = new Command("run", "The service (the same as without a command)");
        command.SetAction((parse, stop) => Guard(() => ServiceCommand.RunAsync(Common(parse), stop)));
        return command;
    }

    private static Command Once()
    {
        var allow = new Option<int?>("--allow-writes") { Description = "Raise the cap of planned writes for this pass", HelpName = "N" };
        var command = new Command("once", "One full pass, then end") { allow };
        command.SetAction((parse, stop) => Guard(() => PassCommands.OnceAsync(Common(parse), parse.GetValue(allow), stop)));
        return command;
    }

    private static Command Plan()
    {
        var bugs = new Argument<int[]>("BUG") { Description = "Only these bugs", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("plan", "What a pass would do now and why, with each comment's text; writes nothing") { bugs };
        command.SetAction((parse, stop) => Guard(() => PassCommands.PlanAsync(Common(parse), parse.GetValue(bugs) ?? [], stop)));
        return command;
    }

    private static Command Explain()
    {
        var bug = new Argument<int>("BUG") { Description = "The bug" };
        var command = new Command("explain", "What the bot sees in a bug, what it concluded, and every steward with the reason for or against") { bug };
        command.SetAction((parse, stop) => Guard(() => PassCommands.ExplainAsync(Common(parse), parse.GetValue(bug), stop)));
        return command;
    }

    private static Command CheckForm(string name, string description, bool review)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files to read; - is standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command(name, description) { files };
        command.SetAction((parse, stop) => Guard(() => CheckFormCommand.RunAsync(parse.GetValue(files)!, review, parse.GetValue(Json), Terminal.OfProcess(), stop)));
        return command;
    }

    private static Command CheckConfig()
    {
        var online = new Option<bool>("--online") { Description = "Ask the server, too: key, groups, flag type, stewards, components, clock" };
        var command = new Command("check-config", "Check the settings") { online };
        command.SetAction((parse, stop) => Guard(() => CheckConfigCommand.RunAsync(Common(parse), parse.GetValue(online), stop)));
        return command;
    }

    private static Command Notices()
    {
        var command = new Command("notices", "What the owners were, or should have been, told privately");
        command.SetAction((parse, _) => Guard(() => LedgerCommands.NoticesAsync(Common(parse))));
        return command;
    }

    private static Command Register()
    {
        var format = new Option<string>("--format") { Description = "json, csv or atom", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv", "atom");
        var export = new Command("export", "Print the register") { format };
        export.SetAction((parse, _) => Guard(() => LedgerCommands.ExportRegisterAsync(Common(parse), parse.GetValue(format)!)));
        return new Command("register", "The public register of decisions") { export };
    }

    private static Command SandboxAlone()
    {
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 for any", DefaultValueFactory = _ => 0, HelpName = "N" };
        var flavour = new Option<string>("--flavour") { Description = "upstream or bmo", DefaultValueFactory = _ => "upstream" };
        flavour.AcceptOnlyFromAmong("upstream", "bmo");
        var empty = new Option<bool>("--empty") { Description = "Without the story's bugs" };
        var contract = new Option<string?>("--contract") { Description = "Write the file that describes this server to tests", HelpName = "FILE" };
        var command = new Command("sandbox", "The sandbox alone, as a server for other processes") { port, flavour, empty, contract };
        command.SetAction((parse, stop) => SandboxHost.RunAsync(
            parse.GetValue(port), parse.GetValue(flavour)!, parse.GetValue(empty), parse.GetValue(contract), Console.Out, stop));
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The new file" };
        var command = new Command("backup", "Copy the ledger, also while the service runs") { file };
        command.SetAction((parse, _) => Guard(() => LedgerCommands.BackupAsync(Common(parse), parse.GetValue(file)!)));
        return command;
    }

    private static Command OutboxCommands()
    {
        var list = new Command("list", "Bugs that were given up, and writes whose effect is not known yet");
        list.SetAction((parse, _) => Guard(() => LedgerCommands.OutboxAsync(Common(parse))));
        var bug = new Argument<int>("BUG") { Description = "The bug" };
        var retry = new Command("retry", "Try a bug again that was given up") { bug };
        retry.SetAction((parse, _) => Guard(() => LedgerCommands.RetryAsync(Common(parse), parse.GetValue(bug))));
        var drop = new Command("drop", "Forget that a bug failed; it is looked at again when it changes") { bug };
        drop.SetAction((parse, _) => Guard(() => LedgerCommands.DropAsync(Common(parse), parse.GetValue(bug))));
        return new Command("outbox", "What could not be done") { list, retry, drop };
    }

    private static CommonOptions Common(ParseResult parse) =>
        new(parse.GetValue(Config), parse.GetValue(DryRun), parse.GetValue(Verbose), parse.GetValue(Json));

    // No stack trace for anything that a person can mend.
    private static async Task<int> Guard(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (SettingsException e)
        {
            foreach (var error in e.Errors)
            {
                await Console.Error.WriteLineAsync(error);
            }

            return 2;
        }
        catch (LedgerException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (BugzillaException e)
        {
            await Console.Error.WriteLineAsync(ServerTrouble.Tell(e));
            return 3;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
}
