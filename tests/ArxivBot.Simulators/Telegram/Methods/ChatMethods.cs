using System.Text.Json.Nodes;
using ArxivBot.Simulators.Telegram.World;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>What the bot asks about chats and files.</summary>
internal sealed class ChatMethods(TelegramState state)
{
    public Method[] All =>
    [
        new("getChat", call =>
        {
            var told = Find(state, call).Drawn();
            (told["accent_color_id"], told["max_reaction_count"]) = (0, 0);
            told["accepted_gift_types"] = new JsonObject
            {
                ["unlimited_gifts"] = false, ["limited_gifts"] = false, ["unique_gifts"] = false, ["premium_subscription"] = false, ["gifts_from_channels"] = false,
            };
            return told;
        }),
        new("getChatMember", call => Member(Visible(call), call.Whole("user_id") ?? 0)),
        new("getChatAdministrators", call =>
        {
            var chat = Visible(call);
            return new JsonArray([.. chat.Members.Where(member => member.Value is "creator" or "administrator").Select(member => Member(chat, member.Key))]);
        }),
        new("leaveChat", call =>
        {
            Find(state, call).Bot = TelegramMembership.Left;
            return true;
        }),
        new("getFile", call => state.Files.GetValueOrDefault(call.Text("file_id") ?? "") is { } file
            ? new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = $"u{file.Id}", ["file_size"] = file.Content.Length, ["file_path"] = file.Path }
            : throw TelegramError.BadRequest("wrong file_id or the file is temporarily unavailable")),
    ];

    public static SimulatedChat Find(TelegramState state, CallParameters call) =>
        call.Text("chat_id") is not { Length: > 0 } ? throw TelegramError.BadRequest("chat_id is empty")
        : call.Whole("chat_id") is { } id && state.Chats.TryGetValue(id, out var chat) ? chat
        : throw TelegramError.BadRequest("chat not found");

    private SimulatedChat Visible(CallParameters call)
    {
        var chat = Find(state, call);
        return chat.Bot is TelegramMembership.Left or TelegramMembership.Kicked
            ? throw TelegramError.Forbidden($"bot is not a member of the {chat.Type} chat")
            : chat;
    }

    private JsonObject Member(SimulatedChat chat, long id)
    {
        if (id == state.Bot.Id)
            return Bot(state, chat.Bot);
        if (!state.Users.TryGetValue(id, out var user))
            throw TelegramError.BadRequest("user not found");
        var status = chat.Members.GetValueOrDefault(id, "left");
        var told = new JsonObject { ["status"] = status, ["user"] = user.Drawn() };
        if (status == "creator")
            told["is_anonymous"] = false;
        return status == "administrator" ? WithRights(told) : told;
    }

    public static JsonObject Bot(TelegramState state, TelegramMembership membership)
    {
        var told = new JsonObject { ["status"] = membership.ToString().ToLowerInvariant(), ["user"] = state.Bot.Drawn() };
        switch (membership)
        {
            case TelegramMembership.Administrator:
                return WithRights(told);
            case TelegramMembership.Kicked:
                told["until_date"] = 0;
                break;
            case TelegramMembership.Restricted:
                foreach (var right in (string[])["is_member", "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
                    "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"])
                    told[right] = right == "is_member";
                told["until_date"] = 0;
                break;
        }

        return told;
    }

    private static JsonObject WithRights(JsonObject told)
    {
        foreach (var right in (string[])["can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
            "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"])
            told[right] = false;
        return told;
    }
}
