namespace ArxivBot.Reliability.Replay.Traffic;

/// <summary>One thing that happens in a chat.</summary>
/// <param name="At">UTC.</param>
/// <param name="Chat">Its number, counted from 0.</param>
internal abstract record Act(DateTimeOffset At, int Chat);

/// <summary>Somebody types a command.</summary>
/// <param name="Change">What it asks for; null where it must be refused, the same object where nothing changes.</param>
/// <param name="OnlyReads">It may be refused too: there may be nothing to show yet.</param>
internal sealed record Typed(DateTimeOffset At, int Chat, string Line, Func<ChatWish, ChatWish?> Change, bool OnlyReads = false) : Act(At, Chat);

/// <summary>The chat throws the bot out.</summary>
internal sealed record Leaves(DateTimeOffset At, int Chat) : Act(At, Chat);

/// <summary>It takes the bot in again, and somebody speaks.</summary>
internal sealed record ComesBack(DateTimeOffset At, int Chat) : Act(At, Chat);

/// <summary>The service gives the chat another address.</summary>
internal sealed record Moves(DateTimeOffset At, int Chat) : Act(At, Chat);
