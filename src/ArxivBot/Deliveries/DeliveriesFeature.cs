using ArxivBot.Digests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Deliveries;

internal static class DeliveriesFeature
{
    public static IHostApplicationBuilder AddDeliveries(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<DeliveryOptions, DeliveryOptionsValidator>(DeliveryOptions.Section);
        builder.Services.AddSingleton<DeliveryMetrics>();
        builder.Services.AddSingleton<ForbiddenChats>();
        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddSingleton<Senders>();
        builder.Services.AddSingleton<Answers>();
        builder.Services.AddSingleton<Func<DigestBuilder>>(provider => provider.GetRequiredService<DigestBuilder>);
        builder.Services.AddSingleton<DueDigests>();
        return builder;
    }
}
