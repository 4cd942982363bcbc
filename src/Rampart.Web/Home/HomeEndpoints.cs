using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Web.Hosting;

namespace Rampart.Web.Home;

/// <summary>What the first page shows: scenarios, and what was fought last.</summary>
internal static class HomeEndpoints
{
    private const int Usual = 8;

    public static void AddTo(IServiceCollection services) => services.AddSingleton<ScenarioCards>().AddSingleton<ResultShelf>();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/scenarios", Scenarios).WithTags("Scenarios");
        api.MapGet("/results", Results).WithTags("Results");
        api.MapGet("/runs", Runs).WithTags("Results");
        api.MapGet("/campaigns", Campaigns).WithTags("Results");
    }

    /// <summary>The scenarios of the project: what each shows, how large it is, and where everything stands and flies.</summary>
    /// <param name="cards">The scenarios.</param>
    /// <param name="benchmarks">True for those that only measure the program's speed; else they are left out.</param>
    internal static Ok<ScenarioList> Scenarios(ScenarioCards cards, bool? benchmarks) => TypedResults.Ok(cards.All(benchmarks == true));

    /// <summary>Runs and campaigns of any scenario, the newest first, each with its answer.</summary>
    /// <param name="shelf">The folder of results.</param>
    /// <param name="most">How many at most, up to 60; 8 where nobody says.</param>
    internal static Ok<RecentResults> Results(ResultShelf shelf, int? most) => Newest(shelf, most, null);

    /// <summary>Single battles of any scenario, the newest first, each with its answer.</summary>
    /// <param name="shelf">The folder of results.</param>
    /// <param name="most">How many at most, up to 60; 8 where nobody says.</param>
    internal static Ok<RecentResults> Runs(ResultShelf shelf, int? most) => Newest(shelf, most, RecentKind.Run);

    /// <summary>Campaigns of any scenario, the newest first, each with its answer where all its battles are fought.</summary>
    /// <param name="shelf">The folder of results.</param>
    /// <param name="most">How many at most, up to 60; 8 where nobody says.</param>
    internal static Ok<RecentResults> Campaigns(ResultShelf shelf, int? most) => Newest(shelf, most, RecentKind.Campaign);

    private static Ok<RecentResults> Newest(ResultShelf shelf, int? most, RecentKind? kind) => most is < 1 or > ResultShelf.Most
        ? throw Parameters.Wrong("most", $"From 1 to {ResultShelf.Most} results are listed.", "Leave out most, or give a number in between.")
        : TypedResults.Ok(shelf.Newest(most ?? Usual, kind));
}
