namespace ArxivBot.Documents;

/// <summary>
/// What a part of a message costs, or the most that one message takes; each figure is counted as the platform counts,
/// and <see cref="int.MaxValue"/> as a limit means none.
/// </summary>
/// <param name="Text">Characters, in the platform's own unit.</param>
/// <param name="Entities">Formatted stretches of text.</param>
/// <param name="Blocks">Parts the platform limits by number, such as embeds.</param>
internal readonly record struct MessageSize(int Text = 0, int Bytes = 0, int Entities = 0, int Blocks = 0, int Buttons = 0, int Files = 0)
{
    public static MessageSize Unlimited { get; } =
        new(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue);

    public static MessageSize operator +(MessageSize one, MessageSize other) => new(
        Sum(one.Text, other.Text),
        Sum(one.Bytes, other.Bytes),
        Sum(one.Entities, other.Entities),
        Sum(one.Blocks, other.Blocks),
        Sum(one.Buttons, other.Buttons),
        Sum(one.Files, other.Files));

    public bool FitsIn(MessageSize limits) =>
        Text <= limits.Text && Bytes <= limits.Bytes && Entities <= limits.Entities
        && Blocks <= limits.Blocks && Buttons <= limits.Buttons && Files <= limits.Files;

    /// <summary>The figures that are over their limit, in words.</summary>
    public string Excess(MessageSize limits)
    {
        (string Name, int Cost, int Limit)[] figures =
        [
            (nameof(Text), Text, limits.Text), (nameof(Bytes), Bytes, limits.Bytes), (nameof(Entities), Entities, limits.Entities),
            (nameof(Blocks), Blocks, limits.Blocks), (nameof(Buttons), Buttons, limits.Buttons), (nameof(Files), Files, limits.Files),
        ];
        return string.Join(", ", figures.Where(f => f.Cost > f.Limit).Select(f => $"{f.Name} is limited to {f.Limit} and needs {f.Cost}"));
    }

    private static int Sum(int one, int other) => (int)Math.Min((long)one + other, int.MaxValue);
}
