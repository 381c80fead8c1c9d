using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Telegram;

/// <summary>A button that a user has pressed.</summary>
public sealed class PressedButton
{
    private readonly TaskCompletionSource<(string? Text, bool IsAlert)> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PressedButton(DateTimeOffset at) => At = at;

    internal DateTimeOffset At { get; }

    /// <summary>What is shown to who pressed it.</summary>
    public Task<(string? Text, bool IsAlert)> AnsweredAsync(CancellationToken cancellationToken) => _answered.Task.WaitAsync(cancellationToken);

    internal void Answer(string? text, bool isAlert) => _answered.TrySetResult((text, isAlert));
}

/// <summary>Words that a user has typed behind the bot's name, in any chat.</summary>
public sealed class InlineQuestion
{
    private readonly TaskCompletionSource<JsonArray> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal InlineQuestion()
    {
    }

    /// <summary>What is offered, as sent.</summary>
    public Task<JsonArray> AnsweredAsync(CancellationToken cancellationToken) => _answered.Task.WaitAsync(cancellationToken);

    internal void Answer(JsonArray results) => _answered.TrySetResult(results);
}
