using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>What follows the first answer to an interaction: its edits and further messages.</summary>
internal sealed class WebhookRoutes(DiscordState state, Posting posting)
{
    private const string Webhook = "/webhooks/{webhook_id}/{webhook_token}";
    private const int Loading = 1 << 7;

    public IEnumerable<Route> All =>
    [
        new("POST", Webhook, Follow) { Body = MessageShapes.Interaction, IsOfInteraction = true },
        new("GET", $"{Webhook}/messages/@original", request => DiscordAnswer.Ok(Drawn.Of(Original(Answered(request))))) { IsOfInteraction = true },
        new("PATCH", $"{Webhook}/messages/@original", Edit) { Body = MessageShapes.Edit, IsOfInteraction = true },
        new("DELETE", $"{Webhook}/messages/@original", Delete) { IsOfInteraction = true },
        new("GET", $"{Webhook}/messages/{{message_id}}", request => DiscordAnswer.Ok(Drawn.Of(Target(request)))) { IsOfInteraction = true },
        new("PATCH", $"{Webhook}/messages/{{message_id}}", Edit) { Body = MessageShapes.Edit, IsOfInteraction = true },
        new("DELETE", $"{Webhook}/messages/{{message_id}}", Delete) { IsOfInteraction = true },
    ];

    private DiscordAnswer Follow(RestRequest request)
    {
        var interaction = Answered(request);
        request.CheckShape();
        Posting.Check(request.Body, request.Files.Count, Posting.FlagsOfAnswers);
        if (interaction.IsLoading)
        {
            // Discord keeps this for old clients: the first message after a deferred answer takes its place.
            var body = (JsonObject)request.Body.DeepClone();
            body.Remove("tts");
            if (body["flags"] is not null)
                body["flags"] = MessageRules.Flags(body) & ~MessageRules.Ephemeral;
            Change(interaction, Original(interaction), body, request);
            return DiscordAnswer.Ok(Drawn.Of(Original(interaction)));
        }

        var isEphemeral = (MessageRules.Flags(request.Body) & MessageRules.Ephemeral) != 0;
        var message = posting.Add(interaction.Channel, request.Body, request.Files, interaction.Id, isEphemeral);
        interaction.Followups.Add(message);
        interaction.Reply(ReplyKind.Followup, message.Id, request.Body, request.Now);
        return DiscordAnswer.Ok(Drawn.Of(message));
    }

    private DiscordAnswer Edit(RestRequest request)
    {
        var interaction = Answered(request);
        request.CheckShape();
        var message = Target(request);
        Change(interaction, message, request.Body, request);
        return DiscordAnswer.Ok(Drawn.Of(message));
    }

    private DiscordAnswer Delete(RestRequest request)
    {
        var message = Target(request);
        posting.Delete(message);
        return DiscordAnswer.NoContent;
    }

    private void Change(SentInteraction interaction, Message message, JsonObject body, RestRequest request)
    {
        posting.Change(message, body, request.Files, Posting.FlagsOfMessages);
        if (message == interaction.Original && interaction.IsLoading)
        {
            message.Fields["flags"] = MessageRules.Flags(message.Fields) & ~Loading;
            (interaction.IsLoading, message.EditedAt) = (false, null);
        }

        interaction.Reply(ReplyKind.Edit, message.Id, body, request.Now);
    }

    private SentInteraction Answered(RestRequest request) => state.Interactions.Answered(request.Id("webhook_id"), request.Value("webhook_token"));

    private static Message Original(SentInteraction interaction) =>
        interaction.Original is { IsDeleted: false } message ? message : throw Refusals.UnknownMessage;

    private Message Target(RestRequest request)
    {
        var interaction = Answered(request);
        if (!request.Values.ContainsKey("message_id"))
            return Original(interaction);
        var id = request.Id("message_id");
        if (interaction.Original?.Id == id)
            return Original(interaction);
        return interaction.Followups.Find(message => message.Id == id && !message.IsDeleted) ?? throw Refusals.UnknownMessage;
    }
}
