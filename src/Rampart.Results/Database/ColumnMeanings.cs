namespace Rampart.Results.Database;

/// <summary>What the columns of run.sqlite mean, and in which unit they are.</summary>
internal static class ColumnMeanings
{
    private static readonly (string Suffix, string Unit)[] Units =
    [
        ("_radps", "rad/s"), ("_mps", "m/s"), ("_km", "km"), ("_deg", "°"), ("_m2", "m²"), ("_m", "m"), ("_s", "s"), ("seconds", "s"), ("seconds_after_appearance", "s"), ("ballistic_coefficient", "kg/m²"),
    ];

    /// <summary>By TABLE.COLUMN, or by COLUMN for one meaning wherever it stands.</summary>
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["record"] = "number of the record in the journal: the order in which things were written down",
        ["time_s"] = "when, since the start of the battle",
        ["detection.time_s"] = "when the beam was on the target",
        ["fire_withheld.time_s"] = "when the reason began to hold",
        ["until_s"] = "when it ended",
        ["target"] = "the target: truth",
        ["intercept_outcome.target"] = "the target that the missile truly met, if any",
        ["v_engagements.target"] = "the target that the missile truly met, if any",
        ["v_mistakes.target"] = "the target that should not have been fired at",
        ["radar"] = "the radar",
        ["battery"] = "the battery",
        ["launcher"] = "the launcher",
        ["interceptor"] = "the missile",
        ["asset"] = "the defended asset, or the battery, that was attacked",
        ["aim"] = "the asset or battery at which the route ends, if the target attacks one",
        ["type"] = "type of the missile: the id of its model",
        ["aimed_at"] = "the target behind the missile's track at launch",
        ["mistake"] = "the target that was not hostile and was fired at, or met",
        ["drawn"] = "1 if it came to a draw for the kill",
        ["track"] = "number of the system track in the command post's picture",
        ["radar_track"] = "number of the radar's own track, among the tracks of that radar",
        ["radar_tracks"] = "how many tracks of radars belonged to it, one after another or side by side",
        ["into"] = "number of the system track as which the target goes on",
        ["plot"] = "number of the plot among its radar's plots",
        ["plots"] = "how many plots",
        ["look"] = "number of the scan, or of the update of an engagement radar",
        ["range_m"] = "measured slant range from the radar",
        ["intercept_outcome.range_m"] = "slant range from the battery",
        ["range_km"] = "slant range from the battery",
        ["v_first_detection.range_km"] = "measured slant range from the radar",
        ["azimuth_deg"] = "measured azimuth, clockwise from north",
        ["elevation_deg"] = "measured elevation above the radar's horizontal plane",
        ["probability"] = "probability of detection that this look had",
        ["transponder_answered"] = "1 if the interrogation that goes with the plot was answered",
        ["score"] = "logarithm of the likelihood ratio of one target to false plots",
        ["status"] = "whether the track was believed",
        ["east_m"] = "estimate, east of the theatre's origin",
        ["north_m"] = "estimate, north of the theatre's origin",
        ["up_m"] = "estimate, above the plane that touches the Earth at the theatre's origin",
        ["east_rate_mps"] = "estimate of the speed to the east",
        ["north_rate_mps"] = "estimate of the speed to the north",
        ["up_rate_mps"] = "estimate of the speed upward",
        ["deviation_m"] = "standard deviation of the track's place, over three axes",
        ["hindrance"] = "what stood in the way of a look that might have seen the target; none where chance alone missed it",
        ["over"] = "what the arc's heights count from; over ground they are clearances, and the flight climbs and dives as steeply as the target can",
        ["burn_time_s"] = "how long the missile is driven",
        ["ballistic_coefficient"] = "mass over drag area",
        ["loft_deg"] = "how much steeper it begins than the flight of least energy; below zero flatter",
        ["limit"] = "which formula was used outside its validated range",
        ["model_remark.height_m"] = "height of the target above the ellipsoid",
        ["hostile"] = "1 if judged hostile, 0 if no longer",
        ["probability_hostile"] = "probability of being hostile, as the command post reckons",
        ["interrogations"] = "how many interrogations were made",
        ["answers"] = "how many were answered",
        ["from_deg"] = "azimuth of the sector's middle before",
        ["to_deg"] = "azimuth of the sector's middle to which it turns",
        ["launch_at_s"] = "when the first missile can leave",
        ["shots"] = "missiles before the next look",
        ["intercept_range_m"] = "predicted slant range of the intercept from the battery",
        ["intercept_height_m"] = "predicted height of the intercept",
        ["intercept_azimuth_deg"] = "predicted azimuth of the intercept from the engagement radar, clockwise from north",
        ["time_of_flight_s"] = "predicted time of flight",
        ["time_to_asset_s"] = "until the track is nearest to what it threatens",
        ["missiles_guided"] = "missiles that the engagement radar guides, this one among them",
        ["reason"] = "why the battery did not fire",
        ["order_cancelled.reason"] = "why the order came to nothing",
        ["target_side"] = "side of the target that was met; hostile stands also where none was",
        ["result"] = "what came of the missile",
        ["height_m"] = "height of the intercept above the ellipsoid",
        ["kill_probability"] = "probability of the kill that was drawn for",
        ["judged_kill"] = "1 if the command post judged it a kill",
        ["true_kill"] = "1 if it was a kill",
        ["missiles"] = "missiles on the launcher now",
        ["hit"] = "1 if the target hit its aim",
        ["hits"] = "hits on it so far",
        ["destroyed"] = "1 if it is destroyed",
        ["loaded"] = "missiles at the start, reloads among them",
        ["fired"] = "missiles fired",
        ["left"] = "missiles left at the end",
        ["lost"] = "missiles lost with their battery",
        ["class"] = "class of the target",
        ["v_waterfall.class"] = "class of the targets; 'all' for all",
        ["side"] = "whose it is: truth",
        ["cross_section_m2"] = "mean radar cross-section from ahead, in the lowest band that the target's model gives",
        ["end"] = "how its part ended",
        ["arc_start_normal_x"] = "unit normal of the ellipsoid at the start, along the first axis of ECEF",
        ["arc_start_normal_y"] = "the same along the second axis",
        ["arc_start_normal_z"] = "the same along the third axis",
        ["arc_axis_x"] = "unit vector about which the normal turns, along the first axis of ECEF",
        ["arc_axis_y"] = "the same along the second axis",
        ["arc_axis_z"] = "the same along the third axis",
        ["arc_rate_radps"] = "rate at which the normal turns",
        ["arc_start_height_m"] = "height at the start, above the ellipsoid or above the ground",
        ["arc_climb_mps"] = "change of the height",
        ["launch_x_m"] = "launch place, ECEF",
        ["launch_y_m"] = "launch place, ECEF",
        ["launch_z_m"] = "launch place, ECEF",
        ["impact_x_m"] = "impact place, ECEF",
        ["impact_y_m"] = "impact place, ECEF",
        ["impact_z_m"] = "impact place, ECEF",
        ["key"] = "which fact",
        ["value"] = "the fact",
        ["id"] = "rank of the name among all names in ordinal order",
        ["name"] = "the name",
        ["kind"] = "what the name stands for",
        ["part_of"] = "the battery or command post of a radar, the battery of a launcher, the launcher of a missile",
        ["appeared_s"] = "when it appeared",
        ["detected_s"] = "when a radar first had a plot of it",
        ["confirmed_s"] = "when a radar's confirmed track of it first was in the command post's picture",
        ["identified_s"] = "when its track was first judged hostile",
        ["ordered_s"] = "when a battery was first ordered to fire at its track",
        ["fired_at_s"] = "when the first missile was fired that was meant for it, or met it",
        ["killed_s"] = "when it was killed",
        ["ended_s"] = "when its part ended",
        ["detections"] = "how many plots the radars had of it",
        ["missiles_fired"] = "how many missiles were fired at it, or met it",
        ["first_s"] = "when the track first took in a plot of the target",
        ["last_s"] = "when the track last took in a plot of the target",
        ["launch_s"] = "when the missile left",
        ["intercept_s"] = "when its flight ended",
        ["killed"] = "1 if it was killed",
        ["v_waterfall.killed"] = "how many were killed",
        ["seconds"] = "for how long",
        ["share"] = "share of the target's life",
        ["appeared"] = "how many appeared",
        ["detected"] = "of how many a radar had a plot",
        ["confirmed"] = "how many came into the command post's picture",
        ["identified"] = "how many had a track that was judged hostile",
        ["ordered"] = "how many a battery was ordered to fire at",
        ["fired_at"] = "how many a missile was fired at, or met",
        ["leaked"] = "how many reached their aim",
        ["still_flying"] = "how many flew at the end",
        ["route_flown"] = "how many came to the end of a route without an aim",
        ["never_appeared"] = "how many should have appeared only after the end",
        ["seconds_after_appearance"] = "from its appearance to this plot",
    };

    public static string Unit(string column)
    {
        foreach (var (suffix, unit) in Units)
        {
            if (column.EndsWith(suffix, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return "";
    }

    /// <summary>The sentence for a column and, where it holds words, these; empty for a column that nobody has described yet.</summary>
    public static string Meaning(DescribedColumn column)
    {
        var meaning = Meanings.GetValueOrDefault($"{column.Table}.{column.Name}") ?? Meanings.GetValueOrDefault(column.Name, "");
        return column.Words.Count == 0 ? meaning : $"{meaning}; one of {string.Join(", ", column.Words)}";
    }
}
