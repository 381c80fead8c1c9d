using System.Globalization;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Llm.Faults;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>OpenAI's interface, which DashScope and Ollama have too: answers, models and files.</summary>
internal sealed class OpenAiInterface(LlmSimulatorOptions options, LlmMind mind, FileStore files)
{
    private const string Bearer = "Bearer ";

    private readonly OpenAiReader _reader = new(options, files);
    private int _number;

    /// <exception cref="LlmError">The request is refused.</exception>
    public async Task<LlmReply> AnswerAsync(HttpRequest request, LlmDoor door, LlmBody body, LlmFault? fault, CancellationToken cancellationToken)
    {
        CheckKey(door.Api, request.Headers.Authorization.ToString());
        return (request.Method, door.Path.Split('/')) switch
        {
            ("POST", ["chat", "completions"]) => Chat(_reader.Read(door.Api, body), fault),
            ("GET", ["models"]) => LlmReply.Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. options.Models.Select(Model)]) }),
            ("GET", ["models", .. var name]) => LlmReply.Json(Model(Named(door.Api, string.Join('/', name)))),
            ("POST", ["files"]) => LlmReply.Json(await files.AddAsync(door.Api, body.Form ?? throw LlmError.Invalid("Could not parse multipart form"), cancellationToken)),
            ("GET", ["files"]) => LlmReply.Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. files.All().Select(file => file.Json())]), ["has_more"] = false }),
            ("GET", ["files", var id]) => LlmReply.Json(files.Get(id).Json()),
            ("DELETE", ["files", var id]) => LlmReply.Json(files.Delete(id)),
            _ => throw new LlmError(404, $"Invalid URL ({request.Method} {request.Path})"),
        };
    }

    private void CheckKey(LlmApi api, string authorization)
    {
        if (options.Key is not { } key || api is LlmApi.Ollama)
            return;
        if (!authorization.StartsWith(Bearer, StringComparison.Ordinal))
            throw LlmErrors.NoKey;
        if (authorization[Bearer.Length..] != key)
            throw LlmErrors.WrongKey(api, authorization[Bearer.Length..]);
    }

    private LlmModel Named(LlmApi api, string name) => options.Models.FirstOrDefault(model => model.Name == name) ?? throw LlmErrors.UnknownModel(api, name);

    private JsonObject Model(LlmModel model) =>
        new() { ["id"] = model.Name, ["object"] = "model", ["created"] = 1_700_000_000, ["owned_by"] = "simulator" };

    private LlmReply Chat(LlmRequest request, LlmFault? fault)
    {
        var completion = mind.Answer(request, fault);
        var id = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-simulated{Interlocked.Increment(ref _number)}");
        var at = options.Clock.GetUtcNow().ToUnixTimeSeconds();
        if (request.Streams)
            return OpenAiWriter.Stream(completion, id, at, request, fault is LlmFault.ErrorInStream) with { Call = completion.Call };
        return fault is LlmFault.ErrorInStream ? throw LlmErrors.Broken(request.Api, 500) : LlmReply.Json(OpenAiWriter.Whole(completion, id, at, request)) with { Call = completion.Call };
    }
}
