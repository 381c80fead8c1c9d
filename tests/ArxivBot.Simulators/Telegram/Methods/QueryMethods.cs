using System.Text;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram.Text;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>Answers to pressed buttons and to searches typed in any chat.</summary>
internal sealed class QueryMethods(TelegramState state)
{
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";
    private const int LongestToast = 200, MostResults = 50, LongestId = 64;

    public Method[] All => [new("answerCallbackQuery", AnswerCallback), new("answerInlineQuery", AnswerInline)];

    private JsonNode AnswerCallback(CallParameters call)
    {
        if (!state.Pressed.TryGetValue(call.Text("callback_query_id") ?? "", out var pressed) || state.Now - pressed.At > state.Options.CallbackPatience)
            throw TelegramError.BadRequest(TooOld);
        if ((call.Text("text") ?? "").EnumerateRunes().Count() > LongestToast)
            throw TelegramError.BadRequest("MESSAGE_TOO_LONG");
        state.Pressed.Remove(call.Text("callback_query_id")!);
        pressed.Answer(call.Text("text"), call.Flag("show_alert"));
        state.Record.Touch();
        return true;
    }

    private JsonNode AnswerInline(CallParameters call)
    {
        if (!state.Questions.Remove(call.Text("inline_query_id") ?? "", out var question))
            throw TelegramError.BadRequest(TooOld);
        if (call.Json("results") is not JsonArray results)
            throw TelegramError.BadRequest("can't parse inline query results JSON object");
        if (results.Count > MostResults)
            throw TelegramError.BadRequest("RESULTS_TOO_MUCH");
        if (results.Select(result => result!["id"]!.GetValue<string>()).Distinct().Count() != results.Count)
            throw TelegramError.BadRequest("RESULT_ID_DUPLICATE");
        foreach (var result in results)
        {
            if (Encoding.UTF8.GetByteCount(result!["id"]!.GetValue<string>()) is 0 or > LongestId)
                throw TelegramError.BadRequest("RESULT_ID_INVALID");
            if (result["input_message_content"]?["message_text"]?.GetValue<string>() is { } text)
                HtmlParser.Parse(text);
        }

        question.Answer((JsonArray)results.DeepClone());
        return true;
    }
}
