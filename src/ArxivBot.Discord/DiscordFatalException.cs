namespace ArxivBot.Discord;

/// <summary>Discord refuses the bot, and trying again cannot help: the message says what to do.</summary>
public sealed class DiscordFatalException(string message) : Exception(message);
