using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>All models of a folder and its subfolders, by id.</summary>
public sealed class ModelLibrary
{
    public const int Format = 1;

    private readonly SortedDictionary<string, Model> models;

    private ModelLibrary(SortedDictionary<string, Model> models)
    {
        this.models = models;
        foreach (var model in models.Values)
        {
            model.Library = this;
        }
    }

    /// <summary>Every model, by id in ordinal order.</summary>
    public IReadOnlyCollection<Model> All => models.Values;

    /// <summary>Reads every <c>*.yaml</c> below a folder. Fields are read and checked by a <see cref="ModelReader"/>, or all at once by <see cref="CheckFields"/>.</summary>
    /// <exception cref="FileNotFoundException">The folder is missing: an environment fault (exit code 3).</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read (exit code 3).</exception>
    public static ModelLibrary Load(string folder, Ledger ledger, ICollection<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);

        var byId = new SortedDictionary<string, Model>(StringComparer.Ordinal);
        foreach (var (path, displayName) in SortedFiles.Of(folder, SortedFiles.DisplayName(folder)))
        {
            if (path.EndsWith(".yml", StringComparison.Ordinal))
            {
                findings.Add(Finding.Remark(new Place(displayName), "file", "Models end in .yaml; this file was not read.", "Rename it."));
                continue;
            }

            if (ReadModel(path, displayName, findings) is not { } model)
            {
                continue;
            }

            if (byId.TryGetValue(model.Id, out var first))
            {
                findings.Add(Finding.Error(model.Place, model.Id, $"Two models are named `{model.Id}`: this one and {first.Place}.", "Rename one of the files; a model's id is its file's name."));
                continue;
            }

            byId.Add(model.Id, model);
        }

        return new ModelLibrary(byId);
    }

    public Model? Find(string id) => models.GetValueOrDefault(id);

    /// <summary>The model whose id looks most like the word, or null where none does.</summary>
    public string? NearestTo(string id) => Spelling.Nearest(id, models.Keys);

    /// <summary>Checks every field of every model for its form: a source, a range, a reason, claims that exist. Kinds and bounds are checked when a field is read.</summary>
    public void CheckFields(Ledger ledger, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);
        foreach (var model in All)
        {
            FieldReader.CheckForm(model, ledger, findings);
        }
    }

    /// <summary>Every field of one model, by key in ordinal order: for explaining numbers without a scenario.</summary>
    public static IReadOnlyList<Reading> ReadFields(Model model, Ledger ledger, ICollection<Finding> findings, ReadingChoices? choices = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);
        return [.. FieldReader.ReadAll(model, ledger, findings, choices ?? ReadingChoices.AsWritten).OrderBy(reading => reading.Key, StringComparer.Ordinal)];
    }

    private static Model? ReadModel(string path, string displayName, ICollection<Finding> findings)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        if (!LedgerNames.IsWord(id))
        {
            findings.Add(Finding.Error(new Place(displayName), id, $"\"{id}\" cannot name a model.", "Use small letters, digits, dots and hyphens in the file's name."));
            return null;
        }

        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return null;
        }

        root.CheckFormat(Format, findings);
        root.TryGet("note", out _);
        var kind = root.RequiredText("kind", "Write what it is, such as `kind: surveillance-radar`.", findings);
        var name = root.RequiredText("name", "Write its name for readers, such as `name: Example search radar`.", findings);
        return kind is null || name is null ? null : new Model(id, kind, name, root);
    }
}
