using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>A chat as a file has it.</summary>
internal sealed record ChatRecord
{
    /// <summary>Null in the file of one chat, which any chat may take.</summary>
    public string? Platform { get; init; }

    /// <summary>Null together with <see cref="Platform"/>.</summary>
    public string? Address { get; init; }

    public string? Title { get; init; }

    public bool IsShared { get; init; }

    public bool IsPaused { get; init; }

    /// <summary>Those that the file names, which have been read once.</summary>
    public IReadOnlyList<(SettingText Setting, string Text)> Settings { get; init; } = [];

    public IReadOnlyList<SubscriptionRecord> Subscriptions { get; init; } = [];

    public IReadOnlyList<(WatchedTermKind Kind, string Text)> Terms { get; init; } = [];
}

/// <param name="Query">As the bot prints it.</param>
/// <param name="CreatedBy">Null where the file does not say.</param>
internal sealed record SubscriptionRecord(string? Name, IReadOnlyList<Category> Categories, string Query, RankingMode Mode, string? CreatedBy = null);
