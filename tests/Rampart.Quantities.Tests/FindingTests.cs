using Rampart.Quantities;

namespace Rampart.Quantities.Tests;

public class FindingTests
{
    [Fact]
    public void A_finding_prints_its_place_its_message_and_its_remedy_below()
    {
        var finding = Finding.Error(new Place("models/radars/example.yaml", 4), "frequency", "\"3.0\" has no unit.", "Expected a frequency, such as \"3.0 GHz\".");

        Assert.Equal("models/radars/example.yaml:4  frequency  \"3.0\" has no unit.\n  Expected a frequency, such as \"3.0 GHz\".", finding.ToString());
    }
}
