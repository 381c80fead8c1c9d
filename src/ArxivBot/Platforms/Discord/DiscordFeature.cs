using ArxivBot.Deliveries;
using ArxivBot.Discord;
using ArxivBot.Platforms.Console;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ArxivBot.Platforms.Discord;

internal static class DiscordFeature
{
    /// <summary>Without a token there is the section of the settings, and nothing else.</summary>
    public static IHostApplicationBuilder AddDiscordPlatform(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<DiscordPlatformOptions, DiscordPlatformOptionsValidator>(DiscordPlatformOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<DiscordPlatformOptions>, TokenValidator>();
        if (!builder.IsOnDiscord())
            return builder;
        builder.Services.AddSingleton(provider => Options(provider.GetRequiredService<IOptions<DiscordPlatformOptions>>().Value));
        builder.Services.AddSingleton(provider => new DiscordRest(
            Client(), provider.GetRequiredService<DiscordOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DiscordRest>>()));
        builder.Services.AddSingleton<DiscordCheckUp>();
        builder.Services.AddSingleton<OpenInteractions>();
        builder.Services.AddSingleton<DiscordPosts>();
        builder.Services.AddSingleton<DiscordPlatform>();
        builder.Services.AddSingleton<IChatPlatform>(provider => provider.GetRequiredService<DiscordPlatform>());
        return builder;
    }

    /// <summary>Listens to Discord, if there is a token; the program has no terminal to speak to then.</summary>
    public static IHostApplicationBuilder AddDiscordWorker(this IHostApplicationBuilder builder)
    {
        if (!builder.IsOnDiscord())
            return builder;
        builder.RemoveConsolePlatform();
        builder.Services.AddSingleton<IIdentifyLog, StoredIdentifies>();
        builder.Services.AddSingleton<DiscordGateway>();
        builder.Services.AddSingleton(provider => new UploadedFiles(
            Client(), provider.GetRequiredService<DiscordOptions>(), provider.GetRequiredService<ILogger<UploadedFiles>>()));
        builder.Services.AddSingleton<SlashCompletion>();
        builder.Services.AddSingleton<CommandRegistration>();
        builder.Services.AddSingleton<DiscordChats>();
        builder.Services.AddSingleton<LostChats>();
        builder.Services.AddSingleton<DiscordInteractions>();
        builder.Services.AddHostedService<DiscordWorker>();
        return builder;
    }

    private static bool IsOnDiscord(this IHostApplicationBuilder builder) =>
        !string.IsNullOrEmpty(builder.Configuration[$"{DiscordPlatformOptions.Section}:{nameof(DiscordPlatformOptions.Token)}"]);

    private static DiscordOptions Options(DiscordPlatformOptions options) => new()
    {
        Token = options.Token,
        ApiBaseUrl = options.ApiBaseUrl,
        Shards = options.Shards > 0 ? options.Shards : null,
        Compression = options.Compression,
        UserAgentName = "ArxivBot",
        UserAgentVersion = typeof(DiscordFeature).Assembly.GetName().Version!.ToString(3),
        UserAgentUrl = options.Contact,
    };

    // The client has its own time limits.
    private static HttpClient Client() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
}
