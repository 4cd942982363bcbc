namespace Rampart.Browser.Tests;

/// <summary>The two themes of the pages.</summary>
public enum Theme
{
    Dark,
    Light,
}
