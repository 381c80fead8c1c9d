using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ArxivBot.Ranking;

internal static class RankingFeature
{
    public static IHostApplicationBuilder AddRanking(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SearchOptions, SearchOptionsValidator>(SearchOptions.Section);
        builder.Services.AddSingleton<RecentPapers>();
        builder.Services.AddSingleton<RecentRanker>();
        return builder;
    }
}
