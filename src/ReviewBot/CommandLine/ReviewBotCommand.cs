using ReviewBot.Bugzilla.Errors;

// The command line: what can be said, and which part does it. Exit codes: 0 good, 1 findings or gaps, 2 wrong usage or
// settings, 3 the server can't be reached, refused the key or has us blocked, 4 a bug failed or the cap stopped the pass.
using System.CommandLine;
using System.Diagnostics;
using ReviewBot.Register;
using ReviewBot.Sandbox.Hosting;
using ReviewBot.Sandbox.Wire;
using ReviewBot.Servers;
using ReviewBot.Settings;
using ReviewBot.Storage;
using ReviewBot.Views;
using static ReviewBot.CommandLine.Spoken;

namespace ReviewBot.CommandLine;

/// <summary>Options that every command has.</summary>
internal sealed record CommonOptions(string? Config, bool DryRun, bool Verbose, bool Json, SandboxFlavour Flavour)
{
    /// <summary>The sandbox, whatever server and ledger the settings name.</summary>
    public bool Story { get; init; }
}

/// <summary>The program's commands.</summary>
internal static class ReviewBotCommand
{
    private static readonly Option<string?> Config = new("--config") { Description = "The settings file; else appsettings.json here, else beside the binary", HelpName = "FILE", Recursive = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Write nothing, whatever the settings say", Recursive = true };
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Log more", Recursive = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines; logs go to standard error", Recursive = true };

    private static readonly Option<SandboxFlavour> Flavour = SandboxFlavours();

