namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A value for each signal; 0 where none is set.</summary>
internal sealed class Signals<TSignal>
    where TSignal : struct, Enum
{
    private static readonly int Count = Enum.GetValues<TSignal>().Length;

    /// <summary>In the order of the signals.</summary>
    public double[] Values { get; } = new double[Count];

    public void Set(TSignal signal, double value) => Values[Convert.ToInt32(signal, null)] = value;

    /// <summary>1 where something holds, else 0.</summary>
    public void Set(TSignal signal, bool holds) => Set(signal, holds ? 1 : 0);
}
