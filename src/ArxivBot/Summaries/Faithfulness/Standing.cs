namespace ArxivBot.Summaries.Faithfulness;

/// <summary>How well a place fits, among how well its rivals do.</summary>
internal sealed class Standing
{
    private readonly double[] _rivals;
    private readonly double _best;

    public Standing(IEnumerable<double> rivals)
    {
        _rivals = [.. rivals];
        _best = _rivals.DefaultIfEmpty().Max();
    }

    /// <summary>How far it is ahead of the best rival; below 0 where it is behind.</summary>
    public double Lead(double fit) => fit - _best;

    /// <summary>The same where it is behind, else 0.</summary>
    public double Lag(double fit) => Math.Min(0, Lead(fit));

    /// <summary>Of the best of all, itself among them, from 0 to 1; 0 where nothing fits at all.</summary>
    public double Share(double fit) => fit > 0 ? fit / Math.Max(fit, _best) : 0;

    /// <summary>The logarithm of how many are better, plus one.</summary>
    public double Better(double fit) => Math.Log(1 + _rivals.Count(rival => rival > fit));
}
