namespace Rampart.Browser.Tests;

/// <summary>A page worked by keys alone.</summary>
internal static class Keys
{
    private const int MostTabs = 120;

    /// <summary>Presses Tab until what has the focus is what is looked for.</summary>
    /// <param name="tab">The tab.</param>
    /// <param name="isWanted">A function in JavaScript that tells whether an element is it.</param>
    public static async Task FocusAsync(this Tab tab, string isWanted)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await tab.Page.EvaluateAsync<bool>($"() => document.activeElement !== null && ({isWanted})(document.activeElement)"))
            {
                return;
            }

            await tab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} times Tab did not come to what was looked for: {isWanted}. The focus is on {await tab.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
    }

    /// <summary>Goes to the button with these words and presses it.</summary>
    public static async Task PressAsync(this Tab tab, string button)
    {
        await tab.FocusAsync($"element => element.tagName === 'BUTTON' && element.textContent.trim() === '{button}'");
        await tab.Page.Keyboard.PressAsync("Enter");
    }
}
