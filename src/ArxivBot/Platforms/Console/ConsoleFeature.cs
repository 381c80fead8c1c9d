using ArxivBot.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Platforms.Console;

internal static class ConsoleFeature
{
    public static IHostApplicationBuilder AddConsolePlatform(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IChatPlatform, ConsolePlatform>();
        return builder;
    }

    public static void RemoveConsolePlatform(this IHostApplicationBuilder builder)
    {
        foreach (var console in builder.Services.Where(service => service.ImplementationType == typeof(ConsolePlatform)).ToList())
            builder.Services.Remove(console);
    }
}
