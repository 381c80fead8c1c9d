using System.CommandLine;
using System.Globalization;

namespace ArxivBot.Simulators.Discord;

/// <summary><c>discord</c>: the simulated Discord, run by hand.</summary>
internal static class DiscordCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 8083 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError($"'{token.Value}' is not a port; --port takes 0 to 65535.");
        });
        var token = new Option<string>("--token") { Description = "The bot's token.", DefaultValueFactory = _ => new DiscordSimulatorOptions().Token };
        var openApi = new Option<string?>("--openapi") { Description = "Discord's openapi.json, to check bodies and answers against." };
        openApi.Validators.Add(result =>
        {
            if (result.Tokens is [var path] && !File.Exists(path.Value))
                result.AddError($"There is no file '{path.Value}'.");
        });
        var command = new Command("discord", "A Discord with one guild, two channels and a forum until Ctrl-C.") { port, token, openApi };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            new DiscordSimulatorOptions { Port = arguments.GetValue(port), Token = arguments.GetValue(token)!, OpenApiPath = arguments.GetValue(openApi), MostRecorded = 100_000 },
            arguments.InvocationConfiguration,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DiscordSimulatorOptions options, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        var output = TextWriter.Synchronized(console.Output);
        DiscordSimulator discord;
        try
        {
            discord = await DiscordSimulator.StartAsync(options with { Log = output.WriteLine }, cancellationToken);
        }
        catch (IOException exception)
        {
            await console.Error.WriteLineAsync($"Cannot listen on 127.0.0.1:{options.Port}: {exception.Message} Name another with --port.");
            return 1;
        }

        await using (discord)
        {
            var guild = discord.AddGuild("Reading group");
            await output.WriteLineAsync($"REST at {discord.ApiUrl}, token {discord.Token}, guild {guild}");
            await output.WriteLineAsync($"Text channel {discord.AddChannel(guild, "papers")}, announcements {discord.AddChannel(guild, "news", DiscordChannelType.Announcement)}, forum {discord.AddChannel(guild, "digests", DiscordChannelType.Forum)}");
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (cancellationToken.Register(ended.SetResult))
                await ended.Task;
            await output.WriteLineAsync($"{discord.Record.Messages.Count} messages, {discord.Record.Repeats} of them repeats; {discord.Record.Requests.Count} requests, {discord.Record.Answered(429)} of them 429");
        }

        return 0;
    }
}
