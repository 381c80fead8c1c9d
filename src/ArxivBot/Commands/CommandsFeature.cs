using ArxivBot.Commands.Moving;
using ArxivBot.Commands.Reading;
using ArxivBot.Commands.Subscribing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Commands;

internal static class CommandsFeature
{
    public static IHostApplicationBuilder AddCommands(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CommandMetrics>();
        builder.Services.AddSingleton<CommandRate>();
        builder.Services.AddSingleton<ReturningChats>();
        builder.Services.AddSingleton<NextDigest>();
        builder.Services.AddSingleton<Quotas>();
        builder.Services.AddSingleton<ListRanking>();
        builder.Services.AddSingleton<DayDigest>();
        builder.Services.AddSingleton<DeliveredDigest>();
        builder.Services.AddSingleton<FurtherPapers>();
        builder.Services.AddSingleton<Installation>();
        builder.Services.AddSingleton<CommandRunner>();
        foreach (var command in CommandCatalog.All)
            builder.Services.AddTransient(command.Handler);
        return builder;
    }
}
