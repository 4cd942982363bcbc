namespace Rampart.Evidence.Tests;

public class PartialDateTests
{
    [Theory]
    [InlineData("2017", "2017-01-01", "2017-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2019-07-12", "2019-07-12", "2019-07-12")]
    [InlineData("2019-07/2020-04", "2019-07-01", "2020-04-30")]
    [InlineData("2019/2019-07", null, null)]
    [InlineData("2019-07-12/2019", "2019-07-12", "2019-12-31")]
    [InlineData("../2018-08-27", "0001-01-01", "2018-08-27")]
    [InlineData("2018/..", "2018-01-01", "9999-12-31")]
    [InlineData("", null, null)]
    [InlineData("/", null, null)]
    [InlineData("../..", null, null)]
    [InlineData("2020-13", null, null)]
    [InlineData("2019-02-29", null, null)]
    [InlineData("20-03-16", null, null)]
    [InlineData("2020-3-16", null, null)]
    [InlineData("2020-03-16T12:00", null, null)]
    [InlineData("٢٠٢٠", null, null)]
    public void A_date_is_as_precise_as_it_is_written(string text, string? earliest, string? latest)
    {
        var date = PartialDate.TryParse(text);

        Assert.Equal(earliest is not null, date is not null);
        if (date is not null)
        {
            Assert.Equal(earliest, date.Earliest.ToString("yyyy-MM-dd"));
            Assert.Equal(latest, date.Latest.ToString("yyyy-MM-dd"));
            Assert.Equal(text, date.ToString());
        }
    }
}
