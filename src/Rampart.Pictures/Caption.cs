namespace Rampart.Pictures;

/// <summary>What a picture is: its name on the page, its title, and what it shows in words.</summary>
/// <param name="Id">Lower-case letters and hyphens; different for each picture of a page.</param>
/// <param name="Title">A few words.</param>
/// <param name="Description">A sentence or two for those who do not see the picture.</param>
public sealed record Caption(string Id, string Title, string Description);

/// <summary>Whose aircraft or missile it is, in truth.</summary>
public enum PictureSide
{
    Hostile,
    Civil,
    Friendly,
}

/// <summary>How its part in the battle ended.</summary>
public enum PictureFate
{
    StillFlying,
    Killed,

    /// <summary>Reached what it was aimed at.</summary>
    Leaked,

    /// <summary>Flew its route and was gone.</summary>
    LeftTheScene,
}

/// <summary>What came of a shot.</summary>
public enum PictureShot
{
    Kill,

    /// <summary>It met its target and did not kill it.</summary>
    Miss,

    /// <summary>The missile never came to its target: it failed, lost its guidance, or found nothing.</summary>
    Failed,
    StillFlying,
}
