using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ArxivBot.Subscriptions;

internal static class SubscriptionsFeature
{
    public static IHostApplicationBuilder AddSubscriptions(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SubscriptionOptions, SubscriptionOptionsRanges>(SubscriptionOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<SubscriptionOptions>, SubscriptionOptionsValidator>();
        builder.AddSettings<ChatOptions, ChatOptionsValidator>(ChatOptions.Section);
        builder.Services.AddSingleton<Chats>();
        return builder;
    }
}
