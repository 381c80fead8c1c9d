using System.Net;
using System.Net.Http.Headers;
using ArxivBot.Arxiv.FullText;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace ArxivBot.Arxiv;

internal static class ArxivFeature
{
    public static IHostApplicationBuilder AddArxiv(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ArxivOptions, ArxivOptionsValidator>(ArxivOptions.Section);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AnnouncementCalendar>();
        builder.Services.AddSingleton<Politeness>();
        builder.Services.AddSingleton<PaperProcess>();
        AddClient<FeedClient>(builder.Services, "application/rss+xml, application/xml;q=0.9, */*;q=0.1", isContent: false);
        AddClient<FullTextClient>(builder.Services, "text/html, application/pdf;q=0.9, */*;q=0.1", isContent: true);
        return builder;
    }

    /// <summary>Outermost first: retries, each waits its turn, each has its time, each is read whole up to the limit.</summary>
    private static void AddClient<TClient>(IServiceCollection services, string accept, bool isContent)
        where TClient : class
    {
        var http = services.AddHttpClient<TClient>((provider, client) =>
        {
            // The handlers own time and size.
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent(provider.GetRequiredService<IOptions<ArxivOptions>>().Value.Contact));
            // arXiv answers 406 to clients that do not say what they accept.
            client.DefaultRequestHeaders.Accept.ParseAdd(accept);
        });
        http.RemoveAllLoggers();
        http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = 1,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxAutomaticRedirections = 5,
        });
        http.AddResilienceHandler("arxiv-retries", (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<ArxivOptions>>().Value;
            var clock = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.TimeProvider = clock;
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(arguments.Outcome)
                    && !(arguments.Outcome.Result?.RetryAfter(clock) > options.LongestRetryAfter)),
            });
        });
        http.AddHttpMessageHandler(provider => new PolitenessHandler(provider.GetRequiredService<Politeness>(), isContent));
        http.AddResilienceHandler("arxiv-timeout", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(context.ServiceProvider.GetRequiredService<IOptions<ArxivOptions>>().Value.RequestTimeout);
        });
        http.AddHttpMessageHandler(() => new SizeLimitHandler(isContent ? PaperLimits.LargestFile : SizeLimitHandler.LargestFeed));
    }

    private static string UserAgent(string contact)
    {
        var version = typeof(ArxivFeature).Assembly.GetName().Version!.ToString(3);
        var product = new ProductInfoHeaderValue("ArxivBot", version).ToString();
        return contact.Length > 0 ? $"{product} ({contact.Replace('(', '[').Replace(')', ']')})" : $"{product} (self-hosted)";
    }
}