    // A pass that is asked to stop ends after the write that is under way, which may take a minute.
    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(80) };

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

        return await parsed.InvokeAsync(Invocation);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("ReviewBot: data-collection reviews on Bugzilla") { Config, DryRun, Verbose, Json, Flavour };
        Serve(root);
        root.Add(Run());
        root.Add(Once());
        root.Add(Plan());
        root.Add(Explain());
        root.Add(CheckForm("check-form", "Read request and renewal forms as the bot would", review: false));
        root.Add(CheckForm("check-review", "The same for stewards' filled-in review forms", review: true));
        root.Add(CheckConfig());
        root.Add(Rotation());
        root.Add(Notices());
        root.Add(Health());
        root.Add(Settings());
        root.Add(Register());
        root.Add(Collections());
        root.Add(DraftForm());
        root.Add(SandboxAlone());
        root.Add(Backup());
        root.Add(LedgerMoves());
        root.Add(OutboxCommands());
        return root;
    }

    private static Command Run()
    {
        var command = new Command("run", "The service (the same as without a command)");
        Serve(command);
        return command;
    }

    private static void Serve(Command command)
    {
        var story = new Option<bool>("--story") { Description = "Start over with the sandbox and its story, whatever server and ledger the settings name" };
        command.Add(story);
        command.SetAction((parse, stop) => Guard(() => ServiceCommand.RunAsync(Common(parse) with { Story = parse.GetValue(story) }, stop), isDoneWhenStopped: true));
    }

    private static Command Once()
    {
        var allow = Number("--allow-writes", "Raise the cap of planned writes for this pass", 1, 100_000);
        var command = new Command("once", "One full pass, then end") { allow };
        command.SetAction((parse, stop) => Guard(() => PassCommands.OnceAsync(Common(parse), parse.GetValue(allow), stop)));
        return command;
    }

    private static Command Plan()
    {
        var bugs = new Argument<int[]>("BUG") { Description = "Only these bugs", Arity = ArgumentArity.ZeroOrMore, CustomParser = Bugs };
        var command = new Command("plan", "What a pass would do now and why, with each comment's text; writes nothing") { bugs };
        command.SetAction((parse, stop) => Guard(() => LookCommands.PlanAsync(Common(parse), parse.GetValue(bugs) ?? [], stop)));
        return command;
    }

    private static Command Explain()
    {
        var bug = Bug();
        var command = new Command("explain", "What the bot sees in a bug, what it concluded, and every steward with the reason for or against") { bug };
        command.SetAction((parse, stop) => Guard(() => LookCommands.ExplainAsync(Common(parse), parse.GetValue(bug), stop)));
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

    private static Command Rotation()
    {
        var count = Number("--count", "How many turns to show", 1, 1000);
        var weeks = Number("--weeks", "How many weeks to show", 1, 520);
        var from = Day("--from", "The day to begin with, instead of now");
        var diff = new Option<bool>("--diff") { Description = "Show what the file given with --config would change for the settings in force" };
        var preview = new Command("preview", "Who would be next and why, days on which nobody is available, and how the work was shared; asks no server") { count, from, weeks, diff };
        preview.Validators.Add(result =>
        {
            if (result.GetValue(diff) && result.GetValue(Config) is null)
            {
                result.AddError("--diff: needs --config with the file whose roster is to be compared");
            }
        });
        preview.SetAction((parse, _) => Guard(() => (parse.GetValue(diff) ? RotationCommand.DiffAsync : (Preview)RotationCommand.PreviewAsync)(
            Common(parse), parse.GetValue(count) ?? Turns.Count, parse.GetValue(from), parse.GetValue(weeks) ?? Turns.Weeks, TimeProvider.System)));
        return new Command("rotation", "The stewards' turns") { preview };
    }

    private delegate Task<int> Preview(CommonOptions options, int count, DateOnly? from, int weeks, TimeProvider time);

    private static Command Notices()
    {
        var command = new Command("notices", "What the owners were, or should have been, told privately");
        command.SetAction((parse, _) => Guard(() => LedgerCommands.NoticesAsync(Common(parse))));
        return command;
    }

    private static Command Settings()
    {
        var command = new Command("settings", "Every setting with its default and what it means; with --json the schema for editors");
        command.SetAction(parse => SettingsCommand.Run(parse.GetValue(Json), Console.Out));
        return command;
    }

    private static Command Health()
    {
        var live = new Option<bool>("--live") { Description = "Only whether the process answers, not whether passes come to their end" };
        var command = new Command("health", "How the service is that runs with these settings") { live };
        command.SetAction((parse, stop) => Guard(() => HealthCommand.RunAsync(Common(parse), parse.GetValue(live), stop)));
        return command;
    }

    private static Command Register()
    {
        var format = new Option<string>("--format") { Description = "The form", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong([.. RegisterFormats.Names]);
        var export = new Command("export", "Print the register") { format };
        export.SetAction((parse, _) => Guard(() => RegisterCommands.ExportAsync(Common(parse), parse.GetValue(format)!)));
        var since = Day("--since", "Leave out bugs whose flags did not change from this day on");
        var import = new Command("import", "Read the decisions of the years before the bot, in public bugs, into the register; goes on where it was stopped, and writes nothing to the server") { since };
        import.SetAction((parse, stop) => Guard(() => RegisterCommands.ImportAsync(Common(parse), parse.GetValue(since), stop)));
        return new Command("register", "The public register of decisions") { export, import };
    }

    private static Command Collections()
    {
        var folder = new Option<string?>("--folder") { Description = "Read the definitions in this folder instead of the sources of the settings", HelpName = "DIR" };
        var source = new Option<string?>("--source") { Description = "Only this source of the settings", HelpName = "owner/name" };
        var command = new Command("collections", "What landed in the products' source beside what was approved; writes nothing") { folder, source };
        command.SetAction((parse, stop) => Guard(() => CollectionsCommand.RunAsync(Common(parse), parse.GetValue(folder), parse.GetValue(source), stop)));
        return command;
    }

    private static Command DraftForm()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of definitions: metrics.yaml", Arity = ArgumentArity.OneOrMore };
        var bug = Number("--bug", "The tracking bug, instead of those that the definitions name", 1, int.MaxValue);
        var command = new Command("draft-form", "A request form from definitions; what they don't tell stays a question") { files, bug };
        command.SetAction((parse, stop) => Guard(() => DraftFormCommand.RunAsync(Common(parse), parse.GetValue(files)!, parse.GetValue(bug), Terminal.OfProcess(), stop)));
        return command;
    }

    private static Command SandboxAlone()
    {
        var port = Number("--port", "Port to listen on; 0, the default, for any", 0, 65535);
        var empty = new Option<bool>("--empty") { Description = "Without the story's bugs" };
        var contract = new Option<string?>("--contract") { Description = "Write the file that describes this server to tests", HelpName = "FILE" };
        var command = new Command("sandbox", "The sandbox alone, as a server for other processes") { port, empty, contract };
        command.SetAction((parse, stop) => SandboxHost.RunAsync(
            parse.GetValue(port) ?? 0, parse.GetValue(Flavour), parse.GetValue(empty), parse.GetValue(contract), Console.Out, stop));
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The new file" };
        var command = new Command("backup", "Copy the ledger, also while the service runs") { file };
        command.SetAction((parse, _) => Guard(() => LedgerCommands.BackupAsync(Common(parse), parse.GetValue(file)!)));
        return command;
    }

    private static Command LedgerMoves()
    {
        var file = new Argument<string>("FILE") { Description = "The SQLite file of the ledger until now; it stays as it is" };
        var move = new Command("move", "Copy the ledger from a SQLite file into the empty PostgreSQL database of the settings, all of it or nothing") { file };
        move.SetAction((parse, stop) => Guard(() => MoveCommand.RunAsync(Common(parse), parse.GetValue(file)!, stop)));
        return new Command("ledger", "Where the ledger is kept") { move };
    }

    private static Command OutboxCommands()
    {
        var list = new Command("list", "Bugs that were given up, and writes whose effect is not known yet");
        list.SetAction((parse, _) => Guard(() => LedgerCommands.OutboxAsync(Common(parse))));
        var bug = Bug();
        var retry = new Command("retry", "Try a bug again that was given up") { bug };
        retry.SetAction((parse, _) => Guard(() => LedgerCommands.RetryAsync(Common(parse), parse.GetValue(bug))));
        var drop = new Command("drop", "Forget that a bug failed; it is looked at again when it changes") { bug };
        drop.SetAction((parse, _) => Guard(() => LedgerCommands.DropAsync(Common(parse), parse.GetValue(bug))));
        return new Command("outbox", "What could not be done") { list, retry, drop };
    }

    private static CommonOptions Common(ParseResult parse) =>
        new(parse.GetValue(Config), parse.GetValue(DryRun), parse.GetValue(Verbose), parse.GetValue(Json), parse.GetValue(Flavour));

    // No stack trace for anything that a person can mend. A service has done all that it was to do when it is told to stop; a command hasn't.
    private static async Task<int> Guard(Func<Task<int>> work, bool isDoneWhenStopped = false)
    {
        // What a signal stops is known to the parser only once this has returned to it; before, a signal would end the process at once.
        await Task.Yield();
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
        catch (OperationCanceledException) when (isDoneWhenStopped)
        {
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before its end. What was done stands; the same command, or the service, goes on from there.");
            return 130;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The message may hold text of a bug; the type and the place are enough to find it.
            await Console.Error.WriteLineAsync($"A fault of ours, please report it: {e.GetType().Name} in {new StackTrace(e).GetFrame(0)?.GetMethod()?.DeclaringType?.FullName ?? "?"}");
            return 4;
        }
    }
}
