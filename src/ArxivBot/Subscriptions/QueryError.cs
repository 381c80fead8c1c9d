namespace ArxivBot.Subscriptions;

/// <summary>Why a text is not a query.</summary>
/// <param name="Position">Where the trouble begins, counted from 0.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Expected">What to write instead.</param>
internal sealed record QueryError(int Position, string Message, string Expected)
{
    private const int Around = 30;

    /// <summary>Three lines, for a fixed-width font: the place in the text, a caret under it, and the words.</summary>
    public string Show(string text)
    {
        var from = Math.Max(0, Position - Around);
        var until = Math.Min(text.Length, Position + Around);
        var before = from > 0 ? "…" : "";
        var line = string.Concat(text[from..until].Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c));
        return $"""
            {before}{line}{(until < text.Length ? "…" : "")}
            {new string(' ', before.Length + Position - from)}^
            {Message}; {Expected}
            """;
    }
}
