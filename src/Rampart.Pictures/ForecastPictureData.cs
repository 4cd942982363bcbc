namespace Rampart.Pictures;

/// <summary>Days that may be meant; an end that is open is not given.</summary>
/// <param name="First">The first day, or null where the beginning is open ("not later than").</param>
/// <param name="Last">The last day, or null where the end is open.</param>
/// <param name="Text">The date as its source has it.</param>
public readonly record struct PictureDays(DateOnly? First, DateOnly? Last, string Text)
{
    /// <summary>Where the mark of these days stands: in their middle, or at the one end that is known; null where none is.</summary>
    public double? Middle => (First, Last) switch
    {
        ({ } first, { } last) => 0.5 * (first.DayNumber + last.DayNumber),
        ({ } first, null) => first.DayNumber,
        (null, { } last) => last.DayNumber,
        _ => null,
    };

    /// <summary>True for a single day.</summary>
    public bool IsDay => First is { } first && first == Last;
}

/// <summary>One forecast: who said on which day that something will be on which day.</summary>
/// <param name="Speaker">Who said it; marks of one speaker look alike.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Promised">When it was to be.</param>
/// <param name="IsBorneOut">True where the event may have fallen on a day that was foretold: the mark is filled.</param>
/// <param name="Outcome">What became of it, in a few words.</param>
/// <param name="Document">Where it stands.</param>
public sealed record ForecastMark(string Speaker, PictureDays Said, PictureDays Promised, bool IsBorneOut, string Outcome, string Document);

/// <summary>The forecasts of one event.</summary>
/// <param name="Title">What was foretold.</param>
/// <param name="Marks">The forecasts, by date said.</param>
/// <param name="Events">The dates that are reported of the event; several where the reports differ, none while it is open.</param>
public sealed record ForecastPanel(string Title, IReadOnlyList<ForecastMark> Marks, IReadOnlyList<PictureDays> Events);

/// <summary>What a <see cref="ForecastPicture"/> shows.</summary>
/// <param name="Caption">Its name, title and description.</param>
/// <param name="Panels">One for each event foretold.</param>
/// <param name="Stamp">From which ledger it was drawn.</param>
public sealed record ForecastPictureData(Caption Caption, IReadOnlyList<ForecastPanel> Panels, string Stamp);
