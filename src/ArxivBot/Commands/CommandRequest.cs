namespace ArxivBot.Commands;

/// <summary>What a person asks for, in a platform's neutral form.</summary>
/// <param name="Address">The chat's, as the platform has it.</param>
/// <param name="IsShared">Whether several people read the chat.</param>
/// <param name="Title">The chat's, for people.</param>
/// <param name="Line">The command as typed, with or without its slash: <c>/subscribe cs.LG LLM</c>.</param>
internal sealed record CommandRequest(string Platform, string Address, bool IsShared, string? Title, Person Person, string Line)
{
    /// <summary>Arguments that the platform has told apart itself; they go before those of the line.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = new Dictionary<string, string>();
}

/// <param name="Id">The platform's.</param>
/// <param name="IsAdmin">Whether this person may change the chat.</param>
internal sealed record Person(string Id, string Name, bool IsAdmin);
