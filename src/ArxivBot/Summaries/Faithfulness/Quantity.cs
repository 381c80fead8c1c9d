namespace ArxivBot.Summaries.Faithfulness;

/// <summary>A number as a text prints it.</summary>
/// <param name="Text">With its sign, percent and unit.</param>
/// <param name="At">Of its first character, counted from 0.</param>
/// <param name="Value">As printed, before <paramref name="Scale"/>: 1.3 of “1.3 million”.</param>
/// <param name="Decimals">Printed after the point.</param>
/// <param name="Scale">1,000,000 of “1.3 million”, 1 where none is printed.</param>
/// <param name="IsNegative">A sign is printed.</param>
/// <param name="Unit">One spelling a unit, <c>%</c> included; null where none is known.</param>
internal readonly record struct Quantity(string Text, int At, double Value, int Decimals, double Scale, bool IsNegative, string? Unit)
{
    public const string Percent = "%", Points = "points", Times = "x", Month = "month of the year";

    // Rounding 2.4 to 2 is correct, and says another thing.
    private const double Most = 0.1;

    // What doubles lose on the way from 3.2 × 10^5 to 320,000.
    private const double Noise = 1e-9;

    /// <summary>It follows “±”.</summary>
    public bool IsUncertainty { get; init; }

    /// <summary>It tells a place in an order: the 95 of “95th percentile”.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>It is a count in letters: “two”.</summary>
    public bool IsWord => Unit is null && Scale == 1 && char.IsLetter(Text[0]);

    public int End => At + Text.Length;

    /// <summary>Whether this says what the other says, perhaps in fewer digits or as a percentage.</summary>
    /// <param name="source">As the paper prints it.</param>
    public bool Renders(Quantity source)
    {
        // A share that rises by 2 % may have risen by 2 points, and what rises by 2 points has not risen by 2 %.
        if (IsNegative && !source.IsNegative || Unit is not null && source.Unit is not null && Unit != source.Unit && (Unit, source.Unit) is not (Points, Percent))
            return false;
        var theirs = source.Value * source.Scale;
        // A share is printed without its percent sign in tables, and then it is above 1.
        return (Unit != Percent || source.Unit == Percent || theirs > 1) && IsRounded(theirs)
            || Unit == Percent && source.Unit is null && theirs <= 1 && IsRounded(theirs * 100)
            || Unit is null && source.Unit == Percent && Value <= 1 && IsRounded(theirs / 100);
    }

    private bool IsRounded(double theirs)
    {
        var scaled = theirs / Scale;
        var distance = Math.Abs(scaled - Value);
        return distance <= Noise * Math.Abs(scaled) || distance <= Most * Math.Abs(scaled) && distance <= Step / 2 * (1 + Noise);
    }

    // What the last digit that counts is worth: zeros at the end of 12,000 may stand for digits left out.
    private double Step
    {
        get
        {
            var step = Math.Pow(10, -Decimals);
            if (Decimals > 0 || Value < 100)
                return step;
            while (Value % (step * 10) == 0)
                step *= 10;
            return step;
        }
    }
}
