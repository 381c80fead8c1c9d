using System.CommandLine;
using System.Globalization;

namespace ArxivBot.Simulators.Telegram;

/// <summary><c>telegram</c>: the simulated Telegram, run by hand.</summary>
internal static class TelegramCommand
{
    private const string Words = "/subscribe cs.LG";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 8084 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{token.Value}' is not a port; --port takes 0 to 65535.");
        });
        var api = new Option<string?>("--api") { Description = "A description of the Bot API as JSON, to check requests and answers against." };
        api.Validators.Add(result =>
        {
            if (result.Tokens is [var path] && !File.Exists(path.Value))
                result.AddError($"There is no file '{path.Value}'.");
        });
        var command = new Command("telegram", "A Telegram with one user, who subscribes to cs.LG, until Ctrl-C.") { port, api };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            new TelegramSimulatorOptions { Port = arguments.GetValue(port), ApiPath = arguments.GetValue(api) }, arguments.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TelegramSimulatorOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(console.Output);
        TelegramSimulator telegram;
        try
        {
            telegram = await TelegramSimulator.StartAsync(options with { Log = output.WriteLine }, cancellationToken);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync($"Cannot listen on 127.0.0.1:{options.Port}: {exception.Message} Name another with --port.");
            return 1;
        }

        await using (telegram)
        {
            var user = telegram.AddUser("Ada");
            telegram.Say(user, user, Words);
            await output.WriteLineAsync($"Bot API at {telegram.BaseUrl}, token {telegram.Token}; user {user} has written {Words}");
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(ended.SetResult))
                await ended.Task;
            await output.WriteLineAsync($"{telegram.Record.SentCount} messages, {telegram.Record.Answered(429)} answers 429");
        }

        return 0;
    }
}
