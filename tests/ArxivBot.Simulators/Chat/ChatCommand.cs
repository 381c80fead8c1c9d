using System.CommandLine;
using System.Globalization;
using ArxivBot.Simulators.Chat.Faults;

namespace ArxivBot.Simulators.Chat;

/// <summary><c>chat</c>: the simulated chat service, run by hand.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 8082 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{token.Value}' is not a port; --port takes 0 to 65535.");
        });
        var unkeyed = new Option<bool>("--unkeyed") { Description = "Ignores Idempotency-Key: each request is a message." };
        var rate = NumberOption("--rate", "Requests a second for all chats together; 0 is no limit.", 30);
        var interval = NumberOption("--chat-interval", "Seconds between two requests for one chat; 0 is no limit.", 1);
        var token = new Option<string?>("--token") { Description = "The bearer token to ask for. Without it, none is asked for." };
        var seed = new Option<int>("--seed") { Description = "What the chances of --faults come from.", DefaultValueFactory = _ => 1 };
        var faults = new Option<string?>("--faults") { Description = ChatFaultText.Grammar, HelpName = "FAULT=PROBABILITY,…" };
        faults.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && ChatFaultText.TryParse(given.Value, seed: 0) is null)
                result.AddError($"'{given.Value}' are not faults; --faults takes {ChatFaultText.Grammar}; probabilities are at most 1 together.");
        });

        var command = new Command("chat", "Takes messages as a chat service does until Ctrl-C.") { port, unkeyed, rate, interval, token, seed, faults };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            new ChatSimulatorOptions
            {
                Port = arguments.GetValue(port),
                HonoursKeys = !arguments.GetValue(unkeyed),
                MessagesPerSecond = arguments.GetValue(rate),
                ChatInterval = TimeSpan.FromSeconds(arguments.GetValue(interval)),
                Token = arguments.GetValue(token),
                KeepTexts = false,
                Faults = arguments.GetValue(faults) is { } text ? ChatFaultText.TryParse(text, arguments.GetValue(seed)) : null,
            },
            arguments.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static Option<double> NumberOption(string name, string description, double value)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1e6)
                    return number;
                result.AddError($"'{result.Tokens[0].Value}' is not a number from 0 to 1000000, as {name} takes.");
                return value;
            },
        };
        return option;
    }

    private static async Task<int> RunAsync(ChatSimulatorOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(console.Output);
        ChatSimulator chat;
        try
        {
            chat = await ChatSimulator.StartAsync(options with { Log = output.WriteLine }, cancellationToken);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync($"Cannot listen on 127.0.0.1:{options.Port}: {exception.Message} Name another with --port.");
            return 1;
        }

        await using (chat)
        {
            await output.WriteLineAsync($"Taking messages at {chat.BaseUrl}chats/ADDRESS/messages");
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(ended.SetResult))
                await ended.Task;
            await output.WriteLineAsync(
                $"{chat.Record.Count} messages, {chat.Record.Repeats} of them repeats; {chat.Record.Requests} requests, {chat.Record.Refused429} of them 429");
        }

        return 0;
    }
}
