namespace Rampart.Campaigns.Report;

/// <summary>STAND-IN until the pictures are there.</summary>
public static class CampaignPage
{
    public static string Write(CampaignSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return $"<!DOCTYPE html><html lang=\"en\"><body><p>{System.Net.WebUtility.HtmlEncode(summary.Answer)}</p></body></html>\n";
    }
}
