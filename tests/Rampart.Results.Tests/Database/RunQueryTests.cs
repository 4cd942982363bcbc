using Rampart.Results.Database;
using Rampart.Results.Reading;

namespace Rampart.Results.Tests.Database;

public sealed class RunQueryTests : IClassFixture<BuiltDatabases>
{
    private readonly BuiltDatabases _built;

    public RunQueryTests(BuiltDatabases built) => _built = built;

    [Theory]
    [InlineData("DELETE FROM detection")]
    [InlineData("DROP TABLE detection")]
    [InlineData("INSERT INTO meta VALUES ('a', 'b')")]
    [InlineData("UPDATE meta SET value = ''")]
    [InlineData("CREATE TEMP TABLE t (x)")]
    [InlineData("ATTACH 'other.sqlite' AS other")]
    [InlineData("PRAGMA journal_mode = WAL")]
    [InlineData("VACUUM INTO 'copy.sqlite'")]
    [InlineData("BEGIN")]
    [InlineData("WITH x AS (SELECT 1) DELETE FROM meta")]
    [InlineData("SELECT 1; DELETE FROM meta")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("")]
    [InlineData("-- nothing")]
    public void A_query_can_only_read_and_asks_one_thing(string sql)
    {
        var before = File.ReadAllBytes(_built.Paths[0]);
        var refusal = Assert.Throws<QueryException>(() => RunQuery.Execute(_built.Paths[0], sql, TestContext.Current.CancellationToken));
        Assert.False(string.IsNullOrEmpty(refusal.Remedy));
        Assert.Equal(before, File.ReadAllBytes(_built.Paths[0]));
        Assert.Equal(3, Directory.GetFiles(_built.Folder).Length);
    }

    [Fact]
    public void A_query_answers_with_columns_and_rows_of_plain_values()
    {
        var answer = RunQuery.Execute(_built.Paths[0], "WITH t(n) AS (VALUES (1), (2)) SELECT n AS a, n / 2.0 AS b, 'x' || n AS c, NULL AS d, x'0102' AS e FROM t; -- done", TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b", "c", "d", "e"], answer.Columns);
        Assert.Equal([2L, 1.0, "x2", null, new byte[] { 1, 2 }], answer.Rows[1]);
    }

    [Fact]
    public void An_error_in_the_sql_is_told_in_sqlite_s_words()
    {
        var refusal = Assert.Throws<QueryException>(() => RunQuery.Execute(_built.Paths[0], "SELECT nonsense FROM detection", TestContext.Current.CancellationToken));
        Assert.Contains("no such column: nonsense", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_has_no_end_can_be_stopped()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            RunQuery.Execute(_built.Paths[0], "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t", stop.Token));
    }

    [Fact]
    public void A_file_that_is_missing_or_no_database_is_told_apart()
    {
        Assert.Throws<FileNotFoundException>(() => RunQuery.Execute(Path.Combine(_built.Folder, "missing.sqlite"), "SELECT 1", TestContext.Current.CancellationToken));
        var text = Path.Combine(Path.GetTempPath(), $"rampart-{Guid.NewGuid():N}.sqlite");
        try
        {
            File.WriteAllText(text, "This is a text and no database, however long one goes on reading it.");
            Assert.Throws<ResultFormatException>(() => RunQuery.Execute(text, "SELECT 1", TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(text);
        }
    }

    [Fact]
    public void Every_named_question_is_answered_whatever_was_kept()
    {
        foreach (var path in _built.Paths)
        {
            foreach (var question in Questions.All)
            {
                Assert.NotEmpty(RunQuery.Execute(path, question.Sql, TestContext.Current.CancellationToken).Columns);
            }
        }

        Assert.NotEmpty(RunQuery.Execute(_built.Paths[0], Questions.Find("timeline").Sql, TestContext.Current.CancellationToken).Rows);
        Assert.NotEmpty(RunQuery.Execute(_built.Paths[0], Questions.Find("kills").Sql, TestContext.Current.CancellationToken).Rows);
        Assert.NotEmpty(RunQuery.Execute(_built.Paths[0], Questions.Find("tracks").Sql, TestContext.Current.CancellationToken).Rows);
    }

    [Fact]
    public void The_timeline_runs_forward()
    {
        var times = RunQuery.Execute(_built.Paths[0], Questions.Find("timeline").Sql, TestContext.Current.CancellationToken).Rows.Select(row => (double)row[0]!).ToArray();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void A_question_that_nobody_knows_gets_the_nearest_name()
    {
        var refusal = Assert.Throws<QueryException>(() => Questions.Find("leekers"));
        Assert.Contains("leakers", refusal.Remedy, StringComparison.Ordinal);
        Assert.Contains("kills", Assert.Throws<QueryException>(() => Questions.Find("zzzzzzzzzzzzzzzz")).Remedy, StringComparison.Ordinal);
    }
}
