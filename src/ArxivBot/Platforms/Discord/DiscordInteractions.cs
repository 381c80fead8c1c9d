using ArxivBot.Commands;
using ArxivBot.Deliveries;
using ArxivBot.Discord;
using Microsoft.Extensions.Logging;
using Interaction = ArxivBot.Discord.Interaction;

namespace ArxivBot.Platforms.Discord;

/// <summary>Answers what users do: commands, buttons, options that they type.</summary>
internal sealed partial class DiscordInteractions(
    DiscordRest rest, OpenInteractions interactions, CommandRunner runner, Answers answers, SlashCompletion completion, UploadedFiles uploads, TimeProvider clock, ILogger<DiscordInteractions> logger)
{
    // Discord waits 3 seconds for a first answer, and the way there takes some of it.
    private static readonly TimeSpan ShowWorkAfter = TimeSpan.FromSeconds(1);

    /// <summary>Never throws but for its token.</summary>
    public async Task HandleAsync(Interaction asked, CancellationToken cancellationToken)
    {
        try
        {
            if (asked.Type == InteractionType.Autocomplete)
                await SuggestAsync(asked, cancellationToken);
            else if (asked.Type is InteractionType.Command or InteractionType.Component && interactions.Open(asked) is { } open)
                await AnswerAsync(asked, open, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, asked);
        }
    }

    private async Task SuggestAsync(Interaction asked, CancellationToken cancellationToken)
    {
        var choices = await completion.OfAsync(asked, cancellationToken);
        if (await rest.RespondAsync(asked.Id, asked.Token, InteractionResponse.Suggest(choices), cancellationToken) is not Answer<Nothing>.Ok and var answer)
            LogNotSuggested(asked, answer);
    }

    private async Task AnswerAsync(Interaction asked, OpenInteraction open, CancellationToken cancellationToken)
    {
        try
        {
            open.IsPrivate = SlashRequest.IsPrivate(asked);
            // The database works on the thread that asks it: it must not be this one, or a slow answer would show no work.
            var answering = Task.Run(() => RunAsync(asked, open, cancellationToken), cancellationToken);
            await Task.WhenAny(answering, Task.Delay(ShowWorkAfter, clock, cancellationToken));
            if (!answering.IsCompleted)
                await open.DeferAsync(cancellationToken);
            await answering;
        }
        finally
        {
            interactions.Close(asked);
        }
    }

    private async Task RunAsync(Interaction asked, OpenInteraction open, CancellationToken cancellationToken)
    {
        var reply = SlashRequest.Of(asked) is { } request
            ? await RunAsync(asked, request, cancellationToken)
            : Reply.Refused("This button is from another version of the bot: please use the command instead. /help lists them.");
        open.IsPrivate = SlashRequest.IsPrivate(asked) || (asked.GuildId is not null && (reply.IsPrivate || reply.IsRefusal));
        var interaction = new Deliveries.Interaction($"{asked.ChannelId}", $"{asked.Id}");
        var first = await answers.SendAsync(DiscordPlatform.PlatformName, interaction, reply.Document, cancellationToken);
        if (reply.Later is { } later)
            await answers.GrowAsync(DiscordPlatform.PlatformName, interaction, later, (first as DeliveryResult.Sent)?.Receipt, cancellationToken);
    }

    private async Task<Reply> RunAsync(Interaction asked, CommandRequest request, CancellationToken cancellationToken)
    {
        if (SlashRequest.UploadOf(asked) is not var (option, upload))
            return await runner.RunAsync(request, cancellationToken);
        var (text, problem) = await uploads.ReadAsync(upload, cancellationToken);
        return text is null
            ? Reply.Refused(problem!)
            : await runner.RunAsync(request with { Named = new Dictionary<string, string>(request.Named) { [option] = text } }, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Interaction {Interaction} could not be answered")]
    private partial void LogFailed(Exception exception, Interaction interaction);

    [LoggerMessage(LogLevel.Warning, "Suggestions for {Interaction} did not go: {Answer}")]
    private partial void LogNotSuggested(Interaction interaction, Answer<Nothing> answer);
}
