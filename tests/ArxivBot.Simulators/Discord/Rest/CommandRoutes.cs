using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Application commands: read them, replace all of them, add or remove one.</summary>
internal sealed class CommandRoutes(DiscordState state)
{
    public IEnumerable<Route> All => [.. Of("/applications/{application_id}/commands"), .. Of("/applications/{application_id}/guilds/{guild_id}/commands")];

    private IEnumerable<Route> Of(string path) =>
    [
        new("GET", path, request => DiscordAnswer.Ok(Drawn.List(state.Commands.Of(Scope(request)), command => Told(command, request)))),
        new("PUT", path, Replace) { Body = CommandShapes.Command, TakesList = true },
        new("POST", path, Create) { Body = CommandShapes.Command },
        new("GET", $"{path}/{{command_id}}", request => DiscordAnswer.Ok(Find(request).DeepClone())),
        new("DELETE", $"{path}/{{command_id}}", Delete),
    ];

    private ulong Scope(RestRequest request)
    {
        if (request.Id("application_id") != state.Bot.Id)
            throw Refusals.UnknownApplication;
        return request.Values.ContainsKey("guild_id") ? state.GuildOf(request.Id("guild_id")).Id : 0;
    }

    private DiscordAnswer Replace(RestRequest request)
    {
        var scope = Scope(request);
        var commands = request.Json as JsonArray ?? [];
        request.CheckShape(errors => CommandRules.CheckAll(commands, errors));
        return DiscordAnswer.Ok(state.Commands.Replace(scope, commands));
    }

    private DiscordAnswer Create(RestRequest request)
    {
        var scope = Scope(request);
        request.CheckShape(errors => CommandRules.Check(request.Body, "", errors));
        var (command, isNew) = state.Commands.Create(scope, request.Body);
        return new DiscordAnswer(isNew ? 201 : 200, command);
    }

    private DiscordAnswer Delete(RestRequest request)
    {
        state.Commands.Of(Scope(request)).Remove(Find(request));
        return DiscordAnswer.NoContent;
    }

    private JsonObject Find(RestRequest request) =>
        state.Commands.Of(Scope(request)).Find(command => command["id"]!.GetValue<string>() == request.Value("command_id")) ?? throw Refusals.UnknownCommand;

    // A list leaves translations out unless it is asked for them.
    private static JsonObject Told(JsonObject command, RestRequest request)
    {
        var told = (JsonObject)command.DeepClone();
        if (request.IsAsked("with_localizations"))
            return told;
        told.Remove("name_localizations");
        told.Remove("description_localizations");
        return told;
    }
}
