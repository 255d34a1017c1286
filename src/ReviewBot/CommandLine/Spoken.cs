using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ReviewBot.Sandbox.Wire;

namespace ReviewBot.CommandLine;

/// <summary>How what is said on the command line is read: bugs, days, numbers, flavours, each with an error that names it.</summary>
internal static class Spoken
{
    public static Argument<int> Bug() => new("BUG") { Description = "The bug", CustomParser = result => Bugs(result) is [var bug] ? bug : 0 };

    public static int[]? Bugs(ArgumentResult result)
    {
        var bugs = result.Tokens.Select(t => int.TryParse(t.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bug) ? bug : 0).ToArray();
        if (!bugs.Contains(0))
        {
            return bugs;
        }

        result.AddError("BUG: must be the number of a bug");
        return null;
    }

    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name}: must be a day such as 2026-12-24");
            return null;
        },
    };

    public static Option<int?> Number(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError($"{name}: must be a whole number from {least} to {most}");
            return null;
        },
    };

    // BMO by default: what production is, and what people see there.
    public static Option<SandboxFlavour> SandboxFlavours()
    {
        var flavours = new Dictionary<string, SandboxFlavour> { ["bmo"] = SandboxFlavour.Bmo, ["upstream"] = SandboxFlavour.Upstream };
        var option = new Option<SandboxFlavour>("--flavour")
        {
            Description = "Whose rules and looks the sandbox has",
            HelpName = "bmo|upstream",
            Recursive = true,
            DefaultValueFactory = _ => SandboxFlavour.Bmo,
            CustomParser = result =>
            {
                if (!flavours.TryGetValue(result.Tokens[0].Value, out var flavour))
                {
                    result.AddError($"--flavour: {result.Tokens[0].Value} is not one of bmo, upstream");
                }

                return flavour;
            },
        };
        return option;
    }
}
