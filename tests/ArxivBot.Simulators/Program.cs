using System.CommandLine;
using ArxivBot.Simulators.Arxiv;
using ArxivBot.Simulators.Chat;
using ArxivBot.Simulators.Discord;
using ArxivBot.Simulators.Llm;
using ArxivBot.Simulators.Telegram;

var root = new RootCommand("Loopback servers that behave, and misbehave, like the services ArxivBot talks to.")
{
    ArxivCommand.Create(),
    ChatCommand.Create(),
    DiscordCommand.Create(),
    LlmCommand.Create(),
    TelegramCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
