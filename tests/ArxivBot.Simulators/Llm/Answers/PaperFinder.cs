namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>Finds the paper in a request.</summary>
public static class PaperFinder
{
    /// <summary>An uploaded file; else the longest message, and of a prompt that has instructions and the paper in one, both.</summary>
    public static string Longest(LlmRequest request) =>
        (request.Messages.LastOrDefault(message => message.FileIds.Count > 0) ?? request.Messages.MaxBy(message => message.Text.Length))?.Text ?? "";

    /// <summary>What is between the first <paramref name="open"/> and the last <paramref name="close"/> of the last message that has both; else the longest message.</summary>
    public static Func<LlmRequest, string> Between(string open, string close) => request =>
    {
        foreach (var message in request.Messages.Reverse())
        {
            var start = message.Text.IndexOf(open, StringComparison.Ordinal);
            var end = message.Text.LastIndexOf(close, StringComparison.Ordinal);
            if (start >= 0 && end >= start + open.Length)
                return message.Text[(start + open.Length)..end];
        }

        return Longest(request);
    };
}
