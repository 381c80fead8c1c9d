using System.CommandLine;
using System.Globalization;
using ArxivBot.Simulators.Llm.Faults;

namespace ArxivBot.Simulators.Llm;

/// <summary><c>llm</c>: the simulated LLM service, run by hand.</summary>
internal static class LlmCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 8085 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{token.Value}' is not a port; --port takes 0 to 65535.");
        });
        var key = new Option<string?>("--key") { Description = "The key to ask for, except at Ollama's interface. Without it, none is asked for." };
        var text = new Option<string?>("--pdf-text") { Description = "A file with the text that every uploaded PDF has." };
        text.Validators.Add(result =>
        {
            if (result.Tokens is [var path] && !File.Exists(path.Value))
                result.AddError($"There is no file '{path.Value}'.");
        });
        var gullible = new Option<bool>("--gullible") { Description = "Obeys what a text tells it to do." };
        var ollama = new Option<bool>("--ollama") { Description = "Answers at /v1 as Ollama does, not as OpenAI." };
        var seed = new Option<int>("--seed") { Description = "What the chances of --faults come from.", DefaultValueFactory = _ => 1 };
        var faults = new Option<string?>("--faults") { Description = LlmFaultText.Grammar, HelpName = "FAULT=PROBABILITY,…" };
        faults.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && LlmFaultText.TryParse(given.Value, seed: 0) is null)
                result.AddError($"'{given.Value}' are not faults; --faults takes {LlmFaultText.Grammar}; probabilities are at most 1 together.");
        });
        var command = new Command("llm", "Answers as OpenAI, DashScope and Ollama do until Ctrl-C.") { port, key, text, gullible, ollama, seed, faults };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var options = new LlmSimulatorOptions
            {
                Port = arguments.GetValue(port),
                Key = arguments.GetValue(key),
                Gullible = arguments.GetValue(gullible),
                V1 = arguments.GetValue(ollama) ? LlmApi.Ollama : LlmApi.OpenAi,
                Faults = arguments.GetValue(faults) is { } given ? LlmFaultText.TryParse(given, arguments.GetValue(seed)) : null,
            };
            if (arguments.GetValue(text) is { } path)
                options = options with { PdfText = await File.ReadAllTextAsync(path, cancellationToken) };
            return await RunAsync(options, arguments.InvocationConfiguration, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(LlmSimulatorOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(console.Output);
        LlmSimulator llm;
        try
        {
            llm = await LlmSimulator.StartAsync(options with { Log = output.WriteLine }, cancellationToken);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync($"Cannot listen on 127.0.0.1:{options.Port}: {exception.Message} Name another with --port.");
            return 1;
        }

        await using (llm)
        {
            await output.WriteLineAsync($"OpenAI at {llm.OpenAiUrl}, DashScope at {llm.DashScopeUrl}, Ollama at {llm.BaseUrl}");
            await output.WriteLineAsync($"Models: {string.Join(", ", options.Models.Select(model => model.Name))}");
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(ended.SetResult))
                await ended.Task;
            foreach (var (model, (calls, prompt, answer)) in llm.Record.ByModel)
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{model}: {calls} answers, {prompt} tokens read, {answer} written"));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"${llm.Record.Cost:0.######}; at most {llm.Requests.MaximumConcurrency} requests at the same time"));
        }

        return 0;
    }
}
