using ArxivBot.Deliveries;
using ArxivBot.Platforms.Console;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Telegram.Bot;

namespace ArxivBot.Platforms.Telegram;

internal static class TelegramFeature
{
    /// <summary>Without a token there is the section of the settings, and nothing else.</summary>
    public static IHostApplicationBuilder AddTelegramPlatform(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<TelegramOptions, TelegramOptionsValidator>(TelegramOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramRules>();
        if (!builder.IsOnTelegram())
            return builder;
        builder.Services.AddSingleton<ITelegramBotClient>(provider => TelegramClients.Of(provider.GetRequiredService<IOptions<TelegramOptions>>().Value));
        builder.Services.AddSingleton<TelegramCheckUp>();
        builder.Services.AddSingleton<ChatPace>();
        builder.Services.AddSingleton<TelegramPlatform>();
        builder.Services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<TelegramPlatform>());
        return builder;
    }

    /// <summary>Listens to Telegram, if there is a token; the program has no terminal to speak to then.</summary>
    public static IHostApplicationBuilder AddTelegramWorker(this IHostApplicationBuilder builder)
    {
        if (!builder.IsOnTelegram())
            return builder;
        builder.RemoveConsolePlatform();
        builder.Services.AddSingleton<TelegramTrouble>();
        if (string.IsNullOrEmpty(builder.Configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.WebhookUrl)}"]))
            builder.Services.AddSingleton<IUpdateSource, UpdatePoller>();
        else
            builder.Services.AddSingleton<IUpdateSource, UpdateWebhook>();
        builder.Services.AddSingleton<UpdateInbox>();
        builder.Services.AddSingleton<TelegramAdmins>();
        builder.Services.AddSingleton<TelegramChats>();
        builder.Services.AddSingleton<TelegramFiles>();
        builder.Services.AddSingleton<InlineSearch>();
        builder.Services.AddSingleton<TelegramUpdates>();
        builder.Services.AddSingleton<TelegramMenus>();
        builder.Services.AddHostedService<TelegramWorker>();
        return builder;
    }

    private static bool IsOnTelegram(this IHostApplicationBuilder builder) =>
        !string.IsNullOrEmpty(builder.Configuration[$"{TelegramOptions.Section}:{nameof(TelegramOptions.Token)}"]);
}
