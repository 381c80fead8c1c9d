using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>Discord's errors by name. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json</summary>
internal static class Refusals
{
    public static RefusedException NotFound => Of(404, 0, "404: Not Found");

    public static RefusedException MethodNotAllowed => Of(405, 0, "405: Method Not Allowed");

    public static RefusedException Unauthorized => Of(401, 0, "401: Unauthorized");

    public static RefusedException CloudflareBlock => Of(403, 40333, "internal network error");

    public static RefusedException UnknownChannel => Of(404, 10003, "Unknown Channel");

    public static RefusedException UnknownGuild => Of(404, 10004, "Unknown Guild");

    public static RefusedException UnknownMember => Of(404, 10007, "Unknown Member");

    public static RefusedException UnknownMessage => Of(404, 10008, "Unknown Message");

    public static RefusedException UnknownUser => Of(404, 10013, "Unknown User");

    public static RefusedException UnknownWebhook => Of(404, 10015, "Unknown Webhook");

    public static RefusedException UnknownInteraction => Of(404, 10062, "Unknown interaction");

    public static RefusedException UnknownCommand => Of(404, 10063, "Unknown application command");

    public static RefusedException UnknownApplication => Of(404, 10002, "Unknown Application");

    public static RefusedException TooManyCommands => Of(400, 30032, "Maximum number of application commands reached (100).");

    public static RefusedException TooManyCreates => Of(400, 30034, "Max number of daily application command creates has been reached (200)");

    public static RefusedException TooLarge => Of(413, 40005, "Request entity too large");

    public static RefusedException ForumTakesThreads => Of(400, 40058, "Cannot message this channel until the initial message is posted");

    public static RefusedException AlreadyAcknowledged => Of(400, 40060, "Interaction has already been acknowledged.");

    public static RefusedException TagRequired => Of(400, 40067, "A tag is required to create a forum post in this channel");

    public static RefusedException MissingAccess => Of(403, 50001, "Missing Access");

    public static RefusedException EditOfOthers => Of(403, 50005, "Cannot edit a message authored by another user");

    public static RefusedException EmptyMessage => Of(400, 50006, "Cannot send an empty message");

    public static RefusedException CannotDm => Of(403, 50007, "Cannot send messages to this user");

    public static RefusedException NotText => Of(400, 50008, "Cannot send messages in a non-text channel");

    public static RefusedException MissingPermissions => Of(403, 50013, "Missing Permissions");

    public static RefusedException WrongChannelType => Of(400, 50024, "Cannot execute action on this channel type");

    public static RefusedException InvalidToken => Of(401, 50027, "Invalid Webhook Token");

    public static RefusedException InvalidVersion => Of(400, 50041, "Invalid API version provided");

    public static RefusedException Archived => Of(400, 50083, "Thread is archived");

    public static RefusedException InvalidJson => Of(400, 50109, "The request body contains invalid JSON.");

    public static RefusedException ThreadExists => Of(400, 160004, "A thread has already been created for this message");

    public static RefusedException Locked => Of(400, 160005, "Thread is locked");

    public static RefusedException Form(BodyErrors errors) =>
        new(new DiscordAnswer(400, new JsonObject { ["message"] = "Invalid Form Body", ["code"] = 50035, ["errors"] = errors.Tree }));

    public static RefusedException Form(string path, string code, string message)
    {
        var errors = new BodyErrors();
        errors.Add(path, code, message);
        return Form(errors);
    }

    public static RefusedException ContentType => Form(
        "", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data', 'application/x-www-form-urlencoded'}.");

    public static RefusedException Of(int status, int code, string message) =>
        new(new DiscordAnswer(status, new JsonObject { ["message"] = message, ["code"] = code }));

    public static void ThrowIfAny(BodyErrors errors)
    {
        if (errors.Any)
            throw Form(errors);
    }
}
