using ReviewBot.Reviews.Forms;

namespace ReviewBot.Reviews.Tests.Forms.Facts;

/// <summary>Whose data is collected, where an answer says that nobody is left out.</summary>
internal sealed class PopulationTests
{
    [TestCase("Beta and release, no matter which country or locale.", "beta release;all;all")]
    [TestCase("Release, regardless of country and locale.", "release;all;all")]
    [TestCase("All channels, whatever the country or language.", "all;all;all")]
    [TestCase("Beta, irrespective of locale or country.", "beta;all;all")]
    [TestCase("Release channel, independent of country/locale.", "release;all;all")]
    [TestCase("Release. We don't filter by country or locale.", "release;all;all")]
    [TestCase("Release. Countries and locales: no restriction.", "release;all;all")]
    [TestCase("Channels, countries and locales: all", "all;all;all")]
    [TestCase("Channels: beta, countries: all, locales: all", "beta;all;all")]
    [TestCase("Release. Countries: DE, FR", "release;DE FR;-")]
    public void Nobody_is_left_out(string answer, string expected)
    {
        var read = SampleForm.Reading(8, answer).Populations;
        Assert.That(string.Join(';', Of(read?.Channels), Of(read?.Countries), Of(read?.Locales)), Is.EqualTo(expected));

        static string Of(PopulationSet? set) => set is null ? "-" : set.All ? "all" : string.Join(' ', set.Listed.Order(StringComparer.Ordinal));
    }

    [TestCase("Nothing is sent before the visitor accepts the banner.", true)]
    [TestCase("No data is collected until the user ticks the box in the dialog.", true)]
    [TestCase("Nothing is sent.", false)]
    public void What_is_not_sent_before_somebody_agrees_has_a_way_out(string answer, bool given) => Assert.That(SampleForm.Reading(9, answer).OptOut is not null, Is.EqualTo(given));
}
