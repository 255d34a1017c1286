using System.Text;
using ReviewBot.Hosting;
using ReviewBot.Settings;
using ReviewBot.Settings.Sections;
using ReviewBot.Views;

namespace ReviewBot.Web;

/// <summary>Looks up whose turn it is, and what another roster would change.</summary>
internal sealed class Rotation(LedgerToRead ledger, Bot bot, PageFrame frame)
{
    private const int MostStewards = 200;

    private static readonly string[] Sections = [nameof(ReviewBotSettings.Stewards), nameof(ReviewBotSettings.Pools)];

    private ReviewBotSettings Current => bot.Settings.Current.Values;

    /// <summary>With the roster in force.</summary>
    public RotationView Look() => Look(Current);

    /// <summary>With the roster of an uploaded settings file, of which nothing else is read; or what is wrong with it.</summary>
    public RotationModel Compare(byte[] file)
    {
        var before = Look();
        var errors = new List<string>();
        var other = Read(file, errors);
        return other is null || errors.Count > 0
            ? new RotationModel(before) { Errors = errors }
            : new RotationModel(before) { Diff = new RotationDiff(before, Look(other)) };
    }

    private RotationView Look(ReviewBotSettings settings) => RotationView.Of(Turns.Preview(settings, ledger.Ledger, frame.Now));

    private ReviewBotSettings? Read(byte[] file, List<string> errors)
    {
        IConfigurationRoot configuration;
        try
        {
            configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file)))).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            errors.Add("This is no settings file: it is no valid JSON.");
            return null;
        }

        var roster = new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.AsEnumerable().Where(s => Sections.Contains(s.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)))
            .Build();
        if (!roster.GetChildren().Any())
        {
            errors.Add("There is no roster in it: Stewards and Pools are what is looked at.");
            return null;
        }

        var read = SettingsBinder.Bind<ReviewBotSettings>(roster, "", errors);
        var other = Current with { Stewards = read.Stewards, Pools = roster.GetSection(Sections[1]).Exists() ? read.Pools : Current.Pools };
        var found = new SettingsFindings();
        found.Require(other.Stewards.Count <= MostStewards, $"Stewards: there are more than {MostStewards}, which is no roster");
        if (found.Errors.Count == 0)
        {
            RosterRules.Check(other, found);
        }

        errors.AddRange(found.Errors);
        return other;
    }
}

/// <summary>What the page of the rotation shows.</summary>
/// <param name="Now">With the roster in force.</param>
internal sealed record RotationModel(RotationView Now)
{
    /// <summary>What an uploaded roster would change; null where there is none.</summary>
    public RotationDiff? Diff { get; init; }

    /// <summary>What is wrong with an uploaded file.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
