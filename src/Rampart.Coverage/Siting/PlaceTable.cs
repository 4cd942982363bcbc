using System.Globalization;
using CsvHelper;
using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Reads places from a table: columns <c>name, latitude, longitude</c> and, if wanted, <c>ground-height</c> (m), <c>weight</c>, <c>near-road</c> (yes or no); lines that begin with # are remarks.</summary>
internal static class PlaceTable
{
    /// <summary>What a table looks like, as a remedy.</summary>
    public const string Expected = "A table begins with the line name,latitude,longitude (and, if wanted, ground-height, weight, near-road); below stands one place in a line.";

    // So many faults are told; a file with more is something else than a table.
    private const int MostFaults = 50;
    private const string Name = "name", Latitude = "latitude", Longitude = "longitude", GroundHeight = "ground-height", Weight = "weight", NearRoad = "near-road", Road = "road";

    private static readonly string[] Needed = [Name, Latitude, Longitude];
    private static readonly string[] Columns = [.. Needed, GroundHeight, Weight, NearRoad, Road];

    public static IReadOnlyList<PlacedShape> Read(string text, string file, ICollection<Finding> findings)
    {
        var faults = new List<Finding>();
        var shapes = new List<PlacedShape>();
        var options = new CsvReaderOptions
        {
            Separator = ',',
            CommentPrefix = '#',
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            OnMalformedRecord = record => faults.Add(Finding.Error(new Place(file, (int)record.LineNumber), "row", "has a quotation mark in the wrong place.", "A cell with a comma or a quotation mark stands in quotation marks, and each mark within it is doubled.")),
        };
        using var lines = new StringReader(text);
        using var csv = CsvReader.Create(lines, options, leaveOpen: true);
        try
        {
            ReadRows(csv, file, shapes, faults);
        }
        catch (CsvFormatException fault)
        {
            faults.Add(Finding.Error(new Place(file, (int)fault.LineNumber), "table", $"cannot be read: {fault.Message}", "Give each row the columns of the first line; a cell with a comma stands in quotation marks."));
        }

        foreach (var fault in faults.OrderBy(fault => fault.Place.Line))
        {
            findings.Add(fault);
        }

        return shapes;
    }

    private static void ReadRows(CsvReader csv, string file, List<PlacedShape> shapes, List<Finding> faults)
    {
        var columns = csv.Headers.Select(name => name.Trim().ToLowerInvariant()).ToList();
        CheckColumns(columns, file, faults);
        if (faults.Exists(fault => fault.Severity == FindingSeverity.Error))
        {
            return;
        }

        var places = Columns.ToDictionary(name => name, name => columns.IndexOf(name), StringComparer.Ordinal);
        var rows = 0;
        while (csv.Read())
        {
            rows++;
            string Cell(string column) => places[column] < 0 ? string.Empty : csv.GetString(places[column]).Trim();
            var place = new Place(file, (int)csv.LineNumber);
            if (csv.FieldCount != columns.Count)
            {
                faults.Add(Finding.Error(place, "row", $"has {csv.FieldCount} cells where the first line names {columns.Count} columns.", "Give each row one cell for each column; a cell with a comma stands in quotation marks."));
            }
            else if (ReadRow(Cell, place, faults) is { } shape)
            {
                shapes.Add(shape);
            }

            if (faults.Count > MostFaults || rows > SitingCheck.MostPoints)
            {
                faults.Add(rows > SitingCheck.MostPoints
                    ? Finding.Error(new Place(file), "table", $"has more than {SitingCheck.MostPoints} places; the rest was not read.", "Leave out what does not matter, or make several files of it.")
                    : Finding.Error(new Place(file), "table", $"has more than {MostFaults} faults; the rest was not read.", "Mend these first."));
                return;
            }
        }

        if (rows == 0)
        {
            faults.Add(Finding.Error(new Place(file), "table", "has no places.", Expected));
        }
    }

    private static void CheckColumns(List<string> columns, string file, List<Finding> faults)
    {
        if (columns is [var only] && only.AsSpan().ContainsAny(';', '\t'))
        {
            faults.Add(Finding.Error(new Place(file, 1), "table", "has its cells apart by semicolons or tabs.", "Save it with commas between the cells."));
            return;
        }

        foreach (var missing in Needed.Except(columns, StringComparer.Ordinal))
        {
            faults.Add(Finding.Error(new Place(file, 1), missing, "is not a column of this table.", Expected));
        }

        foreach (var twice in columns.Where(name => Columns.Contains(name, StringComparer.Ordinal)).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add(Finding.Error(new Place(file, 1), twice.Key, "is the name of two columns.", "Give each column a name of its own."));
        }

        foreach (var other in columns.Except(Columns, StringComparer.Ordinal))
        {
            faults.Add(Finding.Remark(new Place(file, 1), other.Length == 0 ? "column" : other, "is not a column that is read.", $"Those are {string.Join(", ", Columns)}."));
        }
    }

    private static PlacedShape? ReadRow(Func<string, string> cell, Place place, List<Finding> faults)
    {
        var before = faults.Count;
        var name = cell(Name);
        if (name.Length == 0)
        {
            faults.Add(Finding.Error(place, Name, "is empty.", "Give the place a name that no other has."));
        }

        var subject = name.Length == 0 ? "row" : name;
        var latitude = Number(cell(Latitude), Latitude, "40.05", place, subject, faults);
        var longitude = Number(cell(Longitude), Longitude, "32.57", place, subject, faults);
        var at = latitude is { } north && longitude is { } east ? ShapeValues.PlaceAt(north, east, place, subject, faults) : null;
        var ground = cell(GroundHeight).Length == 0 ? null : Number(cell(GroundHeight), GroundHeight, "938", place, subject, faults);
        if (ground is { } height_m)
        {
            ShapeValues.IsGround(height_m, place, subject, faults);
        }

        var weight = cell(Weight).Length == 0 ? null : Number(cell(Weight), Weight, "2.5", place, subject, faults);
        if (weight is { } counts)
        {
            ShapeValues.IsWeight(counts, place, subject, faults);
        }

        var road = cell(NearRoad).Length > 0 ? cell(NearRoad) : cell(Road);
        bool? isNearRoad = road.Length == 0 ? null : ShapeValues.YesOrNo(road, place, subject, faults);
        return faults.Count == before
            ? new PlacedShape(name, ShapeKind.Point, [at!.Value], Polygon: null, weight, ground is { } metres ? Length.FromMetres(metres) : null, isNearRoad, place)
            : null;
    }

    private static double? Number(string text, string column, string example, Place place, string subject, List<Finding> faults)
    {
        if (double.TryParse(text.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        faults.Add(Finding.Error(place, subject, text.Length == 0 ? $"The {column} is empty." : $"The {column} \"{(text.Length > 40 ? text[..40] + "…" : text)}\" is not a number.", $"Write it with a decimal point and without a unit, such as {example}."));
        return null;
    }
}
