using ArxivBot.Summaries.Models;
using Microsoft.Extensions.AI;
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
        builder.Services.AddSingleton<FetchedPapers>();
        builder.Services.AddSingleton<PaperTexts>();
        builder.Services.AddSingleton<ModelBudget>();
        builder.Services.AddSingleton<PaperSummaries>();
        builder.Services.AddSingleton<SummaryPreparation>();
        builder.Services.AddSingleton<PaperQuestions>();
        if (Enum.TryParse<SummaryProvider>(Setting(builder, nameof(SummaryOptions.Provider)), ignoreCase: true, out var provider) && provider != SummaryProvider.Extractive)
        {
            builder.Services.AddSingleton<RefusedKey>();
            builder.Services.AddSingleton<IChatClient>(services =>
            {
                var options = services.GetRequiredService<IOptions<SummaryOptions>>().Value;
                return new AskedModel(ModelClients.Of(options), services.GetRequiredService<RefusedKey>(), options, services.GetRequiredService<TimeProvider>());
            });
            builder.Services.AddSingleton<PaperModel>();
            builder.Services.AddSingleton<ModelSummarizer>();
            builder.Services.AddSingleton<ModelAnswerer>();
            builder.Services.AddSingleton<ModelCheckUp>();
            if (bool.TryParse(Setting(builder, nameof(SummaryOptions.UploadPdf)), out var uploads) && uploads)
            {
                builder.Services.AddSingleton<DashScopeFiles>();
                builder.Services.AddSingleton<UploadedPapers>();
            }
        }

        return builder;
    }

    /// <summary>For a bot that runs on: whether the model answers is looked at when it starts.</summary>
    public static void AddSummariesWorker(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(ModelCheckUp)))
            builder.Services.AddHostedService<ModelStartCheck>();
    }

    private static string? Setting(IHostApplicationBuilder builder, string name) => builder.Configuration[$"{SummaryOptions.Section}:{name}"];
}
