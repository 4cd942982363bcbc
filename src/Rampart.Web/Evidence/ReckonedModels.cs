using System.Collections.Concurrent;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>What is reckoned from ledger and models alone: once, and again when their files have changed.</summary>
internal sealed class ReckonedModels(Project project)
{
    private readonly Lock _reading = new();
    private Reckoned? _known;

    /// <summary>As the files are now.</summary>
    /// <exception cref="RefusalException">There are errors in the files.</exception>
    public Reckoned Now()
    {
        var workspace = project.Workspace;
        lock (_reading)
        {
            return ReferenceEquals(_known?.Workspace, workspace) ? _known : _known = new Reckoned(workspace);
        }
    }

    /// <summary>Of one state of the files: ledger and models that belong together.</summary>
    internal sealed class Reckoned(Workspace workspace)
    {
        private readonly Lazy<IReadOnlyList<ModelInProject>> _all = new(() => ModelInProject.All(workspace));
        private readonly Lazy<IReadOnlyList<NatureVerdict>> _verdicts = new(() => NatureCheck.Of(workspace.Ledger));
        private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<WayOfReading>>> _ways = new(StringComparer.Ordinal);

        public Workspace Workspace => workspace;

        public Ledger Ledger => workspace.Ledger;

        /// <summary>Every model, by id.</summary>
        public IReadOnlyList<ModelInProject> All => _all.Value;

        /// <summary>What nature, and other claims, say of all that is claimed.</summary>
        public IReadOnlyList<NatureVerdict> Verdicts => _verdicts.Value;

        /// <summary>What other ways of reading would give, by key.</summary>
        public IReadOnlyDictionary<string, IReadOnlyList<WayOfReading>> Ways(ModelInProject model) =>
            _ways.GetOrAdd(model.Model.Id, _ => WayOfReading.Of(model.Model, workspace.Ledger, model.Readings));
    }
}
