using BenchmarkDotNet.Running;
using ReviewBot.Benchmarks;

return args switch
{
    ["forms", .. var rest] => FormScores.Print(rest is [var folder, ..] ? folder : Path.Combine(AppContext.BaseDirectory, "Corpus"), Console.Out),
    ["bench", .. var rest] => Bench(rest),
    _ => Usage(),
};

static int Bench(string[] filter)
{
    BenchmarkSwitcher.FromAssembly(typeof(FormScores).Assembly).Run(filter.Length > 0 ? filter : ["--filter", "*"]);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("forms [FOLDER]   precision and recall of the form reader over a folder of forms with truth.jsonl");
    Console.Error.WriteLine("bench [FILTER]   how long reading takes, as BenchmarkDotNet measures it");
    return 2;
}
