using ArxivBot.Reliability.Kills;
using ArxivBot.Simulators.Discord.Interactions;

namespace ArxivBot.Reliability.Faults.Discord;

/// <summary>A time in which Discord refused whatever the bot answered. UTC.</summary>
internal sealed record Refusing(DateTimeOffset From, DateTimeOffset Until);

/// <param name="Answered">The user has seen an answer.</param>
/// <param name="NeverDelivered">The connection over which it was sent was lost, and no other brought it.</param>
/// <param name="Late">It came when its three seconds had passed, or so shortly before that nobody could have answered.</param>
/// <param name="Refused">Discord took no answer in its three seconds.</param>
/// <param name="Owed">None of these: it was to be answered and was not.</param>
internal sealed record InteractionVerdict(int Sent, int Answered, int NeverDelivered, int Late, int Refused, IReadOnlyList<string> Owed);

/// <summary>Says of every interaction whether it was answered, or why it could not be.</summary>
internal static class InteractionJudge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The bot shows that it is at work a second after it has read a command; the rest is for the way there and back.</summary>
    private static readonly TimeSpan Needed = TimeSpan.FromSeconds(1.5);

    public static bool IsAnswered(SentInteraction interaction) => interaction.Replies.Count > 0;

    public static InteractionVerdict Judge(IReadOnlyList<SentInteraction> interactions, IReadOnlyList<Refusing> refusals)
    {
        var unanswered = interactions.Where(interaction => !IsAnswered(interaction)).ToList();
        var byReason = unanswered.ToLookup(interaction => Excuse(interaction, refusals));
        return new InteractionVerdict(
            interactions.Count, interactions.Count - unanswered.Count, byReason[Reason.NeverDelivered].Count(), byReason[Reason.Late].Count(), byReason[Reason.Refused].Count(),
            [.. byReason[Reason.None].Select(Words)]);
    }

    // One that says "thinking" has been taken, and can be answered for a quarter of an hour.
    private static Reason Excuse(SentInteraction interaction, IReadOnlyList<Refusing> refusals)
    {
        if (interaction.IsAcknowledged)
            return Reason.None;
        if (interaction.DeliveredAt is not { } delivered)
            return Reason.NeverDelivered;
        var last = interaction.SentAt + Patience - Needed;
        if (delivered > last)
            return Reason.Late;
        return refusals.Any(refusing => refusing.From <= interaction.SentAt + Patience && refusing.Until >= last) ? Reason.Refused : Reason.None;
    }

    private static string Words(SentInteraction interaction) => FormattableString.Invariant(
        $"interaction {interaction.Id} of type {interaction.Type}, sent {interaction.SentAt:HH:mm:ss.fff}, delivered {interaction.DeliveredAt:HH:mm:ss.fff}, {(interaction.IsAcknowledged ? "says 'thinking' for ever" : "was not answered")}");

    private enum Reason
    {
        None,
        NeverDelivered,
        Late,
        Refused,
    }
}

/// <param name="Faults">How often each kind has struck, and the longest time from its beginning, or its end where it lasts, until the bot was ready.</param>
/// <param name="Lived">On the bot's clock.</param>
internal sealed record DiscordFaultReport(
    int Seed, IReadOnlyList<(string Kind, int Times, TimeSpan Longest)> Faults, InteractionVerdict Interactions, Verdict Messages, int Identifies, int Resumes,
    TimeSpan Lived, TimeSpan Took) : IFaultReport
{
    public IReadOnlyList<string> Owed => Interactions.Owed;

    public bool IsKept => Interactions is { Sent: > 0, Owed.Count: 0 } && Messages.Keeps(mostRepeats: 0);

    public override string ToString() => FormattableString.Invariant(
        $"seed {Seed}: {Faults.Sum(fault => fault.Times)} faults of {Faults.Count} kinds in {Lived.TotalHours:0.0} h ({Took.TotalMinutes:0.0} min); {Interactions.Sent} interactions, {Interactions.Answered} answered, {Interactions.NeverDelivered} never delivered, {Interactions.Late} delivered too late, {Interactions.Refused} refused by Discord, {Interactions.Owed.Count} owed; {Messages.Messages} messages, {Messages.Lost} lost, {Messages.Repeated} repeated, {Messages.OutOfOrder} chats out of order, {Messages.Strange} strange; {Identifies} identifies, {Resumes} resumes: {(IsKept ? "kept" : "BROKEN")}");
}
