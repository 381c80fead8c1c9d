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
        builder.Services.AddSingleton<ChatPlans>();
        // Each counts for itself what it has looked at.
        builder.Services.AddTransient<DigestDemand>();
        builder.Services.AddSingleton<Func<DigestDemand>>(provider => provider.GetRequiredService<DigestDemand>);
        builder.Services.AddSingleton<ComingDigests>();
        builder.Services.AddSingleton<DueDigests>();
        return builder;
    }
}
