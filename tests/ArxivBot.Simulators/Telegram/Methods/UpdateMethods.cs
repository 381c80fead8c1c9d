using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Telegram.Methods;

/// <summary>How the bot hears: https://core.telegram.org/bots/api#getting-updates.</summary>
internal sealed partial class UpdateMethods(TelegramState state)
{
    private static readonly int[] WebhookPorts = [443, 80, 88, 8443];

    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(50);

    private long _poll;

    public static TelegramError OtherPoller => new(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");

    public Method[] All =>
    [
        new("getMe", _ => Me()),
        new("getUpdates", null) { RunAsync = PollAsync },
        new("deleteWebhook", DeleteWebhook),
        new("setWebhook", SetWebhook),
        new("getWebhookInfo", _ => WebhookInfo()),
    ];

    private JsonObject Me()
    {
        var me = state.Bot.Drawn();
        (me["can_join_groups"], me["can_read_all_group_messages"], me["supports_inline_queries"]) = (true, false, true);
        return me;
    }

    private JsonNode SetWebhook(CallParameters call)
    {
        if (call.Text("url") is not { Length: > 0 } address)
            return DeleteWebhook(call);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
            throw TelegramError.BadRequest("bad webhook: invalid webhook URL specified");
        // A Bot API server of one's own takes what only the same machine sees.
        if (!url.IsLoopback && url.Scheme != Uri.UriSchemeHttps)
            throw TelegramError.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
        if (!url.IsLoopback && !WebhookPorts.Contains(url.Port))
            throw TelegramError.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        var secret = call.Text("secret_token");
        if (secret is not null && !Secret().IsMatch(secret))
            throw TelegramError.BadRequest(secret.Length > 256 ? "secret token is too long" : "secret token contains unallowed characters");
        SetWanted(call);
        if (call.Flag("drop_pending_updates"))
            state.Updates.Clear();
        state.SetWebhook(new Webhook(state, url, secret));
        return true;
    }

    private JsonNode DeleteWebhook(CallParameters call)
    {
        state.SetWebhook(null);
        if (call.Flag("drop_pending_updates"))
            state.Updates.Clear();
        return true;
    }

    private JsonObject WebhookInfo()
    {
        var info = new JsonObject { ["url"] = state.Webhook?.Url.ToString() ?? "", ["has_custom_certificate"] = false, ["pending_update_count"] = state.Updates.Count };
        if (state.Webhook?.LastError is var (at, what))
            (info["last_error_date"], info["last_error_message"]) = (at.ToUnixTimeSeconds(), what);
        return info;
    }

    private void SetWanted(CallParameters call)
    {
        if (call.Json("allowed_updates") is JsonArray wanted)
            state.Wanted = wanted.Count == 0 ? null : [.. wanted.Select(kind => kind!.GetValue<string>())];
    }

    private async Task<JsonNode?> PollAsync(CallParameters call, CancellationToken cancellationToken)
    {
        var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Whole("timeout") ?? 0, 0, (long)LongestPoll.TotalSeconds));
        var began = state.Options.Clock.GetTimestamp();
        long poll;
        lock (state.Gate)
        {
            // The poll that waits already is the one that is ended.
            poll = ++_poll;
            state.EndPoll();
            SetWanted(call);
            Confirm(call.Whole("offset"));
        }

        while (true)
        {
            Task arrived;
            lock (state.Gate)
            {
                if (state.IsRevoked)
                    throw new TelegramError(401, "Unauthorized");
                if (state.Webhook is not null)
                    throw new TelegramError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
                if (poll != _poll)
                    throw OtherPoller;
                var left = timeout - state.Options.Clock.GetElapsedTime(began);
                if (state.Updates.Count > 0 || left <= TimeSpan.Zero)
                    return new JsonArray([.. state.Updates.Take((int)Math.Clamp(call.Whole("limit") ?? 100, 1, 100)).Select(update => update.Update.DeepClone())]);
                arrived = Task.WhenAny(state.Arrived, Task.Delay(left, state.Options.Clock, cancellationToken));
            }

            await arrived;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Confirm(long? offset)
    {
        if (offset is > 0)
            state.Updates.RemoveAll(update => update.Id < offset);
        else if (offset is < 0)
            state.Updates.RemoveRange(0, Math.Max(0, state.Updates.Count + (int)offset.Value));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Secret();
}
