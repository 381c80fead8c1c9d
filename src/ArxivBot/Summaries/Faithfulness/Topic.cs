namespace ArxivBot.Summaries.Faithfulness;

/// <summary>How much each passage of a paper shares with something said, of what the best passage shares.</summary>
internal static class Topic
{
    /// <returns>From 0 to 1; 1 everywhere when no passage shares anything.</returns>
    public static double[] Of(double[] overlaps)
    {
        var best = overlaps.DefaultIfEmpty().Max();
        return Array.ConvertAll(overlaps, overlap => best > 0 ? overlap / best : 1);
    }
}
