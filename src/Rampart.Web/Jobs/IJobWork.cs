using Rampart.Answers;
using Rampart.Quantities;

namespace Rampart.Web.Jobs;

/// <summary>What a job does: one battle, or many.</summary>
internal interface IJobWork
{
    /// <summary>The scenario's title.</summary>
    string Title { get; }

    /// <summary>The scenario's name.</summary>
    string Scenario { get; }

    /// <summary>The folder in which the result will stand.</summary>
    string Place { get; }

    /// <summary>What was remarked on when it was read.</summary>
    IReadOnlyList<Finding> Remarks { get; }

    /// <summary>Does it to its end.</summary>
    /// <returns>Whether it stood there already; null where there are errors among the findings.</returns>
    /// <exception cref="OperationCanceledException">It was stopped, and nothing is kept.</exception>
    /// <exception cref="CampaignStoppedException">It was stopped, and what is finished is kept.</exception>
    bool? Do(ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop);
}
