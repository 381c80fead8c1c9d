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

    /// <summary>Null where the platform does not tell.</summary>
    public MissingRights? Missing { get; init; }
}

/// <param name="Id">The platform's.</param>
/// <param name="IsAdmin">Whether this person may change the chat.</param>
internal sealed record Person(string Id, string Name, bool IsAdmin);

/// <summary>What somebody has to let the bot do in a chat before all of it works.</summary>
/// <param name="HowToGrant">In the platform's words.</param>
internal sealed record MissingRights(IReadOnlyList<MissingRight> Rights, string HowToGrant);

/// <param name="Name">The platform's.</param>
/// <param name="WhatFor">What does not work without it.</param>
/// <param name="IsOptional">Whether only those need it who have asked for something special.</param>
internal sealed record MissingRight(string Name, string WhatFor, bool IsOptional = false);
