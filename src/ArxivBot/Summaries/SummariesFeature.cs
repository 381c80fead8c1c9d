using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries;

internal static class SummariesFeature
{
    public static IHostApplicationBuilder AddSummaries(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<SummaryOptions, SummaryOptionsValidator>(SummaryOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<SummaryOptions>, SummaryRules>();
        builder.Services.AddSingleton<SummaryMetrics>();
        builder.Services.AddSingleton<PaperTexts>();
        builder.Services.AddSingleton<ModelBudget>();
        builder.Services.AddSingleton<PaperSummaries>();
        builder.Services.AddSingleton<SummaryPreparation>();
        if (Enum.TryParse<SummaryProvider>(builder.Configuration[$"{SummaryOptions.Section}:{nameof(SummaryOptions.Provider)}"], ignoreCase: true, out var provider) && provider != SummaryProvider.Extractive)
        {
            builder.Services.AddSingleton(services => ModelClients.Of(services.GetRequiredService<IOptions<SummaryOptions>>().Value));
            builder.Services.AddSingleton<ModelSummarizer>();
            builder.Services.AddSingleton<ModelCheckUp>();
        }

        return builder;
    }
}
