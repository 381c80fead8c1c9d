using System.Text.Json;
using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Interactions;

/// <summary>The first answer to an interaction. https://docs.discord.com/developers/interactions/receiving-and-responding</summary>
internal sealed class CallbackRoutes(DiscordState state, Posting posting)
{
    private const int SendMessage = 4, Defer = 5, DeferUpdate = 6, Update = 7, Complete = 8, Loading = 1 << 7;

    private static readonly ObjectShape Deferred = new(new Field("flags", new WholeShape(0, int.MaxValue)));

    public IEnumerable<Route> All =>
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Answer)
        {
            Body = new(new("type", new WholeShape(1, 12), true), new("data", new AnyShape())), IsOfInteraction = true,
        },
    ];

    private DiscordAnswer Answer(RestRequest request)
    {
        var interaction = state.Interactions.ToAnswer(request.Id("interaction_id"), request.Value("interaction_token"));
        Refusals.ThrowIfAny(request.Route.Body!.CheckBody(request.Json));
        var type = request.Body["type"]!.GetValue<int>();
        if (!Fits(type, interaction.Type))
            throw Refusals.Form("type", "BASE_TYPE_CHOICES", $"An interaction of type {interaction.Type} takes no answer of type {type}.");
        var data = request.Body["data"] as JsonObject ?? [];
        Check(type, data, request.Files.Count);
        request.CheckDescription();
        var isEphemeral = type is SendMessage or Defer && (MessageRules.Flags(data) & MessageRules.Ephemeral) != 0;
        interaction.Acknowledge(type, isEphemeral, request.Now);
        Apply(interaction, type, data, request, isEphemeral);
        return request.IsAsked("with_response") ? DiscordAnswer.Ok(Told(interaction, type)) : DiscordAnswer.NoContent;
    }

    private static bool Fits(int answer, int interaction) => (answer, interaction) switch
    {
        (SendMessage or Defer, 2 or 3) or (DeferUpdate or Update, 3) or (Complete, 4) => true,
        _ => false,
    };

    private static void Check(int type, JsonObject data, int files)
    {
        var errors = new BodyErrors();
        ObjectShape? shape = type switch
        {
            SendMessage or Update => MessageShapes.Interaction,
            Defer => Deferred,
            Complete => CommandShapes.Completion,
            _ => null,
        };
        shape?.Check(data, "/data", errors);
        Refusals.ThrowIfAny(errors);
        switch (type)
        {
            case SendMessage:
                Posting.Check(data, files, Posting.FlagsOfAnswers, "/data");
                break;
            case Defer when (MessageRules.Flags(data) & ~MessageRules.Ephemeral) != 0:
                errors.Add("/data/flags", "MESSAGE_FLAGS_INVALID", "A deferred answer can only be ephemeral.");
                break;
            case Complete:
                var choices = (JsonArray)data["choices"]!;
                CommandRules.CheckValues(choices, "/data/choices", choices.Any(c => c!["value"]!.GetValueKind() is JsonValueKind.String), errors);
                break;
        }

        Refusals.ThrowIfAny(errors);
    }

    private void Apply(SentInteraction interaction, int type, JsonObject data, RestRequest request, bool isEphemeral)
    {
        switch (type)
        {
            case SendMessage:
                interaction.Original = posting.Add(interaction.Channel, data, request.Files, interaction.Id, isEphemeral);
                interaction.Reply(ReplyKind.Message, interaction.Original.Id, data, request.Now);
                break;
            case Defer:
                interaction.Original = new Message(state.Ids.Next(), interaction.Channel, state.Bot, request.Now)
                {
                    InteractionId = interaction.Id,
                    IsEphemeral = isEphemeral,
                    Fields = MessageFields.Of(state, interaction.Channel, [], []),
                };
                interaction.Original.Fields["flags"] = Loading | (isEphemeral ? MessageRules.Ephemeral : 0);
                interaction.Channel.Messages[interaction.Original.Id] = interaction.Original;
                interaction.IsLoading = true;
                break;
            case DeferUpdate:
                interaction.Original = interaction.Source;
                break;
            case Update:
                posting.Change(interaction.Source!, data, request.Files, Posting.FlagsOfMessages);
                interaction.Original = interaction.Source;
                interaction.Reply(ReplyKind.Edit, interaction.Source!.Id, data, request.Now);
                break;
            default:
                interaction.Reply(ReplyKind.Completions, null, data, request.Now);
                break;
        }
    }

    private static JsonObject Told(SentInteraction interaction, int type)
    {
        var told = new JsonObject { ["interaction"] = new JsonObject { ["id"] = Snowflakes.Text(interaction.Id), ["type"] = interaction.Type } };
        if (interaction.Original is { } message)
        {
            told["interaction"]!["response_message_id"] = Snowflakes.Text(message.Id);
            told["interaction"]!["response_message_loading"] = interaction.IsLoading;
            told["interaction"]!["response_message_ephemeral"] = message.IsEphemeral;
            if (type is SendMessage or Update)
                told["resource"] = new JsonObject { ["type"] = type, ["message"] = Drawn.Of(message) };
        }

        return told;
    }
}
