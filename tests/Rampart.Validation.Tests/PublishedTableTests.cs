using System.Text;

namespace Rampart.Validation.Tests;

public class PublishedTableTests
{
    private const string Header = "area,case_id,inputs,quantity,value,unit,source,kind,note,use,tolerance,tolerance_reason\n";

    [Fact]
    public void A_table_is_read_as_it_stands_with_remarks_quotation_marks_and_lines()
    {
        var (rows, findings) = Read("\uFEFF# a remark\n" + Header + "1-a, A-1 ,\"x=1;note, with comma\",q,\"4.1;2\",m,\"say \"\"so\"\"\",found,\"two\nlines\",formula,1e-3 rel,because\n\n# another\n1-a,A-2,x=2,q,5,,,,,,,\n");

        Assert.Empty(findings);
        Assert.Equal(
            new PublishedRow("1-a", "A-1", "x=1;note, with comma", "q", "4.1;2", "m", "say \"so\"", "found", "two\nlines", "formula", "1e-3 rel", "because", new Place("t.csv", 3)), rows[0]);
        Assert.Equal(("A-2", 7), (rows[1].CaseId, rows[1].Place.Line));
    }

    [Fact]
    public void A_table_full_of_semicolons_still_has_commas_between_its_cells()
    {
        var (rows, findings) = Read("case_id,inputs,quantity,value\nA,a=1;b=2;c=3;d=4,p;q;r;s,1;2;3;4\nB,a=1;b=2;c=3;d=4,p;q;r;s,1;2;3;4\n");

        Assert.Empty(findings);
        Assert.Equal("a=1;b=2;c=3;d=4", rows[1].Inputs);
    }

    [Theory]
    [InlineData("", 0, "is empty")]
    [InlineData("\n\n", 0, "is empty")]
    [InlineData("# only a remark\n", 0, "is empty")]
    [InlineData("case_id,inputs,quantity,value\n", 0, "has no rows")]
    [InlineData("area;case_id;inputs\n1;2;3\n", 1, "apart by semicolons")]
    [InlineData("case_id,inputs,quantity\nA,x,q\n", 1, "value  is not a column")]
    [InlineData("case_id,inputs,quantity,value,value\nA,x,q,1,2\n", 1, "value  is the name of two columns")]
    [InlineData("case_id,inputs,quantity,value\nA,x,q,1\nB,x\n", 3, "B  has 2 cells where the first line names 4 columns")]
    [InlineData("case_id,inputs,quantity,value\nA,x,q,1,2\n", 2, "A  has 5 cells")]
    [InlineData("case_id,inputs,quantity,value\nA,x,q,1\nB,x,q,1\nA,x,q,2\n", 4, "A  is the name of the row in line 2 already")]
    [InlineData("case_id,inputs,quantity,value\n,x,q,1\n", 2, "case_id  is empty")]
    [InlineData("case_id,inputs,quantity,value,tolerance\nA,x,q,1,abc\n", 2, "A  tolerance: \"abc\" is not a tolerance")]
    [InlineData("case_id,inputs,quantity,value,tolerance\nA,x,q,1;2;3,0.1;0.2\n", 2, "has 2 tolerances for 3 values")]
    [InlineData("case_id,inputs,quantity,value,use\nA,x,q,1,formla\n", 2, "A  has the use \"formla\"")]
    [InlineData("case_id,inputs,quantity,value\nA,\"x,q,1\n", 2, "has a quotation mark in the wrong place")]
    [InlineData("case_id,inputs,quantity,value\nA,\"x\"y,q,1\n", 2, "has a quotation mark in the wrong place")]
    public void What_is_wrong_is_told_with_its_place_and_a_remedy(string text, int line, string words)
    {
        var findings = Read(text).Findings;

        var finding = Assert.Single(findings, finding => finding.ToString().Contains(words, StringComparison.Ordinal));
        Assert.Equal((FindingSeverity.Error, "t.csv", line), (finding.Severity, finding.Place.File, finding.Place.Line));
        Assert.NotEmpty(finding.Remedy);
    }

    [Fact]
    public void All_faults_are_told_together_but_not_without_end()
    {
        var some = Read("case_id,inputs,quantity,value,tolerance\nA,x,q,1,abc\nB,x\nB,x,q,1,-1\n").Findings;
        Assert.Equal([2, 3, 4], some.Select(finding => finding.Place.Line));

        var many = Read("case_id,inputs,quantity,value\n" + string.Concat(Enumerable.Repeat("A,x\n", 10_000))).Findings;
        Assert.InRange(many.Count, 2, 60);
        Assert.Contains(many, finding => finding.Message.Contains("the rest was not read", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_nobody_reads_is_a_remark()
    {
        var (rows, findings) = Read("case_id,inputs,quantity,value,tolerence\nA,x,q,1,0.1\n");

        var remark = Assert.Single(findings);
        Assert.Equal((FindingSeverity.Remark, "tolerence"), (remark.Severity, remark.Subject));
        Assert.Single(rows);
    }

    [Fact]
    public void A_cell_without_end_is_told()
    {
        var findings = Read("case_id,inputs,quantity,value\nA,x,q," + new string('1', 5000) + "\n").Findings;

        Assert.Contains("more than 2000 letters", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_told_with_their_line()
    {
        var findings = new List<Finding>();

        Assert.Empty(PublishedTable.Read([.. Encoding.UTF8.GetBytes(Header + "1,A,x,q,1,"), 0xB5, (byte)'m'], "t.csv", findings));
        Assert.Empty(PublishedTable.Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray(), "u.csv", findings));

        Assert.Equal([new Place("t.csv", 2), new Place("u.csv", 1)], findings.Select(finding => finding.Place));
        Assert.All(findings, finding => Assert.Contains("UTF-8", finding.Message + finding.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Any_text_gives_rows_or_findings_and_no_fault()
    {
        var chance = new Random(7);
        const string Letters = "a,\"\n;#=1.e-/ é\r\t";
        for (var trial = 0; trial < 2000; trial++)
        {
            var text = (trial % 2 == 0 ? "case_id,inputs,quantity,value\n" : string.Empty) + string.Concat(Enumerable.Range(0, chance.Next(60)).Select(_ => Letters[chance.Next(Letters.Length)]));
            var (rows, findings) = Read(text);

            Assert.True(rows.Count > 0 || findings.Count > 0, text);
            Assert.All(rows, row => Comparison.Of(row, [Rows.DoubleOfX with { Name = row.Quantity }]));
        }
    }

    private static (IReadOnlyList<PublishedRow> Rows, List<Finding> Findings) Read(string text)
    {
        var findings = new List<Finding>();
        return (PublishedTable.Read(Encoding.UTF8.GetBytes(text), "t.csv", findings), findings);
    }
}
