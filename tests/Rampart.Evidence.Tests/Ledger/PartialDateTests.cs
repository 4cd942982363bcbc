using NodaTime.Text;

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
    [InlineData("mid-April 2018", "2018-04-11", "2018-04-20")]
    [InlineData("early February 2020", "2020-02-01", "2020-02-10")]
    [InlineData("late February 2020", "2020-02-21", "2020-02-29")]
    [InlineData("end of August 2019", "2019-08-21", "2019-08-31")]
    [InlineData("April 2018", "2018-04-01", "2018-04-30")]
    [InlineData("early 2020", "2020-01-01", "2020-04-30")]
    [InlineData("mid-2020", "2020-05-01", "2020-08-31")]
    [InlineData("late 2019/early 2020", "2019-09-01", "2020-04-30")]
    [InlineData("spring 2018", "2018-03-01", "2018-05-31")]
    [InlineData("autumn 2018/2018-12", "2018-09-01", "2018-12-31")]
    [InlineData("end of 2020", "2020-12-01", "2020-12-31")]
    [InlineData("2017-09?", "2017-09-01", "2017-09-30")]
    [InlineData("../mid-April 2018?", "0001-01-01", "2018-04-20")]
    [InlineData("winter 2018", null, null)]
    [InlineData("mid-Ventose 2018", null, null)]
    [InlineData("sometime 2018", null, null)]
    [InlineData("end of mid-April 2018", null, null)]
    [InlineData("early 2020/late 2019", null, null)]
    [InlineData("?", null, null)]
    [InlineData("2017??", null, null)]
    public void A_date_is_as_precise_as_it_is_written(string text, string? earliest, string? latest)
    {
        var date = PartialDate.TryParse(text);

        Assert.Equal(earliest is not null, date is not null);
        if (date is not null)
        {
            Assert.Equal(earliest, LocalDatePattern.Iso.Format(date.Earliest));
            Assert.Equal(latest, LocalDatePattern.Iso.Format(date.Latest));
            Assert.Equal(text, date.ToString());
            Assert.Equal(text.EndsWith('?'), date.IsUncertain);
        }
    }

    [Theory]
    [InlineData("2019", "2019-07-12", true)]
    [InlineData("2019-07-12", "2019", true)]
    [InlineData("late 2019/early 2020", "2019-07-12", false)]
    [InlineData("2019-07", "2019-08-01", false)]
    [InlineData("../2019-07-12", "2019-07-12/..", true)]
    public void Two_dates_may_be_the_same_day_where_their_days_overlap(string left, string right, bool may)
    {
        Assert.Equal(may, PartialDate.TryParse(left)!.MayBe(PartialDate.TryParse(right)!));
        Assert.Equal(may, PartialDate.TryParse(right)!.MayBe(PartialDate.TryParse(left)!));
    }
}
