namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>Cuts an answer into what a stream sends at a time.</summary>
internal static class Pieces
{
    private const int ShortestLength = 24;
    private const int Most = 1_000;

    /// <summary>In UTF-16 units about 24 each, more when there would be over a thousand; surrogate pairs stay whole.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        text ??= "";
        var length = Math.Max(ShortestLength, text.Length / Most);
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(text.Length, start + length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end++;
            yield return text[start..end];
            start = end;
        }
    }
}
