namespace Rampart.Evidence.Extraction;

/// <summary>The verbs by which articles hand on what somebody said, in English, German and French.</summary>
internal static class SpeechVerbs
{
    // Of the same verbs "-ing" hands on too, behind a name: "…, saying that", "noting".
    public const string English = "said|says|say|told|tells|added|adds|noted|stressed|stresses|recalled|recalls|commented|specified|specifies|explained|explains|highlighted|highlights|emphasi[sz]ed|emphasi[sz]es|announced|announces|confirmed|confirms|claimed|claims|warned|warns|promised|pledged|argued|argues|reported|stated|declared|declares|revealed|reveals|remarked|underlined|underlines|underscored|pointed out|points out|insisted|insists|admitted|admits|boasted|wrote|writes|predicted|suggested|suggests|praised|downplayed|complained|asserted|asserts|acknowledged|acknowledges|mentioned|clarified|reiterated|concluded|disclosed|denied|maintained|maintains|vowed|cautioned|countered|replied|responded|informed|went on|testified|indicated|indicates|demanded";

    /// <summary>"criticized …, arguing": the second verb hands on.</summary>
    public const string Participles = "saying|adding|noting|stressing|arguing|claiming|warning|explaining|emphasi[sz]ing|insisting|stating|pointing out|recalling";

    public const string German = "sagte|sagt|erklärte|erklärt|betonte|betont|berichtete|berichtet|ergänzte|teilte|meldete|meldet|bestätigte|kündigte|warnte|versicherte|fügte";

    public const string French = "a déclaré|a dit|a expliqué|a indiqué|a ajouté|a affirmé|a précisé|a annoncé|a souligné|a confirmé|déclare|affirme|explique|précise|indique|dit";

    /// <summary>Announcing is an event itself: its date is proposed, and is the date said.</summary>
    public static bool IsEvent(string verb) => verb.StartsWith("announce", StringComparison.OrdinalIgnoreCase);
}
