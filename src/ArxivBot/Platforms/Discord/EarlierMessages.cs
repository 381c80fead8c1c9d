using ArxivBot.Deliveries;
using ArxivBot.Discord;
using Message = ArxivBot.Discord.Message;

namespace ArxivBot.Platforms.Discord;

/// <summary>Looks in a channel for a message that may have arrived: Discord knows its nonce for some minutes only.</summary>
internal static class EarlierMessages
{
    /// <summary>Below a message of which that could not be seen.</summary>
    public const string Mark = "\n-# ↻ Sent again: you may have had this already.";

    /// <summary>As many as Discord tells at once.</summary>
    private const int Most = 100;

    /// <summary>By how much its clock may be behind.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <param name="forms">How the message may look there.</param>
    public static async Task<DeliveryResult> FindAsync(
        DiscordRest rest, Snowflake channel, IReadOnlyList<MessageCreate> forms, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var answer = await rest.GetMessagesAsync(channel, Most, cancellationToken);
        if (!answer.TryGet(out var newest))
            return NotNow(DiscordResults.Of(answer, _ => ""));
        if (newest.FirstOrDefault(there => there.Timestamp >= since - Tolerance && forms.Any(form => IsSame(there, form))) is { } found)
            return new DeliveryResult.Sent($"{found.Id}");
        // Who may not read what was written gets an empty list.
        if (newest.Count == 0)
            return new DeliveryResult.Unknown("the channel shows nothing to the bot");
        return newest.Count < Most || newest[^1].Timestamp < since - Tolerance
            ? new DeliveryResult.Absent()
            : new DeliveryResult.Unknown("too much has been written in the channel since");
    }

    /// <summary>Where it cannot be looked for at all, it is told with the message itself what is wrong with the channel.</summary>
    public static DeliveryResult NotNow(DeliveryResult result) => result switch
    {
        DeliveryResult.Deferred => result,
        DeliveryResult.Unknown { Reason: var reason } => new DeliveryResult.Deferred(reason),
        _ => new DeliveryResult.Unknown($"the channel cannot be read: {result}"),
    };

    /// <summary>By its words and titles: more may be written differently by Discord.</summary>
    private static bool IsSame(Message there, MessageCreate form)
    {
        var embeds = form.Embeds ?? [];
        return Words(there.Content) == Words(form.Content ?? "") && there.Embeds.Count == embeds.Count
            && there.Embeds.Zip(embeds).All(pair => pair.First.Title?.Trim() == pair.Second.Title?.Trim() && pair.First.Url == pair.Second.Url);
    }

    private static string Words(string content)
    {
        var text = content.Trim();
        return text.EndsWith(Mark.Trim(), StringComparison.Ordinal) ? text[..^Mark.Trim().Length].TrimEnd() : text;
    }
}
