using ReviewBot.Benchmarks;

return args switch
{
    ["forms", .. var rest] => FormScores.Print(rest is [var folder, ..] ? folder : Path.Combine(AppContext.BaseDirectory, "Corpus"), Console.Out),
    ["embargo", .. var rest] => EmbargoLives.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("forms [FOLDER]   precision and recall of the form reader over a folder of forms with truth.jsonl");
    Console.Error.WriteLine("embargo [--seeds N] [--first-seed N]   lives of embargoed bugs, judged by plain logic");
    Console.Error.WriteLine("bench            how long it takes");
    return 2;
}
