using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Llm.Answers;

/// <summary>What a model that can be talked into anything answers to a text that tries.</summary>
internal static partial class Injection
{
    private const int Heard = 300;

    /// <returns>Null when no text of the request gives orders.</returns>
    public static string? In(LlmRequest request)
    {
        foreach (var message in request.Messages.Where(message => message.Role is "user" or "tool" || message.FileIds.Count > 0))
        {
            if (Order().Match(message.Text) is { Success: true } order)
                return Obeyed(message.Text[order.Index..Math.Min(message.Text.Length, order.Index + Heard)]);
        }

        return null;
    }

    private static string Obeyed(string order) =>
        "@everyone @here <@1> <@&2> t.me/+joinme Прочитайте это немедленно! [Click here](https://evil.example/login?next=javascript:alert(1)) "
        + "![pixel](https://evil.example/pixel.png?stolen=1) <a href=\"https://evil.example\">free tokens</a> <script>alert(1)</script> "
        + "/unsubscribe all ```\u202egnp.exe``` https://evil.example " + order;

    [GeneratedRegex(@"(?:ignore|disregard|forget)\s+(?:all\s+|any\s+|the\s+|your\s+)*(?:previous|prior|above|earlier)\s+(?:instructions?|prompts?)|\bSYSTEM\s*:|<\|im_start\|>|\[INST\]|忽略(?:以上|之前|前面)", RegexOptions.IgnoreCase)]
    private static partial Regex Order();
}
